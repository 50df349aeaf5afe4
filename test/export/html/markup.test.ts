import { describe, expect, test } from "vitest";
import { html, source, type Markup } from "../../../src/export/html/markup.ts";

describe("html", () => {
  test.each<[value: Parameters<typeof html>[1], written: string]>([
    [`<b title="x" id='y'>&amp;</b>`, "&lt;b title=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;&lt;/b&gt;"],
    ["a\0b\rc\nd", "a\ufffdb&#13;c\nd"],
    ["\ud800 alone", "\ufffd alone"],
    [42, "42"],
    [undefined, ""],
    [html`<i>${"<"}</i>`, "<i>&lt;</i>"],
    [[html`<i></i>`, html`<b></b>`], "<i></i><b></b>"],
  ])("escapes all but its own markup: %j", (value, written) => {
    expect(source(html`<p>${value}</p>`)).toBe(`<p>${written}</p>`);
  });

  test("takes nothing that was parsed for markup", () => {
    const posing = JSON.parse('{"markup":"<script>","Symbol(markup)":"<script>"}') as Markup;
    expect(source(html`<p>${posing}</p>`)).not.toContain("script");
  });
});
