import { performance } from "node:perf_hooks";
import { describe, expect, test } from "vitest";
import { negates } from "../../../../src/task/check/quote/negation.ts";
import { createFinder } from "../../../../src/task/check/verbatim.ts";

const EN =
  "“We waited at the harbour for seven weeks, in the rain and the cold, before anyone came,” she said. “Nobody had told us a thing. We will do it all again next year.”";
const ZH = "她说：“我们在港口等了整整七个星期，又冷又下雨，后来才有人来接我们。明年我们还会再来一次。”";

function shown(text: string, words: string, language: string): [string[], string] | undefined {
  const found = createFinder(text, language)(words);
  return found && [found.spans.map(({ start, end }) => text.slice(start, end)), found.verified];
}

describe("a quote with gaps is found in its parts", () => {
  test.each<[what: string, text: string, words: string, language: string, parts: string[]]>([
    [
      "an ellipsis",
      EN,
      "We waited at the harbour … before anyone came",
      "en",
      ["We waited at the harbour", "before anyone came"],
    ],
    [
      "three dots",
      EN,
      "we waited at the harbour... before anyone came.",
      "en",
      ["We waited at the harbour", "before anyone came"],
    ],
    [
      "an ellipsis in brackets",
      EN,
      "for seven weeks […] before anyone came",
      "en",
      ["for seven weeks", "before anyone came"],
    ],
    [
      "dots in parentheses",
      EN,
      "for seven weeks (...) before anyone came",
      "en",
      ["for seven weeks", "before anyone came"],
    ],
    [
      "two gaps",
      EN,
      "We waited at the harbour … before anyone came … We will do it",
      "en",
      ["We waited at the harbour", "before anyone came", "We will do it"],
    ],
    [
      "the quoter's words for some",
      EN,
      "We waited at [the port] for seven weeks",
      "en",
      ["We waited at", "for seven weeks"],
    ],
    [
      "words in brackets for a longer part",
      EN,
      "for seven weeks [in autumn] before anyone came",
      "en",
      ["for seven weeks", "before anyone came"],
    ],
    ["a Chinese gap", ZH, "我们在港口等了……后来才有人来接我们", "zh", ["我们在港口等了", "后来才有人来接我们"]],
    [
      "a whole sentence left out, “not” and all",
      EN,
      "before anyone came … We will do it all again",
      "en",
      ["before anyone came", "We will do it all again"],
    ],
  ])("%s", (_what, text, words, language, parts) => expect(shown(text, words, language)).toEqual([parts, "elided"]));

  test.each([
    ["a gap at its start", "… for seven weeks, in the rain"],
    ["a gap at its end", "for seven weeks, in the rain …"],
    ["a bracket for words before it", "[They waited] for seven weeks, in the rain"],
    ["a bracket between words that stand together", "for seven weeks, [all of us] in the rain"],
    ["a gap where nothing is left out", "for seven weeks … in the rain"],
  ])("%s leaves one part", (_what, words) =>
    expect(shown(EN, words, "en")).toEqual([["for seven weeks, in the rain"], "punctuation"]),
  );
});

describe("a quote with gaps is not found", () => {
  test.each<[what: string, text: string, words: string, language: string]>([
    ["the quoter's word for one", EN, "We [stood] at the harbour", "en"],
    ["single words from all over", EN, "We … told … again", "en"],
    ["parts in another order", EN, "before anyone came … We waited at the harbour", "en"],
    ["a part that isn't there", EN, "We waited at the harbour … before they came", "en"],
    ["a Chinese word each", ZH, "我们……再来", "zh"],
    ["a “not” in the gap", "We will not, whatever they say, support this law.", "We will … support this law", "en"],
    [
      "a “not” in the gap",
      "We will under these conditions never support this law.",
      "We will under these … support this law",
      "en",
    ],
    [
      "a “not” at the end",
      "Wir unterstützen dieses Gesetz aus vielen Gründen nicht, sagt er.",
      "Wir unterstützen dieses Gesetz … sagt er so",
      "de",
    ],
    [
      "a “not” in a Russian gap",
      "Мы и сегодня, и завтра не будем голосовать за закон",
      "Мы и сегодня … будем голосовать за закон",
      "ru",
    ],
    ["a “not” in a Chinese gap", "我们在任何情况下都不会支持这项法律", "我们在任何情况下……支持这项法律", "zh"],
    [
      "the article's own brackets, changed",
      "a plan [of the state] for all of us to see",
      "a plan [of the slate] for all of us",
      "en",
    ],
    [
      "the article's own brackets before it, changed",
      "[The mayor] signed the law at noon",
      "[The major] signed the law at noon",
      "en",
    ],
    [
      "the article's own ellipsis with a word gone beside it",
      "It was a bright start … and it held for us",
      "It was a bright … and it held for us",
      "en",
    ],
    ["too many parts", EN, Array.from({ length: 9 }, () => "We waited at").join(" … "), "en"],
  ])("%s", (_what, text, words, language) => expect(shown(text, words, language)).toBeUndefined());
});

