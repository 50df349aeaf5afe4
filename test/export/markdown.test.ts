import { describe, expect, test } from "vitest";
import { hard, soft } from "../../src/task/check/problem.ts";
import { note } from "../../src/article/note.ts";
import type { Article } from "../../src/article/article.ts";
import { ago, checked, footer } from "../../src/export/footer.ts";
import { articleMarkdown, markdown } from "../../src/export/markdown.ts";
import { NO_USAGE, type Usage } from "../../src/llm/llm.ts";
import type { Include } from "../../src/job.ts";
import type { Problem, Quote, Result, TranslatedParagraph } from "../../src/task/result.ts";
import { english } from "../../src/locale/translate.ts";

const ARTICLE: Article = {
  id: "lV1pYBraPBQghmgJ_0xDsPFrRK",
  url: "https://news.example/mill",
  title: "Le moulin tourne",
  byline: "Maëlle Quérou",
  siteName: "Le Courrier",
  published: "2026-10-14T18:32:00+02:00",
  language: "fr",
  reading: "full",
  notes: [],
  paragraphs: [
    { id: 1, kind: "caption", text: "Le moulin." },
    { id: 2, kind: "text", text: "Il tourne." },
    { id: 3, kind: "heading", text: "Un an après" },
    { id: 4, kind: "quote", text: "Enfin !" },
    { id: 5, kind: "list", text: "Une roue" },
  ],
};

const HEAD = "Le Courrier · 14 October 2026 at 18:32 (UTC+2) · Maëlle Quérou · French\n\n<https://news.example/mill>";
const MODEL = { engine: "model", model: "claude-sonnet-5-5", costUsd: 0.0123, problems: [] } as const;
const NOW = Date.parse("2026-10-20T12:00:00Z");

const paragraph = (id: number, more: Partial<TranslatedParagraph> = {}): TranslatedParagraph => ({
  id,
  text: `Paragraph ${id}.`,
  status: "ok",
  problems: [],
  ...more,
});

function translation(paragraphs: TranslatedParagraph[], problems: Problem[] = []): Result<"translate"> {
  const translated = paragraphs.filter(({ status }) => status !== "untranslated").length;
  const flagged = paragraphs.filter(({ status }) => status === "flagged").length;
  const coverage = { paragraphs: paragraphs.length, translated, flagged };
  const value = { to: "en", title: "The mill turns", paragraphs, coverage, names: [] };
  return { ...MODEL, article: ARTICLE, task: "translate", to: "en", value, problems };
}

function quotes(found: Partial<Quote>[], withheld = 0, include: Include = "speech"): Result<"quotes"> {
  const quote: Quote = {
    kind: "speech",
    original: "Enfin !",
    spans: [],
    english: "At last!",
    speaker: "A. Roz",
    name: "A. Roz",
    role: "miller",
    paragraph: 4,
    verified: "exact",
  };
  const value = { quotes: found.map((more) => ({ ...quote, ...more })), withheld, include };
  return { ...MODEL, article: ARTICLE, task: "quotes", to: "en", value };
}

describe("an article", () => {
  test("is a document with its facts for people", () => {
    expect(articleMarkdown(ARTICLE, english)).toBe(
      `# Le moulin tourne\n\n${HEAD}\n\n*Le moulin.*\n\nIl tourne.\n\n## Un an après\n\n> Enfin !\n\n- Une roue\n`,
    );
  });

  test("says whose text it is and whether it is news", () => {
    const [, facts] = articleMarkdown({ ...ARTICLE, wire: "AFP, Reuters", genre: "sponsored" }, english).split("\n\n");
    expect(facts).toBe(
      "Le Courrier · AFP, Reuters · 14 October 2026 at 18:32 (UTC+2) · Maëlle Quérou · Paid content · French",
    );
  });

  test("without facts has no gaps for them", () => {
    const { id, title, language, reading, notes } = ARTICLE;
    const bare = { id, title, language, reading, notes, paragraphs: [{ id: 1, kind: "text", text: "Text." }] as const };
    expect(articleMarkdown(bare, english)).toBe("# Le moulin tourne\n\nFrench\n\nText.\n");
  });

  test.each<[reading: Article["reading"], says: string]>([
    ["teaser", "> I only got the beginning"],
    ["captcha", "> I only got a page that checks for robots."],
    ["empty", "> This page is empty."],
  ])("that isn't whole says so: %s", (reading, says) => {
    expect(articleMarkdown({ ...ARTICLE, reading, notes: [note("script")] }, english)).toContain(
      `\n\n> The page leaves its text to scripts.\n\n${says}`,
    );
  });

  test("without a single paragraph says so, although the page held one", () => {
    expect(articleMarkdown({ ...ARTICLE, paragraphs: [] }, english)).toMatch(/> This page holds an article, but .+\n$/);
  });
});

