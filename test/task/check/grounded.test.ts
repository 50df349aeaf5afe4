import { describe, expect, test } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { createGrounding, groundingProblems } from "../../../src/task/check/grounded.ts";
import { articleOf } from "../../fakes/articles.ts";

const CLINIC: Article = {
  ...articleOf([
    "Das Krankenhaus schließt zum 1. April, wie Geschäftsführer Tobias Wendt am Donnerstag mitteilte.",
    "Die Abteilung schrieb einen Verlust von 2,3 Millionen Euro; 388 Kinder wurden geboren.",
    "Von zwölf Stellen sind noch sechs besetzt. 96.000 Menschen leben im Kreis.",
  ]),
  title: "Klinik mit 41 Betten schließt",
  byline: "Maria Kolb",
  language: "de",
  published: "2026-03-05T08:00:00Z",
};

const ground = (text: string, paragraphs: readonly number[], to = "en", article = CLINIC) =>
  createGrounding(article, to)({ text, paragraphs });

describe("figures that the named paragraphs have", () => {
  test.each([
    ["It lost 2.3 million euros", [2]],
    ["The ward lost €2,300,000", [2]],
    ["Nearly 400 children were born", [2]],
    ["Some 100,000 people live there", [3]],
    ["Six of twelve posts are filled", [3]],
    ["Both wards of the two towns, and one more", [1]],
    ["The 41 beds close on 1 April 2026", [1]],
    ["It said so on 5 March", [1]],
    ["It said so on 4 March, for next month", [1]],
  ])("%s", (text, paragraphs) => {
    expect(ground(text, paragraphs)).toEqual({ absent: [], elsewhere: [] });
  });

  test.each([
    ["zh", "该科室亏损230万欧元，出生388名婴儿", [2]],
    ["ru", "Убыток — 2,3 млн евро, родилось 388 детей", [2]],
    ["zh", "医院将于4月1日关闭", [1]],
  ] as const)("in %s: %s", (to, text, paragraphs) => {
    expect(ground(text, paragraphs, to).absent).toEqual([]);
  });
});

describe("figures that the article doesn't have", () => {
  test.each([
    ["It lost 2.4 million euros", [2], "2.4 million"],
    ["It lost 2.3 billion euros", [2], "2.3 billion"],
    ["389 children were born", [2], "389"],
    ["Five of the posts are filled", [3], "Five"],
    ["It closes on 1 July", [1], "July"],
    ["It has 14 beds", [1], "14"],
    ["95,000 people live there", [3], "95,000"],
    ["In 2000", [3], "2000"],
  ])("%s", (text, paragraphs, absent) => {
    expect(ground(text, paragraphs).absent).toEqual([absent]);
  });

  test("where no paragraph is named are those that none has", () => {
    expect(ground("388 children, not 389, in a district of 96,000", [])).toEqual({ absent: ["389"], elsewhere: [] });
  });

  test.each(["und", "tlh"])("are said of plain figures alone in a language that nobody knows: %s", (language) => {
    const article = { ...CLINIC, language };
    expect(ground("Six of 97 beds, 388 children", [2], "en", article).absent).toEqual(["97"]);
  });
});

test("figures of other paragraphs, with the paragraph", () => {
  expect(ground("It lost 2.3 million and has 388 children", [3])).toEqual({
    absent: [],
    elsewhere: [
      { words: "2.3 million", paragraph: 2, kind: "figure" },
      { words: "388", paragraph: 2, kind: "figure" },
    ],
  });
});

