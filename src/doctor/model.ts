import type { Config } from "../config.ts";
import { doctor as texts, start } from "../locale/en.ts";
import { fill } from "../locale/locale.ts";
import { CHECK_TIMEOUT, reason, type Check } from "./check.ts";

/** Key accepted and model there: by the list of models, or where an endpoint has none by one word of an answer. */
export async function checkModel(model: Config["model"]): Promise<Check> {
  if (!model) return { name: "model", status: "off", detail: start.noModel };
  const { createAnthropicClient, isAnthropic } = await import("../llm/claude.ts");
  const { default: Anthropic } = await import("@anthropic-ai/sdk");
  const client = createAnthropicClient(model);
  const bounded = { signal: AbortSignal.timeout(CHECK_TIMEOUT) };
  try {
    if (isAnthropic(model.baseUrl)) await client.models.retrieve(model.name, {}, bounded);
    else await word(bounded);
    return { name: "model", status: "ok", detail: model.name };
  } catch (error) {
    const status = error instanceof Anthropic.APIError ? error.status : undefined;
    // The SDK has words of its own for a request that was given up.
    const why = reason(bounded.signal.aborted ? bounded.signal.reason : error);
    const detail = status === undefined ? why : fill(texts.status, { status });
    return { name: "model", status: "failed", detail: `${model.name}: ${detail}`, fix: fixFor(status, model) };
  }

  async function word(options: { signal: AbortSignal }): Promise<void> {
    const messages = [{ role: "user" as const, content: "Hello" }];
    await client.messages.create({ model: model?.name ?? "", max_tokens: 1, messages }, options);
  }
}

function fixFor(status: number | undefined, { baseUrl, name }: NonNullable<Config["model"]>): string {
  if (status === 401 || status === 403) return texts.key;
  if (status === 404) return fill(texts.model, { model: name });
  return fill(texts.unreachable, { address: baseUrl ?? "https://api.anthropic.com" });
}