describe("a translation", () => {
  test("has both titles, each paragraph by its kind, and what was checked", () => {
    const result = translation([2, 3, 4, 5].map((id) => paragraph(id)));
    expect(markdown(result, english)).toBe(
      `# The mill turns\n\n*Le moulin tourne*\n\n${HEAD}\n\nParagraph 2.\n\n## Paragraph 3.\n\n> Paragraph 4.\n\n- Paragraph 5.\n\n---\n\n4 of 4 paragraphs · claude-sonnet-5-5\n`,
    );
  });

  test("marks what is to be checked and what is missing, and counts both", () => {
    const problem = soft("numbers", "numbersMissing", { numbers: ["*58*"], count: 1 });
    const result = translation([
      paragraph(2, { status: "flagged", problems: [problem], doubts: [{ source: "Il y a *58* roues.", text: "P" }] }),
      paragraph(3, { status: "repaired" }),
      paragraph(4, { status: "untranslated", text: "Enfin !" }),
    ]);
    expect(markdown(result, english)).toContain(
      "⚠ Paragraph 2.\n\n*⚠ the source's “\\*58\\*” isn't in the translation*\n\n> In the original: Il y a \\*58\\* roues.\n\n## Paragraph 3.\n\n> ⚠ [not translated] Enfin !",
    );
    expect(checked(result, english)).toEqual(["2 of 3 paragraphs", "1 repaired", "⚠ 2 to check", "claude-sonnet-5-5"]);
  });

  test("ends with the names whose spelling isn't the article's", () => {
    const names = [
      { source: "Genève", target: "Geneva" },
      { source: "Lyon", target: "Lyon" },
      { source: "Mairie", target: "[Town](https://x.example) Hall" },
    ];
    const result = translation([paragraph(2)]);
    const shown = markdown({ ...result, value: { ...result.value, names } }, english);
    expect(shown).toContain("**Names**: Genève → Geneva · Mairie → [Town\\]");
    expect(shown).not.toContain("Lyon");
  });

  test("of a page that changed says what did, before what is to know of it", () => {
    const changed = { since: "2026-10-13T08:00:00Z", previous: "p", headline: true, paragraphs: [4], removed: 0 };
    const article = { ...ARTICLE, notes: [note("live")], changed };
    const told =
      "> Changed since 13 October 2026 at 08:00 (UTC): headline, paragraph 4.\n\n> The page was still being added to; this is what it said when it was read.";
    expect(markdown({ ...translation([paragraph(2)]), article }, english)).toContain(told);
    expect(articleMarkdown(article, english)).toContain(told);
  });

  test("says how much of it was taken over", () => {
    const result = translation([paragraph(2), paragraph(4)]);
    const coverage = { ...result.value.coverage, reused: 1 };
    const shown = checked({ ...result, value: { ...result.value, coverage } }, english);
    expect(shown.slice(0, 2)).toEqual(["2 of 2 paragraphs", "1 taken over"]);
  });

  test("of a part of an article says that it is one", () => {
    const result = { ...translation([paragraph(2)]), article: { ...ARTICLE, reading: "teaser" as const } };
    expect(checked(result, english)[0]).toBe(
      "⚠ I only got the beginning of this article. Send me the page as a file for the rest.",
    );
  });

  test("of a part of an article whose length is known says it once, with the numbers", () => {
    const said = "I could read 2 of about 14 paragraphs; send me the page as a file for the rest.";
    const article = {
      ...ARTICLE,
      reading: "teaser" as const,
      expectedParagraphs: 14,
      notes: [note("part", { read: 2, count: 14 })],
    };
    const shown = markdown({ ...translation([paragraph(2)]), article }, english);
    expect(shown.split("as a file for the rest")).toHaveLength(2);
    expect(shown).toContain(`> ${said}`);
    expect(articleMarkdown(article, english).split("as a file for the rest")).toHaveLength(2);
  });
});

describe("quotes", () => {
  test("name who said them and where they stand", () => {
    expect(markdown(quotes([{}]), english)).toContain(
      "> “Enfin !”\n>\n> *At last!* (translation)\n>\n> — A. Roz, miller [4]",
    );
    expect(markdown(quotes([{ name: "А. Роз" }]), english)).toContain("— A. Roz (А. Роз), miller [4]");
    expect(markdown(quotes([{ english: "", speaker: "", name: "", role: "" }]), english)).toContain(
      "> “Enfin !”\n>\n> — unattributed [4]",
    );
  });

  test("that were withheld are counted, once", () => {
    expect(markdown(quotes([{}], 2), english).match(/withheld/g)).toHaveLength(1);
    expect(markdown(quotes([], 1), english)).toContain("no direct speech");
  });

  test("that nobody says are labelled, without a speaker", () => {
    const term = markdown(quotes([{ kind: "term", speaker: "", name: "", role: "" }]), english);

    expect(term).toContain(
      "> “Enfin !”\n>\n> *At last!* (translation)\n>\n> — in quotation marks, not direct speech [4]",
    );
    expect(term).not.toContain("unattributed");
  });

  test("are spoken of as they were asked for", () => {
    expect(markdown(quotes([], 1), english)).toContain("not proven to be said");
    expect(markdown(quotes([], 1, "all"), english)).toContain("not proven to stand in quotation marks");
    expect(markdown(quotes([], 0, "all"), english)).toContain("nothing in quotation marks");
  });
});

