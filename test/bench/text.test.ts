import { expect, test } from "vitest";
import { textOf } from "../../bench/text.ts";

test.each([
  ["a line for each block", "<div><h2>One</h2><p>Two <b>three</b></p></div>four", "One\nTwo three\nfour"],
  ["a line break parts lines, inline elements don't", "a<br>b<span>c</span><i>d</i>", "a\nbcd"],
  ["spaces are folded, references read", "<p>  a \n\t b&nbsp;&amp; c</p>", "a b & c"],
  ["captions stay", "<figure><img alt='no'><figcaption>Cap</figcaption></figure><p>a</p>", "Cap\na"],
  ["what is never shown goes", "<p>a</p><script>b</script><style>c</style><noscript>d</noscript><p>e</p>", "a\ne"],
  ["unclosed", "<p>a<p>b", "a\nb"],
  ["nothing", "", ""],
])("%s", (_, html, text) => {
  expect(textOf(html)).toBe(text);
});
