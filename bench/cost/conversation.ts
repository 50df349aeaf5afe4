import type { Article } from "../../src/article/article.ts";
import type { Turn } from "../../src/job.ts";
import { createClaude } from "../../src/llm/claude.ts";
import type { Usage } from "../../src/llm/llm.ts";
import { createRetry } from "../../src/llm/retry.ts";
import { readUsage } from "../../src/llm/usage.ts";
import { createTaskRunner } from "../../src/task/run.ts";
import { startAnthropic, type Answer } from "../../test/fakes/anthropic.ts";
import { scriptedModel } from "../../test/fakes/model.ts";

const MINUTE = 60_000;

export interface ConversationOptions {
  readonly model: string;
  readonly questions: number;
  /** Between two of them, and before the first. */
  readonly gapMinutes: number;
  /** Whether the prompt cache is asked to keep the article for an hour, as it is once a thread is open. */
  readonly isConversation: boolean;
  /** It has been translated before, and so may be in the prompt cache. */
  readonly isWarm: boolean;
}

/** Tokens of each request. */
export interface Talk {
  readonly translation: readonly Usage[];
  readonly questions: readonly Usage[];
}

/**
 * Translates an article, if it is to be warm, then asks about it, by the product's own requests to a Messages API that
 * counts and caches as Anthropic's is documented to.
 */
export async function converse(article: Article, options: ConversationOptions): Promise<Talk> {
  const { model, questions, gapMinutes, isConversation, isWarm } = options;
  let now = 0;
  const fake = await startAnthropic({ answer: wordy, now: () => now });
  try {
    const nothing = { get: async () => undefined, put: async () => undefined, remove: async () => undefined };
    const llm = createClaude({ baseUrl: fake.url, apiKey: fake.key, model, anthropic: true });
    const run = createTaskRunner({
      llm,
      retry: createRetry(),
      results: nothing,
      drafts: nothing,
      transcripts: nothing,
    });
    if (isWarm) await run("translate", article, { to: article.language === "en" ? "de" : "en" });
    const before = fake.replies.length;
    const turns: Turn[] = [];
    for (let asked = 1; asked <= questions; asked++) {
      now += gapMinutes * MINUTE;
      const question = `What does the article say about its point number ${asked}, and who says so?`;
      const result = await run("ask", article, { to: "en", question }, { turns, isConversation });
      if (result.task === "ask") turns.push({ question, answer: result.value.answer });
    }
    const usages = fake.replies.map(({ usage }) => readUsage(usage));
    return { translation: usages.slice(0, before), questions: usages.slice(before) };
  } finally {
    await fake.close();
  }
}

/** An answer of the length that is asked for: some hundred words. */
const wordy: Answer = async (request) => {
  const reply = await scriptedModel(request);
  const isQuestion = JSON.stringify(request.messages.at(-1)).includes("TASK: ask");
  const text = reply.text ?? "";
  return isQuestion
    ? {
        text: Array(Math.ceil(700 / (text.length + 1)))
          .fill(text)
          .join(" "),
      }
    : reply;
};