describe("the small print", () => {
  const fault = (unit: string | undefined, found = hard): Problem => ({
    ...found("ending", "breaksOff"),
    ...(unit === undefined ? {} : { unit }),
  });
  const wrong = "it breaks off before its end";
  const summary = { headline: "At last", bullets: [], dropped: 0 };

  test.each<[result: Result, shown: string[]]>([
    [{ ...quotes([]), problems: [fault("2"), fault(undefined)] }, [`⚠ quote 2: ${wrong}`, `⚠ ${wrong}`]],
    [
      { ...quotes([]), task: "summarize", value: summary, problems: [fault("0"), fault("1")] },
      [`⚠ headline: ${wrong}`, `⚠ point 1: ${wrong}`],
    ],
    [{ ...quotes([]), problems: ["1", "2", "3", "4"].map((unit) => fault(unit)) }, ["⚠ 4 to check"]],
    [{ ...quotes([]), problems: [fault("1", soft)] }, []],
  ])("tells what the model didn't mend (%#)", (result, shown) => {
    expect(checked(result, english)).toEqual([...shown, "claude-sonnet-5-5"]);
  });

  test.each([
    [1, "1 point left out: what it says isn't in the paragraphs it names"],
    [2, "2 points left out: what they say isn't in the paragraphs they name"],
  ])("counts the points of a summary that were left out: %i", (dropped, said) => {
    const result: Result = { ...quotes([]), task: "summarize", value: { ...summary, dropped } };

    expect(checked(result, english)).toEqual([said, "claude-sonnet-5-5"]);
  });

  test("says what an answer cost, or when it was first given", () => {
    expect(footer(quotes([]), english, NOW).at(-1)).toBe("US$0.01");
    expect(footer({ ...quotes([]), costUsd: 0.00042 }, english, NOW).at(-1)).toBe("US$0.0004");
    expect(footer({ ...quotes([]), cached: { at: "2026-10-18T11:00:00Z" } }, english, NOW).at(-1)).toBe(
      "cached, first made 2 days ago",
    );
  });

  test.each<[usage: Partial<Usage>, costUsd: number | undefined, shown: string[]]>([
    [{ inputTokens: 3_100, outputTokens: 2_449 }, 0.0123, ["3.1k → 2.4k tokens", "US$0.01"]],
    [
      { inputTokens: 50, cacheReadTokens: 600, cacheWriteTokens: 300, outputTokens: 7 },
      0,
      ["950 → 7 tokens", "US$0.00"],
    ],
    [{ inputTokens: 1_234_567, outputTokens: 20_000 }, undefined, ["1.2m → 20k tokens"]],
    [{}, undefined, []],
  ])("counts the tokens of %j in short", (usage, costUsd, shown) => {
    const { costUsd: _, ...rest } = quotes([]);
    const result = { ...rest, usage: { ...NO_USAGE, ...usage }, ...(costUsd === undefined ? {} : { costUsd }) };

    expect(footer(result, english, NOW)).toEqual(["claude-sonnet-5-5", ...shown]);
  });

  test("counts no tokens of an answer that was cached", () => {
    const usage = { ...NO_USAGE, inputTokens: 10 };

    expect(footer({ ...quotes([]), usage, cached: { at: "2026-10-18T11:00:00Z" } }, english, NOW).join()).not.toContain(
      "token",
    );
  });

  test("says that there was no model, and names no price then", () => {
    const { model: _, ...rest } = quotes([]);
    expect(footer({ ...rest, engine: "extractive", costUsd: 0 }, english, NOW)).toEqual([
      expect.stringMatching(/^no model: /),
    ]);
  });

  test.each([
    [0, "this minute"],
    [-5_000, "this minute"],
    [90_000, "2 minutes ago"],
    [3 * 3_600_000, "3 hours ago"],
    [47 * 3_600_000, "47 hours ago"],
    [49 * 3_600_000, "2 days ago"],
  ])("%i ms ago is %s", (ms, text) => {
    expect(ago(NOW - ms, NOW, "en")).toBe(text);
  });
});
