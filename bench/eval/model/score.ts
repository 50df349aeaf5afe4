import { UserError, type UserErrorCode } from "../../../src/errors.ts";
import type { Verified } from "../../../src/task/check/verbatim.ts";
import type { Problem, Result, TranslatedParagraph } from "../../../src/task/result.ts";
import type { RunTask } from "../../../src/task/run.ts";
import { type Document, TARGET } from "../documents.ts";
import { articleOf, type Referenced } from "./article.ts";
import { addCounts, chrf, type ChrfCounts, chrfCounts, NO_COUNTS } from "./chrf.ts";
import type { Meter, Spent } from "./meter.ts";

/** What came of one article. */
export interface ArticleScore extends Spent {
  readonly id: string;
  readonly language: string;
  readonly translation: TranslationScore | Failed;
  readonly quotes: QuotesScore | Failed;
  /** For both. */
  readonly seconds: number;
}

export interface TranslationScore {
  /** From 0 to 100. */
  readonly chrf: number;
  readonly counts: ChrfCounts;
  readonly statuses: readonly TranslatedParagraph["status"][];
  /** That are left after the repair. */
  readonly problems: readonly Problem[];
  readonly title: string;
  readonly paragraphs: readonly Pick<TranslatedParagraph, "id" | "text">[];
}

export interface QuotesScore {
  readonly verified: readonly Verified[];
  readonly withheld: number;
  readonly problems: readonly Problem[];
}

/** The product told its reader so. */
export interface Failed {
  readonly failed: UserErrorCode;
}

/** What another article may fare better with; everything else ends the run. */
const OF_THE_ARTICLE: readonly UserErrorCode[] = [
  "no_text",
  "same_language",
  "too_long",
  "too_long_for_model",
  "model_refused",
  "model_unusable",
];

export interface ScoreOptions {
  readonly run: RunTask;
  /** Of the models that `run` asks. */
  readonly meter: Meter;
  readonly review: "off" | "flagged" | "all";
  /** Milliseconds. */
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/**
 * Has a document translated and its quotes found, as a reader would, and compares. Throws the UserError where the
 * endpoint, not the article, is at fault, and the signal's reason.
 */
export async function scoreOf(
  document: Document,
  { run, meter, review, now, signal }: ScoreOptions,
): Promise<ArticleScore> {
  const referenced = articleOf(document);
  const start = now();
  const translated = await outcome(() => run("translate", referenced.article, { to: TARGET, review }, { signal }));
  const quoted = await outcome(() => run("quotes", referenced.article, { to: TARGET }, { signal }));
  return {
    id: document.id,
    language: document.language,
    translation: "failed" in translated ? translated : translationScore(translated, referenced),
    quotes: "failed" in quoted ? quoted : quotesScore(quoted),
    ...meter.read(),
    seconds: (now() - start) / 1000,
  };
}

async function outcome(task: () => Promise<Result>): Promise<Result | Failed> {
  try {
    return await task();
  } catch (error) {
    if (error instanceof UserError && OF_THE_ARTICLE.includes(error.code)) return { failed: error.code };
    throw error;
  }
}

/** Compares what its reader sees: of what stays untranslated, the source. */
function translationScore(result: Result, { references }: Referenced): TranslationScore {
  if (result.task !== "translate") throw new Error(`${result.task} is no translation`);
  const { title, paragraphs } = result.value;
  const texts = new Map([[0, title], ...paragraphs.map(({ id, text }) => [id, text] as const)]);
  const counts = [...references]
    .map(([id, text]) => chrfCounts(texts.get(id) ?? "", text))
    .reduce(addCounts, NO_COUNTS);
  return {
    chrf: chrf(counts),
    counts,
    statuses: paragraphs.map(({ status }) => status),
    problems: result.problems,
    title,
    paragraphs: paragraphs.map(({ id, text }) => ({ id, text })),
  };
}

function quotesScore(result: Result): QuotesScore {
  if (result.task !== "quotes") throw new Error(`${result.task} is no list of quotes`);
  const { quotes, withheld } = result.value;
  return { verified: quotes.map(({ verified }) => verified), withheld, problems: result.problems };
}
