import type { Article } from "../../src/article/article.ts";
import { NO_USAGE, type Usage } from "../../src/llm/llm.ts";
import { costUsd, PRICED_MODELS } from "../../src/llm/price.ts";
import { material } from "../../src/task/material.ts";
import { estimateTokens } from "../../test/fakes/anthropic-cache.ts";
import { converse } from "./conversation.ts";

/** USD of a translation, and of all questions together. */
export interface CostRow {
  readonly model: string;
  readonly gapMinutes: number;
  /** Tokens and USD of the translation before the questions. */
  readonly translation: { readonly input: number; readonly output: number; readonly usd: number };
  /** Tokens of all questions: every prompt whole, and the answers. */
  readonly input: number;
  readonly output: number;
  /** Of the answers alone, which cost the same however the prompts are cached; a part of all that follows. */
  readonly answers: number;
  /** Every token of the prompt at the price of input. */
  readonly uncached: number;
  /** Where the article was translated before. */
  readonly fiveMinutes: number;
  /** As it is sent in a thread. */
  readonly hour: number;
  /** The same where nobody asked for the article before. */
  readonly coldFiveMinutes: number;
  readonly coldHour: number;
  /** The page as it was fetched in the article's place, and nothing cached. */
  readonly rawPage: number;
}

/** Minutes between two questions: as they are typed, and as a thread sees them over a day. */
const GAPS = [1, 10];

export async function costsOf(article: Article, page: string, questions: number): Promise<CostRow[]> {
  const extra = Math.max(0, estimateTokens(page) - estimateTokens(material(article)));
  const rows: CostRow[] = [];
  for (const model of PRICED_MODELS) {
    for (const gapMinutes of GAPS) {
      const talk = (isConversation: boolean, isWarm: boolean) =>
        converse(article, { model, questions, gapMinutes, isConversation, isWarm });
      const [short, long] = [await talk(false, true), await talk(true, true)];
      const [coldShort, coldLong] = [await talk(false, false), await talk(true, false)];
      const whole = long.questions.map((usage) => plain(usage, 0));
      rows.push({
        model,
        gapMinutes,
        translation: { ...tokens(short.translation), usd: total(model, short.translation) },
        ...tokens(long.questions),
        answers: total(
          model,
          whole.map((usage) => ({ ...usage, inputTokens: 0 })),
        ),
        uncached: total(model, whole),
        fiveMinutes: total(model, short.questions),
        hour: total(model, long.questions),
        coldFiveMinutes: total(model, coldShort.questions),
        coldHour: total(model, coldLong.questions),
        rawPage: total(
          model,
          long.questions.map((usage) => plain(usage, extra)),
        ),
      });
    }
  }
  return rows;
}

/** The same text so many times over. */
export function longer(article: Article, times: number): Article {
  const all = Array.from({ length: times }, () => article.paragraphs).flat();
  return { ...article, paragraphs: all.map((paragraph, at) => ({ ...paragraph, id: at + 1 })) };
}

function tokens(usages: readonly Usage[]): { readonly input: number; readonly output: number } {
  const sum = (of: (usage: Usage) => number) => usages.reduce((all, usage) => all + of(usage), 0);
  return { input: sum((usage) => plain(usage, 0).inputTokens), output: sum(({ outputTokens }) => outputTokens) };
}

/** Each request by itself: a price may depend on the prompt's length. */
function total(model: string, usages: readonly Usage[]): number {
  return usages.reduce((sum, usage) => sum + (costUsd(model, usage) ?? 0), 0);
}

function plain(usage: Usage, extra: number): Usage {
  const inputTokens = usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens + extra;
  return { ...NO_USAGE, requests: usage.requests, inputTokens, outputTokens: usage.outputTokens };
}