describe("persons", () => {
  test.each([
    ["Director Jane Miller said so", "Jane Miller"],
    ["According to Jane Miller, it closes", "Jane Miller"],
    ["It closes, Jane Miller told the council", "Jane Miller"],
    ["Jane Miller said it closes", "Jane Miller"],
    ["Tobias Miller said it closes", "Tobias Miller"],
  ])("whom the article doesn't name: %s", (text, name) => {
    expect(ground(text, [1]).absent).toEqual([name]);
  });

  test.each([
    "Tobias Wendt said so",
    "Mr Wendt said so",
    "Maria Kolb said so",
    "The Health Ministry said so",
    "The Green Party said so",
    "New Zealand said so",
    "According to Social Democrats, it closes",
  ])("whom it names, and bodies and places: %s", (text) => {
    expect(ground(text, [1]).absent).toEqual([]);
  });

  test("of another paragraph", () => {
    expect(ground("Tobias Wendt said so", [2]).elsewhere).toEqual([
      { words: "Tobias Wendt", paragraph: 1, kind: "name" },
    ]);
  });

  test.each([
    ["Präsident Selenskyj und Putin", "Mr Zelenskyy said so"],
    ["Le président Poutine", "President Putin said so"],
    ["Chamenei sprach", "Ayatollah Ali Khamenei said so"],
    ["Netanjahu sprach", "Prime Minister Benjamin Netanyahu said so"],
  ])("in another language's spelling: %s", (source, text) => {
    expect(ground(text, [1], "en", { ...CLINIC, paragraphs: articleOf([source]).paragraphs }).absent).toEqual([]);
  });

  test.each([
    ["ru", "Мэр Ольга Крылова рассказала об этом."],
    ["ar", "قالت العمدة أولغا كريلوفا ذلك."],
    ["el", "Το είπε η δήμαρχος Όλγα Κρίλοβα."],
    ["ko", "올가 크릴로바 시장이 말했다."],
    ["hi", "महापौर ओल्गा क्रिलोवा ने यह कहा।"],
    ["he", "ראש העיר אולגה קרילובה אמרה זאת."],
    ["ja", "市長のオリガ・クリロワ氏が述べた。"],
    ["ja", "Olga Krylova市長が述べた。"],
  ])("by their sound, in %s: %s", (language, text) => {
    const article = { ...CLINIC, title: "", language, paragraphs: articleOf([text]).paragraphs };

    expect(ground("Mayor Olga Krylova said so", [1], "en", article)).toEqual({ absent: [], elsewhere: [] });
    expect(ground("Mayor Jane Bartholomew said so", [1], "en", article).absent).toEqual(["Jane Bartholomew"]);
  });

  test("popes and kings have a name in each language", () => {
    expect(ground("Pope Francis said so, and King Charles said so", [1]).absent).toEqual([]);
  });

  test.each([
    ["zh", "en", "市长克雷洛娃说。"],
    ["th", "en", "นายกเทศมนตรีกล่าว"],
    ["und", "en", "Мэр Крылова"],
    ["ug", "en", "شەھەر باشلىقى"],
    ["ru", "en", "市长克雷洛娃说。"],
    ["ru", "de", "Мэр Крылова"],
    ["de", "fr", "Olga Krylova"],
  ])("aren't compared from %s to %s: %s", (language, to, text) => {
    const article = { ...CLINIC, title: "", language, paragraphs: articleOf([text]).paragraphs };

    expect(ground("Mayor Jane Bartholomew said so", [1], to, article).absent).toEqual([]);
  });

  test("whom Japanese may write in its own characters aren't told of", () => {
    const article = {
      ...CLINIC,
      title: "",
      language: "ja",
      paragraphs: articleOf(["岸田文雄首相が述べた。"]).paragraphs,
    };

    expect(ground("Prime Minister Fumio Kishida said so", [1], "en", article).absent).toEqual([]);
  });
});

test("problems say what is to be mended, and where a figure stands", () => {
  const problems = groundingProblems(ground("It lost 2.3 million, Mayor Jane Miller said", [1, 3]), [1, 3]);

  expect(problems.map(({ check, severity, detail }) => [check, severity, detail])).toEqual([
    ["grounds", "hard", "“Jane Miller” isn't in the article"],
    ["citation", "hard", "“2.3 million” isn't in [1][3] but in [2]: name that too if it is meant"],
  ]);
  expect(groundingProblems({ absent: ["7", "8"], elsewhere: [] }, [])[0]?.detail).toBe(
    "“7”, “8” aren't in the article",
  );
});

test("a long article is read in time", () => {
  const paragraphs = articleOf(
    Array.from({ length: 1_500 }, (_, index) => `Am ${index}. Tag kamen ${index * 7} Leute und 3,5 Millionen Euro.`),
  ).paragraphs;
  const check = createGrounding({ ...CLINIC, paragraphs }, "en");
  const started = performance.now();
  for (let index = 0; index < 10; index++)
    check({ text: `In all 9${index},999 people came on day 1${index}`, paragraphs: [3] });

  expect(performance.now() - started).toBeLessThan(10_000);
});
