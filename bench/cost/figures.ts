import type { Article } from "../../src/article/article.ts";
import { NO_USAGE, type Usage } from "../../src/llm/llm.ts";
import { costUsd, PRICED_MODELS } from "../../src/llm/price.ts";
import { material } from "../../src/task/material.ts";
import { estimateTokens } from "../../test/fakes/anthropic-cache.ts";
import { converse } from "./conversation.ts";

/** USD of all questions together. */
export interface CostRow {
  readonly model: string;
  readonly gapMinutes: number;
  /** Every token of the prompt at the price of input. */
  readonly uncached: number;
  readonly fiveMinutes: number;
  /** As it is sent in a thread. */
  readonly hour: number;
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
      const common = { model, questions, gapMinutes };
      const short = await converse(article, { ...common, isConversation: false });
      const long = await converse(article, { ...common, isConversation: true });
      rows.push({
        model,
        gapMinutes,
        uncached: total(
          model,
          long.map((usage) => plain(usage, 0)),
        ),
        fiveMinutes: total(model, short),
        hour: total(model, long),
        rawPage: total(
          model,
          long.map((usage) => plain(usage, extra)),
        ),
      });
    }
  }
  return rows;
}

/** Each request by itself: a price may depend on the prompt's length. */
function total(model: string, usages: readonly Usage[]): number {
  return usages.reduce((sum, usage) => sum + (costUsd(model, usage) ?? 0), 0);
}

function plain(usage: Usage, extra: number): Usage {
  const inputTokens = usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens + extra;
  return { ...NO_USAGE, requests: usage.requests, inputTokens, outputTokens: usage.outputTokens };
}
