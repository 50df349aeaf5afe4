import type { Article, ArticleId } from "../article/article.ts";
import type { Include, Term } from "../job.ts";
import type { Finding } from "../locale/problem.ts";
import type { Usage } from "../llm/llm.ts";
import type { Verified } from "./check/verbatim.ts";

/** Something a check found. Hard problems are repaired once; what is left is shown. */
export interface Problem extends Finding {
  readonly check: string;
  /** The paragraph, bullet or quote it is about. */
  readonly unit?: string;
  readonly severity: "hard" | "soft";
  /** Its sentence in English: what the model is told. */
  readonly detail: string;
}

export interface TranslatedParagraph {
  readonly id: number;
  readonly text: string;
  readonly status: "ok" | "repaired" | "flagged" | "untranslated";
  readonly problems: readonly Problem[];
  /** The pieces of it that a problem is about, each beside its source. */
  readonly doubts?: readonly { readonly source: string; readonly text: string }[];
}

export interface Translation {
  readonly to: string;
  readonly title: string;
  readonly paragraphs: readonly TranslatedParagraph[];
  readonly coverage: {
    readonly paragraphs: number;
    readonly translated: number;
    readonly flagged: number;
    /** Taken over from an earlier version of the page; absent where none was. */
    readonly reused?: number;
  };
  /** People, places and organisations as they are spelt throughout. */
  readonly names: readonly Term[];
}

export interface Bullet {
  readonly text: string;
  /** Ids of the paragraphs it rests on. */
  readonly paragraphs: readonly number[];
}

export interface Summary {
  readonly headline: string;
  readonly bullets: readonly Bullet[];
  /** Points the model gave that say what the paragraphs they name don't, or that name none. */
  readonly dropped: number;
}

export interface Quote {
  /**
   * What somebody says, or other words that stand in quotation marks: a term, a scare quote, a title. Results kept from
   * before there were terms have none: they are all speech.
   */
  readonly kind: "speech" | "term";
  /** The words as the article has them, with “ […] ” where it has more between them. */
  readonly original: string;
  /** Where they stand in the paragraph's text, in order, in UTF-16 units; one for each part. */
  readonly spans: readonly { readonly start: number; readonly end: number }[];
  /** Translation into the language asked for; empty where the original is in that language or no model was used. */
  readonly english: string;
  /** Empty where the article doesn't say, and of a term. */
  readonly speaker: string;
  /** The speaker as the article writes the name. */
  readonly name: string;
  readonly role: string;
  readonly paragraph: number;
  /** How the words that were given were found in the article. */
  readonly verified: Verified;
}

export interface Quotes {
  readonly quotes: readonly Quote[];
  /** How many the model gave that don't occur in the article, or not as what was asked for. */
  readonly withheld: number;
  /** What was asked for. */
  readonly include: Include;
}

export interface Answer {
  /** Empty where the article doesn't say. */
  readonly answer: string;
  readonly paragraphs: readonly number[];
}

export interface TaskValues {
  translate: Translation;
  summarize: Summary;
  quotes: Quotes;
  ask: Answer;
}

/** What a task gives for an article: everything discord/ and the terminal need to show it. */
export type Result<T extends keyof TaskValues = keyof TaskValues> = {
  [K in T]: {
    readonly article: Article;
    readonly task: K;
    /** Language asked for, BCP 47. Without a model the text is the article's own. */
    readonly to: string;
    /** What an answer answers. */
    readonly question?: string;
    readonly value: TaskValues[K];
    readonly problems: readonly Problem[];
    readonly engine: "model" | "extractive";
    /** When the answer was first given, ISO 8601, and what it cost then, where this is a cached one. */
    readonly cached?: { readonly at: string; readonly savedUsd?: number };
    /** It was made for somebody else who asked for the same at the same time, and paid so much. */
    readonly shared?: { readonly savedUsd?: number };
    readonly model?: string;
    /** The model that was asked first and declined; `model` answered in its place. */
    readonly declined?: string;
    readonly usage?: Usage;
    readonly costUsd?: number;
  };
}[T];

/** What is kept of a result: all that doesn't come from the article or the request again. */
export type StoredResult = Pick<Result, "task" | "value" | "problems"> & {
  readonly article: ArticleId;
  readonly model: string;
  readonly declined?: string | undefined;
  readonly costUsd?: number | undefined;
};
