import { describe, expect, test } from "vitest";
import { unmask } from "../../src/task/unmask.ts";

describe("a link in Markdown's form", () => {
  test.each([
    ["See [our report](https://evil.example/a?b=c).", "See our report (evil.example)."],
    ["[https://bank.example](https://evil.example)", "https://bank.example (evil.example)"],
    ["[a](https://bank.example@evil.example/)", "a (evil.example)"],
    ["[a](<https://evil.example/x>)", "a (evil.example)"],
    ['[a](https://evil.example "bank.example")', "a (evil.example)"],
    ["[a]( //evil.example/x )", "a (evil.example)"],
    ["[a](www.evil.example)", "a (www.evil.example)"],
    ["[a](evil.example/login)", "a (evil.example)"],
    ["[a](https://evil.example/(x))!", "a (evil.example)!"],
    ["[a [b] c](https://evil.example)", "a [b] c (evil.example)"],
    ["![logo](https://evil.example/pixel.png)", "logo (evil.example)"],
    ["[a](mailto:x@evil.example)", "a (mailto:)"],
    ["[a](javascript:alert)", "a (javascript:)"],
    ["[a](https://xn--80ak6aa92e.com)", "a (xn--80ak6aa92e.com)"],
    ["[a](https://аррӏе.com)", "a (xn--80ak6aa92e.com)"],
    ["[a](https:// )", "a"],
    ["He said so.[3](https://evil.example)", "He said so.[3] (evil.example)"],
    ["a](https://evil.example)", "a] (evil.example)"],
    [`[${"a".repeat(600)}](https://evil.example)`, `[${"a".repeat(600)}] (evil.example)`],
    ["[a [b](https://one.example) c](https://two.example)", "[a b (one.example) c] (two.example)"],
    ["[a](https://one.example)[b](https://two.example)", "a (one.example)b (two.example)"],
  ])("%s", (text, shown) => expect(unmask(text)).toBe(shown));
});

test.each([
  "The budget rose [3][4] (by 5 %).",
  "“[the mayor](sic) said so”",
  "[12](see below)",
  "https://news.example/a and news.example",
  "f(x)[0](y)",
  "",
])("is left alone: %j", (text) => expect(unmask(text)).toBe(text));

test("takes no longer than it should for text that is all brackets", () => {
  for (const piece of ["[", "]", "](", "[a](", "[](", "[](x", "](((", "[](h:", "[]()", "[x](https://a.b)"]) {
    const started = performance.now();
    unmask(piece.repeat(100_000 / piece.length));
    expect(performance.now() - started, piece).toBeLessThan(5_000);
  }
});
