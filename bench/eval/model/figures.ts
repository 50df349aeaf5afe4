import { addUsage, NO_USAGE, type Usage } from "../../../src/llm/llm.ts";
import { LADDER, type Verified } from "../../../src/task/check/verbatim.ts";
import type { Problem, TranslatedParagraph } from "../../../src/task/result.ts";
import { addCounts, chrf, NO_COUNTS } from "./chrf.ts";
import type { ArticleScore, QuotesScore, TranslationScore } from "./score.ts";

type Status = TranslatedParagraph["status"];

/** Of one language, or of all. */
export interface ModelFigures {
  readonly articles: number;
  /** Whose translation failed as a whole, and whose quotes did. */
  readonly failed: { readonly translate: number; readonly quotes: number };
  /** From 0 to 100, over all n-grams together; null where nothing was translated. */
  readonly chrf: number | null;
  readonly paragraphs: Readonly<Record<Status, number>>;
  /** Left after the repair, in translations and quotes, by check. */
  readonly problems: Readonly<Record<string, Readonly<Record<Problem["severity"], number>>>>;
  readonly quotes: {
    readonly shown: number;
    readonly withheld: number;
    /** Shown of all that the model gave; null where it gave none. */
    readonly rate: number | null;
    readonly verified: Readonly<Record<Verified, number>>;
  };
  readonly usage: Usage;
  /** Of all articles; null for a model without a listed price. */
  readonly costUsd: number | null;
  readonly seconds: number;
}

const STATUSES: readonly Status[] = ["ok", "repaired", "flagged", "untranslated"];

/** Figures of each language in the order of the articles, after those of all. */
export function modelFigures(scores: readonly ArticleScore[]): Readonly<Record<string, ModelFigures>> {
  const languages = Map.groupBy(scores, ({ language }) => language);
  return Object.fromEntries([
    ["all", figuresOf(scores)],
    ...[...languages].map(([code, own]) => [code, figuresOf(own)]),
  ]);
}

function figuresOf(scores: readonly ArticleScore[]): ModelFigures {
  const translations = scores.flatMap(({ translation }) => ("failed" in translation ? [] : [translation]));
  const quotes = scores.flatMap(({ quotes }) => ("failed" in quotes ? [] : [quotes]));
  return {
    articles: scores.length,
    failed: { translate: scores.length - translations.length, quotes: scores.length - quotes.length },
    chrf:
      translations.length === 0 ? null : chrf(translations.map(({ counts }) => counts).reduce(addCounts, NO_COUNTS)),
    paragraphs: countsOf(
      STATUSES,
      translations.flatMap(({ statuses }) => statuses),
    ),
    problems: problemsOf([...translations, ...quotes]),
    quotes: quoteFigures(quotes),
    usage: scores.map(({ usage }) => usage).reduce(addUsage, NO_USAGE),
    costUsd: scores.some(({ costUsd }) => costUsd === undefined)
      ? null
      : sum(scores.map(({ costUsd }) => costUsd ?? 0)),
    seconds: sum(scores.map(({ seconds }) => seconds)),
  };
}

function quoteFigures(quotes: readonly QuotesScore[]): ModelFigures["quotes"] {
  const verified = quotes.flatMap((one) => one.verified);
  const withheld = sum(quotes.map((one) => one.withheld));
  const given = verified.length + withheld;
  return {
    shown: verified.length,
    withheld,
    rate: given === 0 ? null : verified.length / given,
    verified: countsOf(LADDER, verified),
  };
}

function problemsOf(results: readonly (TranslationScore | QuotesScore)[]): ModelFigures["problems"] {
  const byCheck = Map.groupBy(
    results.flatMap(({ problems }) => problems),
    ({ check }) => check,
  );
  return Object.fromEntries(
    [...byCheck]
      .toSorted(([, a], [, b]) => b.length - a.length)
      .map(([check, own]) => [
        check,
        countsOf(
          ["hard", "soft"] as const,
          own.map(({ severity }) => severity),
        ),
      ]),
  );
}

function countsOf<T extends string>(names: readonly T[], list: readonly T[]): Record<T, number> {
  const counts = names.map((name) => [name, list.filter((one) => one === name).length] as const);
  return Object.fromEntries(counts) as Record<T, number>;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
