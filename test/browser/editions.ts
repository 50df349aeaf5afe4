import { readFileSync } from "node:fs";
import type { Note } from "../../src/article/note.ts";
import type { ParagraphKind } from "../../src/article/article.ts";
import type { Edition } from "../../src/export/edition.ts";
import type { Quote, Result, TranslatedParagraph } from "../../src/task/result.ts";
import type { Finding } from "../../src/locale/problem.ts";
import { soft } from "../../src/task/check/problem.ts";
import { articleOf } from "../fakes/articles.ts";

type Flags = Pick<TranslatedParagraph, "status"> & {
  readonly problems?: readonly Finding[];
  readonly doubts?: readonly string[];
};

/** An edition as a person writes it down: offsets and counts are computed. */
export interface Draft {
  readonly language: string;
  readonly to: string;
  readonly title: string;
  readonly translated: string;
  readonly siteName: string;
  readonly byline: string;
  readonly wire?: string;
  readonly published: string;
  readonly url: string;
  readonly notes: readonly Note[];
  readonly paragraphs: readonly (readonly [kind: ParagraphKind, source: string, text: string | null, flags?: Flags])[];
  readonly headline: string;
  readonly bullets: readonly (readonly [text: string, paragraphs: readonly number[]])[];
  readonly quotes: readonly Omit<Quote, "kind" | "spans">[];
  readonly withheld: number;
  readonly names: readonly (readonly [source: string, target: string])[];
}

/** The fixtures, by name: from one script and direction into another. */
export const EDITIONS = ["zh-en", "ar-en", "en-ja"] as const;

const MADE = "2026-11-20T16:20:00.000Z";

/** The edition of a file in test/fixtures/reader/. */
export function editionIn(name: (typeof EDITIONS)[number]): Edition {
  const file = new URL(`../fixtures/reader/${name}.json`, import.meta.url);
  return editionOf(JSON.parse(readFileSync(file, "utf8")) as Draft);
}

export function editionOf(draft: Draft): Edition {
  const { language, title, siteName, byline, wire, published, url, notes, to } = draft;
  const facts = { language, title, siteName, byline, published, url, notes, ...(wire ? { wire } : {}) };
  const article = articleOf(
    draft.paragraphs.map(([kind, text]) => ({ kind, text })),
    facts,
  );
  const made = { article, to, problems: [], engine: "model", model: "claude-sonnet-5-5" } as const;
  const textOf = (id: number) => article.paragraphs[id - 1]?.text ?? "";
  const names = draft.names.map(([source, target]) => ({ source, target }));
  const bullets = draft.bullets.map(([text, paragraphs]) => ({ text, paragraphs }));
  const quotes = draft.quotes.map((quote) => proven(quote, textOf(quote.paragraph)));
  const translation: Result<"translate">["value"] = { to, title: draft.translated, ...paragraphsOf(draft), names };
  return {
    article,
    translation: { ...made, task: "translate", value: translation, costUsd: 0.0214 },
    summary: { ...made, task: "summarize", value: { headline: draft.headline, bullets, dropped: 0 }, costUsd: 0.0031 },
    quotes: {
      ...made,
      task: "quotes",
      value: { quotes, withheld: draft.withheld, include: "speech" },
      costUsd: 0.0046,
    },
    made: MADE,
  };
}

function paragraphsOf({ paragraphs }: Draft): Pick<Result<"translate">["value"], "paragraphs" | "coverage"> {
  const translated = paragraphs.flatMap(([, , text, flags], index): TranslatedParagraph[] => {
    if (text === null) return [];
    const problems = (flags?.problems ?? []).map(({ code, values }) => soft("numbers", code, values));
    const doubts = (flags?.doubts ?? []).map((source) => ({ source, text }));
    return [{ id: index + 1, text, status: flags?.status ?? "ok", problems, doubts }];
  });
  const having = (status: TranslatedParagraph["status"]) => translated.filter((one) => one.status === status).length;
  const counts = { translated: translated.length - having("untranslated"), flagged: having("flagged") };
  return { paragraphs: translated, coverage: { paragraphs: translated.length, ...counts } };
}

function proven(quote: Omit<Quote, "kind" | "spans">, text: string): Quote {
  const spans = quote.original.split(" […] ").map((part) => {
    const start = text.indexOf(part);
    if (start < 0) throw new Error(`not in its paragraph: ${part}`);
    return { start, end: start + part.length };
  });
  return { ...quote, kind: "speech", spans };
}
