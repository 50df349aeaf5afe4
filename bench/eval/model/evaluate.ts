import { basename } from "node:path";
import type { Config } from "../../../src/config.ts";
import { type Document, TARGET } from "../documents.ts";
import { modelFigures, type ModelFigures } from "./figures.ts";
import { createMetered } from "./models.ts";
import { type ArticleScore, scoreOf } from "./score.ts";

export interface ModelResults {
  /** When it began, ISO 8601. */
  readonly at: string;
  readonly model: string;
  readonly fallback?: string;
  readonly to: string;
  readonly review: Config["review"];
  /** The file's name. */
  readonly data: string;
  readonly figures: Readonly<Record<string, ModelFigures>>;
  readonly articles: readonly ArticleScore[];
}

export interface EvaluateOptions {
  readonly config: Config & { readonly model: NonNullable<Config["model"]> };
  readonly data: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly signal: AbortSignal;
  readonly onArticle: (done: number, score: ArticleScore) => void;
}

/** Scores the documents, one after the other. `stopped` is what was thrown before the last one: what was paid for is given. */
export async function evaluateModel(
  documents: readonly Document[],
  { config, data, now, signal, onArticle }: EvaluateOptions,
): Promise<{ readonly results: ModelResults; readonly stopped: unknown }> {
  const { name, fallback } = config.model;
  const { review } = config;
  const at = new Date(now()).toISOString();
  const metered = createMetered(config.model);
  const articles: ArticleScore[] = [];
  let stopped: unknown;
  try {
    for (const document of documents) {
      const score = await scoreOf(document, { ...metered, review, now, signal });
      articles.push(score);
      onArticle(articles.length, score);
    }
  } catch (error) {
    stopped = error;
  }
  const setup = { at, model: name, ...(fallback === undefined ? {} : { fallback }), to: TARGET, review };
  return { results: { ...setup, data: basename(data), figures: modelFigures(articles), articles }, stopped };
}
