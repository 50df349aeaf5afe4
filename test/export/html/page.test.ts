import { createHash } from "node:crypto";
import { load } from "cheerio";
import { describe, expect, test } from "vitest";
import { soft } from "../../../src/task/check/problem.ts";
import type { Edition } from "../../../src/export/edition.ts";
import { sideBySide } from "../../../src/export/html/page.ts";
import { english } from "../../../src/locale/translate.ts";
import type { Quote, TranslatedParagraph } from "../../../src/task/result.ts";
import { editionIn } from "../../browser/editions.ts";

const zh = editionIn("zh-en");
const page = (edition: Edition) => load(sideBySide(edition, english));

/** With other paragraphs, quotes or article than the file's. */
const withParagraph = (more: Partial<TranslatedParagraph>): Edition => {
  const value = zh.translation!.value;
  const paragraphs = value.paragraphs.map((paragraph) => (paragraph.id === 2 ? { ...paragraph, ...more } : paragraph));
  return { ...zh, translation: { ...zh.translation!, value: { ...value, paragraphs } } };
};
const withQuotes = (quotes: readonly Partial<Quote>[]): Edition => {
  const result = zh.quotes!;
  const first = result.value.quotes[0]!;
  const list = quotes.map((quote) => ({ ...first, ...quote }));
  return { ...zh, quotes: { ...result, value: { ...result.value, quotes: list } } };
};
const withArticle = (article: Partial<Edition["article"]>): Edition => ({
  ...zh,
  article: { ...zh.article, ...article },
});

describe("the reader's page", () => {
  test("is the same for the same edition", () => {
    expect(sideBySide(editionIn("zh-en"), english)).toBe(sideBySide(zh, english));
  });

  test("allows its one style sheet, byte for byte, and nothing else", () => {
    const $ = page(zh);
    const digest = createHash("sha256").update($("style").text()).digest("base64");
    expect($("meta[http-equiv]").attr("content")).toBe(
      `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`,
    );
    expect($("script, [style], img, link").length).toBe(0);
  });

  test("has each paragraph at its own address, captions without a translation", () => {
    const $ = page(zh);
    expect(
      $(".pair")
        .map((_, pair) => $(pair).attr("id"))
        .get(),
    ).toEqual(zh.article.paragraphs.map(({ id }) => `p${id}`));
    expect($(".pair .target").length).toBe(10);
    expect($("#p1 .target").length).toBe(0);
  });

  test("without a translation has one column, with the article's headings", () => {
    const $ = page({ article: zh.article, made: zh.made });
    expect([$("hgroup").attr("lang"), $("title").text()]).toEqual(["zh-Hans", zh.article.title]);
    expect(
      $("h3")
        .map((_, heading) => $(heading).text())
        .get(),
    ).toEqual(["“不是怀旧，是刚需”", "票价与班次"]);
    expect($(".single .source").length).toBe(11);
    expect($(".target, .views, .columns, .summary, .quotes, .names, .original-title").length).toBe(0);
    expect(
      $(".contents a")
        .map((_, link) => $(link).attr("href"))
        .get(),
    ).toEqual(["#article", "#about"]);
  });

  test.each<[language: string, attributes: string]>([
    ["fa", 'lang="fa" dir="rtl"'],
    ["ug-Arab", 'lang="ug-Arab" dir="rtl"'],
    ["und", 'lang="" dir="auto"'],
    ['x" onclick="', 'lang="" dir="auto"'],
  ])("tells the language %s", (language, attributes) => {
    expect(sideBySide(withArticle({ language }), english)).toContain(`<div class="source"><p ${attributes}>`);
  });

  test.each<[more: Partial<TranslatedParagraph>, says: string]>([
    [{ status: "repaired" }, "Repaired A check refused the first translation of this paragraph; this is the second."],
    [{ status: "untranslated" }, "Not translated"],
    [
      {
        status: "flagged",
        problems: ["A", "B", "A"].map((name) => soft("names", "nameMissing", { name })),
        doubts: [{ source: "每艘", text: "each" }],
      },
      "To check the source names “A”, and it doesn't, the source names “B”, and it doesn'tIn the original: 每艘",
    ],
  ])("says in words what there is to know of a paragraph: %j", (more, says) => {
    const $ = page(withParagraph(more));
    expect($("#p2 .flag").text()).toBe(says);
    expect($("#p2 .target > p").first().attr("lang")).toBe(more.status === "untranslated" ? "zh-Hans" : "en");
  });

  test("gives a summary that no model wrote in the article's language", () => {
    const summary = { ...zh.summary!, engine: "extractive" as const };
    expect(page({ ...zh, summary })(".summary div").attr("lang")).toBe("zh-Hans");
  });
});

