import { performance } from "node:perf_hooks";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sentences } from "../../src/task/sentences.ts";

/** Sentences separated by " | " in the table. */
const table: readonly (readonly [language: string, what: string, expected: string])[] = [
  ["en", "titles", "Mr. Hale met Dr. Ruth Osei of St. Mary's. | They spoke for an hour."],
  ["en", "initials", "J. R. Moss wrote it. | Nobody read it."],
  ["en", "an acronym before a name", "The U.S. Senate voted. | He lives in the U.S. | It is large."],
  ["en", "decimals and numbers", "It rose 3.5 per cent to No. 5. | Then it fell."],
  ["en", "no as a word", "She said no. | Then she left."],
  ["en", "a question inside a sentence", "“Really?” he asked. | Nobody answered."],
  ["en", "a closing mark", "“We lost.” | The hall was silent. | (Few had come.) | It rained."],
  ["en", "ellipses", "He waited… | Then he ran. | It was... nothing."],
  ["en", "a quote in a quote with its attribution", "\"They said: 'Get out!'\" Moss added. | Nobody moved."],
  ["de", "abbreviations", "Das gilt z. B. für Dr. Weber und bzw. seine Frau. | Er schwieg."],
  ["de", "ordinals", "Am 5. Mai war der 2. Wahlgang. | Es regnete."],
  ["de", "marks", "„Wir gehen.“ | Er ging. | »Nein!« | Sie blieb."],
  ["fr", "spaced marks", "« Il part. » | Elle reste avec M. Dupont. | Est-ce vrai ? | Oui !"],
  ["fr", "a word in marks at the end", "Le projet est « démesuré ». | Son chef proteste."],
  ["es", "inverted marks", "¿Quién es? | ¡Nadie! | El Sr. López viajó a EE. UU. | No volvió."],
  ["pt", "titles", "O dr. Lima falou com a Sra. Reis. | Ela riu."],
  ["it", "titles", "Il sig. Rossi e il dott. Bianchi partono. | Piove."],
  ["ru", "abbreviations", "Он жил на ул. Мира, т. е. рядом. | В 2019 г. он уехал."],
  ["ru", "initials", "А. С. Белов молчал. | Все ждали."],
  ["ru", "units", "Это стоит 118 тыс. | Экономия мала."],
  ["ru", "a question with its attribution", "«Правда?» — спросил он. | Она кивнула."],
  ["ru", "a dash after a question", "«Зачем?» — и ушёл. | Дверь хлопнула."],
  ["en", "a mark within a name", "The Yahoo! group closed. | Nobody minded."],
  ["uk", "abbreviations", "Він жив на вул. Миру. | Це було в 1999 р. | Він поїхав."],
  ["el", "the question mark", "Τι θέλεις; | Τίποτα."],
  ["tr", "titles", "Prof. Ayşe Kaya geldi. | Konuştu."],
  ["ar", "the question mark", "هل جاء الوزير؟ | نعم، جاء. | قال د. أحمد ذلك!"],
  ["fa", "full stops", "او آمد. | آیا رفت؟ | بله."],
  ["ur", "full stops", "وہ آیا۔ | وہ گیا۔"],
  ["hi", "dandas", "वह आया। | डॉ. शर्मा गए। | क्या हुआ?"],
  ["am", "full stops", "ሰላም። | ደህና።"],
  ["hy", "full stops", "Բարև։ | Լավ։"],
  ["ko", "full stops", "그는 왔다. | 비가 왔나? | 아니다."],
];

const written: readonly (readonly [language: string, what: string, expected: readonly string[]])[] = [
  ["zh", "marks after the stop", ["他来了。", "“我们走。”", "她没有动。"]],
  ["zh", "an attribution", ["“我们走。”罗启明说。", "外面下雨了。"]],
  ["zh", "a mark turned the wrong way at the end", ["他走了。", "我被咬了!“"]],
  ["zh", "several marks", ["真的吗？！", "对……他走了。"]],
  ["zh", "an opening mark", ["她笑了。", "「好！」", "他也笑了。"]],
  ["ja", "a verb after the quote", ["彼は「行く。」と言った。", "雨だった。"]],
];

describe("sentences", () => {
  it.each(table)("%s: %s", (language, _, expected) => {
    const parts = expected.split(" | ");
    expect(sentences(parts.join(" "), language).map(({ text }) => text)).toEqual(parts);
  });

  it.each(written)("%s, without spaces: %s", (language, _, expected) => {
    expect(sentences(expected.join(""), language).map(({ text }) => text)).toEqual(expected);
  });

  it("end with the line", () => {
    expect(sentences("First item\nSecond item", "en").map(({ text }) => text)).toEqual(["First item", "Second item"]);
  });

  it("take an ill-formed language tag for an unknown language", () => {
    expect(sentences("One came. Two left.", "not a tag").map(({ text }) => text)).toEqual(["One came.", "Two left."]);
  });

  it("are exact slices in order that leave out nothing but white space", () => {
    const pieces = fc.constantFrom(
      "Mr. ",
      "A. ",
      "word ",
      "“",
      "” ",
      "。",
      "「",
      "」",
      "… ",
      "5. ",
      "\n",
      "« ",
      " »",
      "И",
      "؟ ",
    );
    fc.assert(
      fc.property(fc.array(pieces), fc.constantFrom("en", "de", "zh", "ru"), (list, language) => {
        const text = list.join("");
        const found = sentences(text, language);
        let rest = "";
        let last = 0;
        for (const { start, end, text: slice } of found) {
          expect(text.slice(start, end)).toBe(slice);
          expect(start).toBeGreaterThanOrEqual(last);
          rest += text.slice(last, start);
          last = end;
        }
        expect(`${rest}${text.slice(last)}`.trim()).toBe("");
      }),
    );
  });

  it.each(["Mr. ", "… ", "“", "1. ", "a\n", "。「"])("are found in linear time: %j", (piece) => {
    const started = performance.now();
    sentences(piece.repeat(50_000), "en");
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
