import type { Config } from "../config.ts";
import { doctor as texts } from "../locale/doctor.ts";
import { start } from "../locale/terminal.ts";
import { fill } from "../locale/fill.ts";
import { CHECK_TIMEOUT, reason, type Check } from "./check.ts";
import { LEAST_CONTEXT, localContext } from "./context.ts";

type Model = NonNullable<Config["model"]>;

/** The model, and the one that is asked where it declines. */
export async function checkModels(model: Config["model"]): Promise<Check[]> {
  if (!model) return [{ name: "model", status: "off", detail: start.noModel }];
  const fallback = model.fallback === undefined ? [] : [{ ...model, name: model.fallback }];
  return Promise.all([checkModel("model", model), ...fallback.map((other) => checkModel("fallback model", other))]);
}

/** Key accepted and model there: by the list of models, or where an endpoint has none by one word of an answer. */
async function checkModel(what: string, model: Model): Promise<Check> {
  const [{ createAnthropicClient }, { isAnthropic }] = await Promise.all([
    import("../llm/claude.ts"),
    import("../llm/model.ts"),
  ]);
  const { default: Anthropic } = await import("@anthropic-ai/sdk");
  const client = createAnthropicClient(model);
  const bounded = { signal: AbortSignal.timeout(CHECK_TIMEOUT) };
  try {
    if (isAnthropic(model.baseUrl)) await client.models.retrieve(model.name, {}, bounded);
    else await word(bounded);
    return { name: what, ...(await roomOf(model, bounded.signal)) };
  } catch (error) {
    const status = error instanceof Anthropic.APIError ? error.status : undefined;
    // The SDK has words of its own for a request that was given up.
    const why = reason(bounded.signal.aborted ? bounded.signal.reason : error);
    const detail = status === undefined ? why : fill(texts.status, { status });
    return { name: what, status: "failed", detail: `${model.name}: ${detail}`, fix: fixFor(status, what, model) };
  }

  async function word(options: { signal: AbortSignal }): Promise<void> {
    const messages = [{ role: "user" as const, content: "Hello" }];
    await client.messages.create({ model: model.name, max_tokens: 1, messages }, options);
  }
}

/** Whether a local runner gives the model room for an article: it may drop what doesn't fit without a word. */
async function roomOf({ baseUrl, name }: Model, signal: AbortSignal): Promise<Omit<Check, "name">> {
  const tokens = baseUrl === undefined ? undefined : await localContext(baseUrl, name, signal);
  if (tokens === undefined) return { status: "ok", detail: name };
  const detail = fill(texts.context, { model: name, tokens });
  return tokens >= LEAST_CONTEXT ? { status: "ok", detail } : { status: "failed", detail, fix: texts.contextFix };
}

function fixFor(status: number | undefined, what: string, { baseUrl, name }: Model): string {
  if (status === 401 || status === 403) return texts.key;
  const variable = what === "model" ? "DRAGOMAN_MODEL" : "DRAGOMAN_FALLBACK_MODEL";
  if (status === 404) return fill(texts.model, { model: name, variable });
  return fill(texts.unreachable, { address: baseUrl ?? "https://api.anthropic.com" });
}
