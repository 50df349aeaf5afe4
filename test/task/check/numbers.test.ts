import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkNumbers, missingNumbers, numbersIn } from "../../../src/task/check/numbers.ts";
import { ROWS } from "./number-rows.ts";

const check = (from: string, source: string, text: string, to = "en") =>
  checkNumbers({ id: "1", source, text }, { from, to }).map(({ detail }) => detail);

describe("numbers of a translation", () => {
  test.each(ROWS.map(([from, source, text]) => ({ from, source, text })))(
    "$from: $source = $text",
    ({ from, source, text }) => {
      expect(check(from, source, text)).toEqual([]);
    },
  );

  const changed = ROWS.flatMap(([from, source, text, right, wrong]) =>
    right === undefined || wrong === undefined ? [] : [{ from, source, text, right, wrong }],
  );

  test.each(changed)(
    "$from: $source ≠ $text, with $right turned into $wrong",
    ({ from, source, text, right, wrong }) => {
      expect(text).toContain(right);
      expect(check(from, source, text.replace(right, wrong))).not.toEqual([]);
    },
  );
});

describe("a number", () => {
  test.each<[string, string, string]>([
    ["“one” of either side", "一个人来了。", "A man came."],
    ["small words that are put otherwise", "两人都同意，三天后见。", "Both agreed and will meet later in the week."],
  ])("isn't asked for where it is %s", (_what, source, text) => {
    expect(check("zh", source, text)).toEqual([]);
  });

  test("left out is named", () => {
    expect(check("ru", "Погибли 48 человек, ранены 112.", "Forty-eight people died.")).toEqual([
      "the source's “112” isn't in the translation",
    ]);
  });

  test("made up is named", () => {
    expect(check("fr", "Les pompiers sont intervenus.", "Firefighters came within 15 minutes.")).toEqual([
      "the translation's “15” isn't in the source",
    ]);
  });

  test("of many is named among the first only", () => {
    const numbers = Array.from({ length: 60 }, (_, index) => index * 7 + 100).join(", ");
    expect(check("fr", numbers, "Nothing.")[0]?.length).toBeLessThan(120);
  });

  test("may be less exact in the translation, never more so", () => {
    expect(check("zh", "1234567人", "1.2 million people")).toEqual([]);
    expect(check("zh", "35万人", "350,090 people")).not.toEqual([]);
  });

  test("of a goalless score counts", () => {
    expect(check("es", "Ganaba 1-0 al descanso.", "They were leading 1-1 at half-time.")).not.toEqual([]);
    expect(check("es", "Ganaba 1-0 al descanso.", "They were one-nil up at half-time.")).toEqual([]);
  });

  test("of more digits than a number holds is compared whole", () => {
    const id = "12345678901234567890";
    expect(check("de", `Kennung ${id}`, `ID ${id}`)).toEqual([]);
    expect(check("de", `Kennung ${id}`, `ID ${id.replace(/0$/, "1")}`)).not.toEqual([]);
  });
});

describe("a translation into another language than English", () => {
  test.each<[string, string, string, string, string, string]>([
    ["en", "The budget is 35 billion won.", "ko", "예산은 350억 원이다.", "350", "35"],
    ["en", "It lost 1.23 billion yuan on May 3.", "zh", "公司5月3日亏损12.3亿元。", "亿", "万"],
    ["en", "Twenty-three people died.", "ru", "Погибли 23 человека.", "23", "32"],
    ["ru", "Ущерб — 3,5 млрд рублей.", "de", "Der Schaden beträgt 3,5 Milliarden Rubel.", "Milliarden", "Millionen"],
    [
      "en",
      "It cost 2.5 million euros in 2019.",
      "fi",
      "Se maksoi 2,5 miljoonaa euroa vuonna 2019.",
      "miljoonaa",
      "miljardia",
    ],
  ])("%s %j is %s %j", (from, source, to, text, right, wrong) => {
    expect(check(from, source, text, to)).toEqual([]);
    expect(check(from, source, text.replace(right, wrong), to)).not.toEqual([]);
  });

  test.each(["xx", "und", "not a language", ""])("says little of a language that nothing is known of: %j", (to) => {
    expect(check("en", "Twelve people got 5 million.", "abc 12 def 5 ghi", to)).toEqual([]);
    expect(check("en", "It was 2,345 metres.", "abc def", to)).not.toEqual([]);
  });
});

describe("numbers that a claim rests on", () => {
  const evidence = [
    { text: "公司去年亏损12.3亿元。", language: "zh" },
    { text: "工厂有2300名工人。", language: "zh" },
  ];

  test("stand in any of the texts", () => {
    expect(
      missingNumbers({ text: "It lost 1.23 billion yuan and has 2,300 workers.", language: "en" }, evidence),
    ).toEqual([]);
  });

  test("are told where none has them", () => {
    const missing = missingNumbers(
      { text: "It lost 1.32 billion yuan and has 2,300 workers.", language: "en" },
      evidence,
    );
    expect(missing.map(({ text }) => text)).toEqual(["1.32 billion"]);
  });

  test("are all missing without evidence", () => {
    expect(missingNumbers({ text: "48 workers", language: "en" }, [])).toHaveLength(1);
  });
});

describe("hostile text", () => {
  test("of any characters is read", () => {
    const part = fc.constantFrom(
      ..."0 1 23 ,. - : / 9999999999999999 million مهر ۱۴ Ramadan 二 十 亿 이 만 ล้าน 成 ½ and half 令和 年 \u200f".split(
        " ",
      ),
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(part, { maxLength: 30 }).map((parts) => parts.join(" ")),
    );
    fc.assert(
      fc.property(text, fc.constantFrom("en", "zh", "fa", "ar", "ko", "de", "fi", "th", "xx"), (raw, language) => {
        for (const { readings } of numbersIn(raw, language)) expect(readings.flat()).not.toContain(Number.NaN);
        expect(check(language, raw, raw, language)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ["digits", "1".repeat(20_000)],
    ["groups", "1,".repeat(10_000)],
    ["spaced groups", "1 234".repeat(4000)],
    ["spaces", `5${" ".repeat(20_000)}million`],
    ["numerals", "一二十百千万".repeat(3000)],
    ["scales", "million ".repeat(2500)],
    ["number words", "twenty two ".repeat(1800)],
    ["letters", "a".repeat(20_000)],
    ["hangul", "이십백천만".repeat(4000)],
    ["thai", "ล้านพันสิบ".repeat(2000)],
    ["measures", "30 yards ".repeat(2000)],
  ])("of %s is read in linear time", (_what, text) => {
    const started = performance.now();
    for (const language of ["en", "zh", "ko", "th", "de", "ar"]) numbersIn(text, language);
    check("zh", text, text);
    expect(performance.now() - started).toBeLessThan(2500);
  });
});
