import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createFinder, type Verified } from "../../../src/task/check/verbatim.ts";

const RU = "Глава района сказала: «Корм лежал на складе — семь недель», и добавила, что помощь опоздала.";
const ZH = "主席在会上说：“我们用了十一年才走完这一步，但冰不会等我们。”她说，去年有1640艘次船舶驶过。";
const EN = "“It’s a 5-year plan,” the minister said. “The cat won't wait… not even half a day.”";

/** What is shown for these words, and how sure it is. */
function shown(text: string, words: string, language?: string): [string, string] | undefined {
  const found = createFinder(text, language)(words);
  return found && [found.spans.map(({ start, end }) => text.slice(start, end)).join(" | "), found.verified];
}

describe("words that are in the text", () => {
  test.each<[what: string, text: string, words: string, found: string, verified: Verified]>([
    ["as they are", RU, "Корм лежал на складе — семь недель", "Корм лежал на складе — семь недель", "exact"],
    ["with quote marks around", RU, "«помощь опоздала»", "помощь опоздала", "exact"],
    [
      "with other quote marks inside",
      EN,
      "It's a 5-year plan,\" the minister",
      "It’s a 5-year plan,” the minister",
      "folded",
    ],
    ["with another dash", RU, "на складе - семь", "на складе — семь", "folded"],
    ["with a minus for a hyphen", EN, "a 5−year plan", "a 5-year plan", "folded"],
    ["with a no-break space", RU, "Корм\u00a0лежал", "Корм лежал", "folded"],
    ["with several spaces", RU, "Корм   лежал\nна", "Корм лежал на", "folded"],
    ["with a zero-width space", RU, "Корм ле\u200bжал", "Корм лежал", "folded"],
    [
      "with a soft hyphen in the text",
      "Сель\u00adское хозяйство",
      "Сельское хозяйство",
      "Сель\u00adское хозяйство",
      "folded",
    ],
    [
      "with bidi marks in the text",
      "قال \u2067مرحبا بكم\u2069 جميعا",
      "قال مرحبا بكم جميعا",
      "قال \u2067مرحبا بكم\u2069 جميعا",
      "folded",
    ],
    ["with tatweel in the text", "الســلام عليكم", "السلام عليكم", "الســلام عليكم", "folded"],
    ["with full-width digits", "共有１６４０艘船", "共有1640艘船", "共有１６４０艘船", "folded"],
    ["with half-width punctuation", ZH, "走完这一步,但冰不会", "走完这一步，但冰不会", "folded"],
    ["with spaces between Chinese characters", ZH, "我们 用了 十一年", "我们用了十一年", "folded"],
    ["with spaces in a Chinese text", "去年有 1640 艘次 船舶", "艘次船舶", "艘次 船舶", "folded"],
    ["with three dots for an ellipsis", EN, "won't wait... not even", "won't wait… not even", "folded"],
    ["composed, where the text is not", "Le cafe\u0301 noir", "Le café noir", "Le cafe\u0301 noir", "folded"],
    ["decomposed, where the text is composed", "Le café noir", "cafe\u0301 noir", "café noir", "folded"],
    ["of one Chinese word within a sentence", ZH, "十一年", "十一年", "exact"],
    ["of a Thai word within a sentence", "เขาพูดว่าสวัสดีครับ", "สวัสดี", "สวัสดี", "exact"],
    ["at the second place, where the first is in a word", "The cats and the cat.", "the cat", "the cat", "exact"],
    ["beyond the first 16 bits", "他说𠮷野家好𠮷", "𠮷野家好", "𠮷野家好", "exact"],
  ])("%s", (_what, text, words, found, verified) => expect(shown(text, words)).toEqual([found, verified]));
});

describe("words that differ in punctuation alone", () => {
  test.each<[what: string, text: string, words: string, found: string]>([
    [
      "none at all",
      RU,
      "корм лежал на складе семь недель и добавила",
      "Корм лежал на складе — семь недель», и добавила",
    ],
    ["none in Chinese", ZH, "走完这一步但冰不会等我们", "走完这一步，但冰不会等我们"],
    ["another one", RU, "складе; семь недель", "складе — семь недель"],
    ["a stop of another script", ZH, "冰不会等我们.", "冰不会等我们。"],
    ["a stop where the text goes on", RU, "Корм лежал на складе.", "Корм лежал на складе"],
    ["none between sentences", "Корм. Лежал.", "Корм Лежал", "Корм. Лежал"],
    ["no apostrophe", EN, "Its a 5-year plan", "It’s a 5-year plan"],
    ["a space for a hyphen", EN, "a 5 year plan", "a 5-year plan"],
    ["no sign of thousands", "About 1,640 ships came", "about 1640 ships", "About 1,640 ships"],
    ["a space for what joins a Persian word", "او می\u200cرود به خانه", "او می رود به خانه", "او می\u200cرود به خانه"],
    ["another decimal sign", "up by 1,5 million", "Up by 1.5 million", "up by 1,5 million"],
    ["a stop for an ellipsis", EN, "The cat won't wait.", "The cat won't wait…"],
    ["no per cent sign", "It grew by 5% a year", "it grew by 5", "It grew by 5%"],
    ["a stop behind per cent", "It grew by 5%, they say", "it grew by 5%.", "It grew by 5%"],
    ["the small letters of a language", "Η ΟΔΟΣ ΜΑΣ", "η οδος μας", "Η ΟΔΟΣ ΜΑΣ"],
    ["capitals", "Ein großer Tag", "EIN GROSSER TAG", "Ein großer Tag"],
  ])("%s", (_what, text, words, found) => expect(shown(text, words)).toEqual([found, "punctuation"]));
});

