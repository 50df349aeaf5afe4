import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  hostLabel,
  maskedLink,
  neutralise,
  neutraliseLine,
  plainLine,
} from "../../../src/discord/message/neutralise.ts";

describe("neutralise", () => {
  test.each([
    ["@everyone @here", "@\u2060everyone @\u2060here"],
    ["<@1> <@&2> <#3> </ban:4> <t:1:R> <:x:1>", "\\<@1\\> \\<@&2\\> \\<\\#3\\> \\</ban:4\\> \\<t:1:R\\> \\<:x:1\\>"],
    ["[click](https://evil.example)", "\\[click\\]\\(https:\\/\\/evil.example)"],
    ["12:30:45 :joy: :+1:", "12\\:30:45 \\:joy: \\:+1:"],
    [
      "discord%2Egg/a dis\u00adcord。gg/a ｄiscord\u200d.gg/a",
      "discord\\%2Egg/a discord\\。gg/a ｄiscord\u200d\\.gg/a",
    ],
    ["discord.gg/abc discordapp.com/invite/x", "discord\\.gg/abc discordapp\\.com/invite/x"],
    ["Discord.gift/abc", "Discord\\.gift/abc"],
    ["a.-# small\u2028##\u00a0big", "a.-\\# small\n\\#\\#\u00a0big"],
    ["a\u00ad\u3164\ufff9b\u{e0101}", "ab"],
    ["# big\n-# small\n- item\n1. one\n12) two", "\\# big\n-\\# small\n\\- item\n1\\. one\n12\\) two"],
    ["> quote\n>>> all", "\\> quote\n\\>\\>\\> all"],
    ["*a* _b_ ~~c~~ ||d|| `e`", "\\*a\\* \\_b\\_ \\~\\~c\\~\\~ \\|\\|d\\|\\| \\`e\\`"],
    ["\u202egpj.exe\u200b\u{e0041}", "gpj.exe"],
    ["می‌خواهم 👩‍👧", "می‌خواهم 👩‍👧"],
    ["Costs 5.5 % – and 3-4 days. Really.", "Costs 5.5 % – and 3-4 days. Really."],
  ])("%j", (given, expected) => {
    expect(neutralise(given)).toBe(expected);
  });

  test("nothing comes alive in any mixture of markup", () => {
    const token = fc.constantFrom(
      ..."@|everyone|here|<|>|@&|@!|#|[|]|(|)|https://|evil.example|\\|`|```|*|_|~|\n|-# |# |> |</|t:1:R|:x:1|1|discord.gg/| |a|\u200b|\u202e|\u2060".split(
        "|",
      ),
      "|",
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 14 }), (tokens) => {
        const shown = neutralise(tokens.join(""));
        expect(shown).not.toMatch(/(?<!\\)(?:\\\\)*[<>*_~|`[\]#]/);
        expect(shown).not.toMatch(/@(everyone|here)|:\/\/|discord\.gg|[\u202a-\u202e]/);
        expect(shown).not.toMatch(/^[ \t]*(#{1,3}|-#|[-+])[ \t]/m);
      }),
      { numRuns: 5_000 },
    );
  });

  test("takes no longer than it should for a hundred thousand of one character", () => {
    for (const character of [" ", "\n", "<", "[", "@", "1", "#", ".", "/", ":", "d", "\u200b", "-"]) {
      const started = performance.now();
      neutralise(character.repeat(100_000));
      expect(performance.now() - started, JSON.stringify(character)).toBeLessThan(5_000);
    }
  });
});

test("a line has no line breaks", () => {
  expect(neutraliseLine("a\r\nb\u2028c")).toBe("a b c");
});

test.each([
  ["a\r\n\u202eb  c", "a b c"],
  ["@everyone <@1> <:x:1> https://a.example", "@\u2060everyone <\u2060@1> <\u2060:\u2060x:1> https:\u2060//a.example"],
  ["Discord.gg/abc. Plain.", "Discord\u2060.gg/abc\u2060. Plain."],
  ["12:30, <5 %", "12:30, <5 %"],
])("a name has nothing to hide: %j", (given, expected) => {
  expect(plainLine(given)).toBe(expected);
});

test.each([
  ["https://www.news.example:8080/a?b#c", "news.example"],
  ["https://bank.example@evil.example/", "evil.example"],
  ["https://\u0430ррӏе.com/", "xn--80ak6aa92e.com"],
  ["https://discord.gg/abc", "discord\\.gg"],
  [`https://bank.example.${"a".repeat(60)}.evil.example`, `…${"a".repeat(46)}.evil.example`],
  ["no address", ""],
  [undefined, ""],
])("%s leads to %j", (url, host) => expect(hostLabel(url)).toBe(host));

test("a link of ours can't be broken out of", () => {
  expect(maskedLink(neutraliseLine("a](b"), "https://x.example/(1)>2 3")).toBe(
    "[a\\]\\(b](<https://x.example/%281%29%3E2%203>)",
  );
  expect(maskedLink("a", "javascript:alert(1)")).toBe("a");
  expect(maskedLink("a", `https://x.example/${"(".repeat(300)}`)).toBe("a");
});