describe("quotes on the reader's page", () => {
  test("are marked part by part, and lead to the list after the last part", () => {
    const $ = page(zh);
    expect(
      $("#p5 mark")
        .map((_, mark) => $(mark).text())
        .get(),
    ).toEqual(zh.quotes!.value.quotes[0]!.original.split(" […] "));
    expect(
      $("#p5 mark + a")
        .map((_, link) => $(link).attr("href"))
        .get(),
    ).toEqual(["#q1"]);
    expect($("#q1 .proof").text()).toMatch(/^\s*Word for word, in parts\s+Paragraph 5\s*$/);
    expect($("#q1 .proof a").attr("href")).toBe("#p5");
  });

  test("may overlap and reach to the paragraph's edges", () => {
    const text = zh.article.paragraphs[1]!.text;
    const $ = page(
      withQuotes([
        { paragraph: 2, spans: [{ start: 0, end: 5 }] },
        { paragraph: 2, spans: [{ start: 3, end: text.length }] },
      ]),
    );
    expect(
      $("#p2 .source p")
        .contents()
        .map((_, node) => $(node).text())
        .get(),
    ).toEqual([text.slice(0, 3), text.slice(3, 5), "1", text.slice(5), "2"]);
    expect($("#p2 mark").text()).toBe(text);
  });

  test.each<[quote: Partial<Quote>, who: string]>([
    [{}, "Gu Mingyuan (顾明远), deputy head of the transport bureau"],
    [{ name: "Gu Mingyuan" }, "Gu Mingyuan, deputy head of the transport bureau"],
    [{ speaker: "", name: "", role: "" }, "unattributed"],
    [{ kind: "term", speaker: "", role: "" }, "in quotation marks, not direct speech"],
  ])("name who says them: %j", (quote, who) => {
    expect(page(withQuotes([quote]))("#q1 .speaker").text()).toBe(who);
  });

  test("have no translation where there is none, and are missed where there are none", () => {
    expect(page(withQuotes([{ english: "" }]))("#q1 blockquote").length).toBe(1);
    expect(page(withQuotes([]))(".quotes").text()).toContain("I found no direct speech");
  });
});

describe("the head of the reader's page", () => {
  test("tells whose article it is", () => {
    const $ = page(withArticle({ wire: "AFP", genre: "opinion", pasted: true }));
    expect(
      $(".outlet li")
        .map((_, fact) => $(fact).text())
        .get(),
    ).toEqual(["江陵晚报", "18 November 2026 at 07:40 (UTC+8)"]);
    expect(
      $(".facts li")
        .map((_, fact) => $(fact).text())
        .get(),
    ).toEqual([
      "记者 沈若溪",
      "AFP",
      "Opinion",
      "pasted text",
      "Simplified Chinese → English",
      "Read it at wanbao.example",
    ]);
    expect($(".original-link").attr("rel")).toBe("noopener noreferrer nofollow");
  });

  test("says what was read where that isn't the whole article", () => {
    const notes = page(withArticle({ reading: "teaser" }))(".notes").text();
    expect(notes).toContain("I only got the beginning of this article.");
    expect(notes).toContain("The text was decoded as GB18030 against its declaration (UTF-8).");
  });
});