describe("words that are not", () => {
  test.each<[what: string, text: string, words: string]>([
    ["a word replaced", RU, "Корм лежал на вокзале — семь недель"],
    ["a word deleted", RU, "Корм на складе — семь недель"],
    ["a word inserted", RU, "Корм лежал тогда на складе — семь недель"],
    ["words swapped", RU, "Корм на лежал складе"],
    ["halves joined", RU, "Корм лежал, и добавила"],
    ["halves joined with an ellipsis", RU, "Корм лежал … помощь опоздала"],
    ["another figure", ZH, "去年有1641艘次船舶"],
    ["a character replaced", ZH, "我们用了十二年"],
    ["a character deleted", ZH, "我们用十一年"],
    ["halves joined in Chinese", ZH, "我们用了十一年才走完她说"],
    ["a negation dropped", ZH, "但冰会等我们"],
    ["the end of a word", EN, "he minister said"],
    ["the start of a word", EN, "the minist"],
    ["a part of a number", ZH, "64"],
    ["a word without its accent", "Le cafe\u0301 noir", "Le cafe"],
    ["a Hindi word without its vowel sign", "किसान ने कहा", "कि"],
    ["a Hindi syllable's consonant", "उसने कहा", "कह"],
    ["a word's end after a soft hyphen", "Сель\u00adское хозяйство", "ское хозяйство"],
    ["a Persian verb without its negation", "نمی\u200cخواهم بروم", "خواهم بروم"],
    ["half of a fraction", "about ½ of it", "2 of it"],
    ["a part of a Korean syllable", "그는 각오했다", "가"],
    ["a translation", RU, "The feed lay in the store for seven weeks"],
    ["nothing but marks", RU, "«…»"],
    ["nothing but a dash", RU, "—"],
    ["nothing", RU, "  "],
    ["anything in no text", "", "Корм"],
    ["words with punctuation where the text has none", RU, "Корм лежал, на складе"],
    ["two words made one", "The rapist fled", "Therapist fled"],
    ["one word made two", "Therapist fled", "The rapist fled"],
    ["a decimal made whole", "up by 1.5 million", "up by 15 million"],
    ["the end of a decimal", "up by 1.5 million", "5 million"],
    ["the start of a range", "in 2020-21 alone", "in 2020"],
    ["a figure without its minus", "fell to -5 degrees", "to 5 degrees"],
    ["a figure cut from its minus", "fell to -5 degrees", "5 degrees"],
    ["a percent sign added", "grew by 5 a year", "grew by 5% a year"],
    ["a superscript made a digit", "10² of them", "102 of them"],
    ["a word cut at its apostrophe", "We can’t wait", "We can"],
    ["what is left of a word cut at its apostrophe", "We can’t wait", "t wait"],
    ["a word cut at its hyphen", "a non-violent protest", "violent protest"],
    ["an accent left out", "le pêcheur", "le pecheur"],
  ])("%s", (_what, text, words) => expect(shown(text, words)).toBeUndefined());
});

describe("whatever the text", () => {
  const PIECES = [
    "a",
    "b",
    "it",
    "don’t",
    "Ж",
    "его",
    "冰",
    "不会",
    "が",
    "か",
    "각",
    "কি",
    "कि",
    "é",
    "e\u0301",
    "5",
    "½",
    "…",
    "...",
    "「",
    "”",
    '"',
    "'",
    "—",
    "-",
    "−",
    " ",
    "\u00a0",
    "\n",
    "\u200b",
    "\u00ad",
    ",",
    "，",
    ".",
    "。",
    "ﬁ",
    "Ａ",
    "𠮷",
    "ـ",
    "\ud800",
  ] as const;
  const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join(""));

  /** The letters and digits alone, told another way than the code does. */
  const letters = (given: string) =>
    [...given.replaceAll("ـ", "").normalize("NFKD")]
      .filter((character) => /[\p{L}\p{N}]/u.test(character))
      .join("")
      .toLowerCase();
  const isSpaced = (character: string) =>
    /[\p{L}\p{M}\p{N}]/u.test(character) && !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}]/u.test(character);

  const seen = (given: string) => given.replaceAll(/[ـ\u200b\u00ad]/g, "");

  test("what is found has the letters of the words, all of them, in order, and splits no word", () => {
    fc.assert(
      fc.property(text, text, (haystack, words) => {
        const found = createFinder(haystack)(words);
        if (!found) return;
        const slices = found.spans.map(({ start, end }) => haystack.slice(start, end));
        expect(letters(slices.join(" "))).toBe(letters(words));
        for (const at of found.spans.flatMap(({ start, end }) => [start, end])) {
          const [before = "", after = ""] = [seen(haystack.slice(0, at)).at(-1), seen(haystack.slice(at)).at(0)];
          expect(isSpaced(before) && isSpaced(after)).toBe(false);
        }
      }),
      { numRuns: 20_000 },
    );
  });

  test("words between spaces are found, whatever their spaces and quote marks became", () => {
    const word = fc.constantFrom("it", "его", "冰", "don’t", "5", "각오", "e\u0301te", "किसान");
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 9 }), fc.nat(9), fc.nat(9), (all, from, length) => {
        const words = all.slice(from % all.length, (from % all.length) + 1 + length).join("\u00a0 ");
        expect(shown(all.join(" "), `“${words.replaceAll("’", "'")}”`)).toBeDefined();
      }),
    );
  });
});

test("a finder finds again and again", () => {
  const find = createFinder(RU);

  expect(
    [find("складе - семь"), find("nothing"), find("складе - семь"), find("лежал")].map((span) => span?.verified),
  ).toEqual(["folded", undefined, "folded", "exact"]);
});
