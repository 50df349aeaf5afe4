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
}

/**
 * Translates an article, then asks about it, by the product's own requests to a Messages API that counts and caches as
 * Anthropic's is documented to; gives the tokens of each request after the translation.
 */
export async function converse(article: Article, options: ConversationOptions): Promise<Usage[]> {
  const { model, questions, gapMinutes, isConversation } = options;
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
    await run("translate", article, { to: article.language === "en" ? "de" : "en" });
    const before = fake.replies.length;
    const turns: Turn[] = [];
    for (let asked = 1; asked <= questions; asked++) {
      now += gapMinutes * MINUTE;
      const question = `What does the article say about its point number ${asked}, and who says so?`;
      const result = await run("ask", article, { to: "en", question }, { turns, isConversation });
      if (result.task === "ask") turns.push({ question, answer: result.value.answer });
    }
    return fake.replies.slice(before).map(({ usage }) => readUsage(usage));
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