describe("words cut out of a clause that negates them", () => {
  test.each<[text: string, words: string, language: string]>([
    ["I do not think we lost the game, he said", "we lost the game", "en"],
    ["Wir unterstützen das neue Gesetz nicht, sagte sie", "Wir unterstützen das neue Gesetz", "de"],
    ["Nous ne signerons pas cet accord", "signerons", "fr"],
    ["他说冰不会等我们", "会等我们", "zh"],
    ["彼は賛成し ない", "彼は賛成し", "ja"],
    ["우리는 이 법을 지지하지 않는다", "우리는 이 법을", "ko"],
    ["Bu yasayı destekliyor değiliz", "Bu yasayı destekliyor", "tr"],
  ])("%s", (text, words, language) => {
    expect(shown(text, words, language)).toBeUndefined();
    expect(shown(text, words, "und")).toBeDefined();
  });

  test("are found where the “not” is another clause's", () => {
    expect(shown("We did not win, but we will be back.", "we will be back", "en")).toBeDefined();
    expect(shown("“No,” he said. “We will be back.”", "We will be back.", "en")).toBeDefined();
  });

  test("are found where they are all that stands in single marks", () => {
    expect(shown("The ‘bold new start’ didn’t last.", "bold new start", "en")).toBeDefined();
    expect(shown("The ‘bold new start’ didn’t last.", "new start", "en")).toBeUndefined();
    expect(shown("The boys’ clubs’ start didn’t last.", "clubs", "en")).toBeUndefined();
  });
});

describe("negation is told", () => {
  test.each<[language: string, negated: string, plain: string]>([
    ["en", "they can’t come", "a note on another knot"],
    ["en-GB", "without them", "not only them"],
    ["de", "keinen Tag länger", "nicht nur Neid"],
    ["fr", "ils n’ont rien dit", "une personne dit plus"],
    ["es", "nadie vino", "una nota"],
    ["it", "non viene", "nonna viene"],
    ["pt-BR", "ninguém veio", "o nome"],
    ["nl", "geen tijd", "negen uur"],
    ["pl", "nie przyszedł", "niebo jest"],
    ["cs", "nebude mluvit", "nejlepší než ostatní"],
    ["ru", "он не пришёл", "не только он"],
    ["uk", "немає часу", "неділя"],
    ["tr", "hiçbir zaman", "hızlı"],
    ["ar", "ولم يأت", "لمسة كلام"],
    ["fa", "نمی‌خواهم", "نان"],
    ["he", "ולא בא", "לאט"],
    ["hi", "नहीं आया", "नया आया"],
    ["zh", "没有来", "不过非常多"],
    ["ja", "来なかった", "必ず来た"],
    ["ko", "오지 않았다", "안내했다"],
    ["vi", "không đến", "đến"],
    ["no", "ikke nå", "nå"],
    ["xx", "", "not no never"],
  ])("in %s", (language, negated, plain) => {
    expect(negated === "" || negates(`a ${negated}`, language)).toBe(true);
    expect(negates(plain, language)).toBe(false);
  });
});

test.each([
  ["one letter", "a".repeat(400_000), `${"a".repeat(3_000)}b`],
  ["one word", "no ".repeat(130_000), `${"no ".repeat(900)}x`],
  ["one word with gaps", "we go on ".repeat(40_000), "we go on … go on we … on we go … but no"],
  ["nothing but gaps", "… ".repeat(100_000), "we … ".repeat(700)],
  ["brackets", "[".repeat(200_000), "[a".repeat(1_900)],
])("time stays bounded in a text of %s", (_what, text, words) => {
  const start = performance.now();
  createFinder(text, "en")(words);

  expect(performance.now() - start).toBeLessThan(2_000);
});
