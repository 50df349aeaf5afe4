import fc from "fast-check";

/** Strings as somebody writes them who wants Discord to show what isn't there: markup, tricks of Unicode, long runs. */

const MARKUP = [
  ..."@ < > @& @! # [ ] ( ) ]( \\ ` ``` * ** _ __ ~~ | || - + . : / // </ t:1:R> 1 0 9 ! & % = \" '".split(" "),
  ..."# |## |### |-# |> |>>> |- |* |1. |12) | |\n|\n\n|\t|\r\n|\r|\v|\f|\u0085|\u2028|\u2029|\u00a0|\u3000".split("|"),
];
const WHOLE = [
  "@everyone",
  "@here",
  "<@1>",
  "<@!1>",
  "<@&1>",
  "<#1>",
  "<t:1:R>",
  "<t:-1>",
  "</ban:1>",
  "</a b c:1>",
  "<:x:1>",
  "<a:x:1>",
  "<id:customize>",
  ":joy:",
  ":+1:",
  "[a](https://evil.example)",
  '[a](https://evil.example "t")',
  "[a](<https://evil.example>)",
  "a](https://evil.example 'x') [",
  "](https://evil.example)",
  "<https://evil.example>",
  "<mailto:a@evil.example>",
  "a@evil.example",
  "<tel:+1>",
];
const ADDRESSES = [
  "https://evil.example/x",
  "HTTPS://EVIL.example",
  "http:\\/\\/evil.example",
  "https:/\u2060/evil.example",
  "ｈｔｔｐｓ：／／evil.example",
  "steam://run/1",
  "discord://-/settings",
  "javascript:alert(1)",
  "//evil.example",
  "evil.example",
  "xn--80ak6aa92e.com",
  "https://\u0430ррӏе.com",
];
const INVITES = [
  "discord.gg/abc",
  "DISCORD.GG/abc",
  "DiScOrD.gG/abc",
  "dis\u200bcord.gg/abc",
  "discord\u200d.gg/abc",
  "dis\u2060cord.\u00adgg/abc",
  "discord\u3002gg/abc",
  "discord．gg/abc",
  "ｄｉｓｃｏｒｄ.gg/abc",
  "ⓓⓘⓢⓒⓞⓡⓓ.gg/abc",
  "discord%2egg/abc",
  "%64iscord.gg/abc",
  "discord.%67g/abc",
  "discord.com/invite/abc",
  "discordapp.com/invite/abc",
  "ptb.discord.com/invite/abc",
  "https://discord.gg/abc",
  "discord.gift/abc",
  "discord.new/abc",
  "discord.com/events/1/2",
];
const UNICODE = [
  ..."\u200b \u200c \u200d \u200e \u200f \u202a \u202b \u202c \u202d \u202e \u2060 \u2061 \u2064 \u2066 \u2067 \u2068 \u2069".split(
    " ",
  ),
  ..."\u061c \u00ad \u034f \u115f \u180e \u3164 \ufeff \uffa0 \ufff9 \ufffb \ufffe \u0000 \u0007 \u001b \u007f \u009f".split(
    " ",
  ),
  "\u{e0001}",
  "\u{e0041}",
  "\u{e0101}",
  "\ud800",
  "\udc00",
  "👩‍👩‍👧",
  "🏴\u{e0067}\u{e0062}\u{e007f}",
  "a\u0301\u0323",
  "می‌خواهم",
  "قدس ",
  "北京说，",
  "שלום",
  "ไทย",
  "Ⅷ",
  "ﬁ",
];
const WORDS = ["a", "Nurse", "Paris. ", "And more, ", "said ", "everyone", "here", "discord", ".gg/", "x", " "];

const token = fc.oneof(
  { arbitrary: fc.constantFrom(...MARKUP), weight: 5 },
  { arbitrary: fc.constantFrom(...WHOLE), weight: 3 },
  { arbitrary: fc.constantFrom(...ADDRESSES, ...INVITES), weight: 2 },
  { arbitrary: fc.constantFrom(...UNICODE), weight: 2 },
  { arbitrary: fc.constantFrom(...WORDS), weight: 3 },
);

const mixture = fc.array(token, { minLength: 1, maxLength: 14 }).map((tokens) => tokens.join(""));

/** Across the ends of pages and labels. */
const run = fc
  .tuple(token, fc.integer({ min: 40, max: 4_500 }), mixture)
  .map(([unit, length, end]) => unit.repeat(Math.ceil(length / unit.length)) + end);

/** What stands behind words, so that it comes to lie where a text is cut. */
const pushed = fc
  .tuple(fc.integer({ min: 1, max: 4_200 }), mixture)
  .map(([length, end]) => `${"Plain words. ".repeat(Math.ceil(length / 13)).slice(0, length)}${end}`);

export const anyMarkup = fc.oneof(
  { arbitrary: mixture, weight: 40 },
  { arbitrary: pushed, weight: 3 },
  { arbitrary: run, weight: 2 },
  { arbitrary: fc.string({ unit: "binary", maxLength: 40 }), weight: 2 },
);
