import { z } from "zod";

const Count = z.int().positive();
const Running = z.object({ models: z.array(z.object({ name: z.string(), context_length: Count })) });
const Properties = z.object({ default_generation_settings: z.object({ n_ctx: Count }) });

/** Rules, an article and an answer; a longer article needs more. */
export const LEAST_CONTEXT = 16_384;

/**
 * Tokens of context that a local runner gives a model which has just answered, as Ollama (`/api/ps`) and llama.cpp
 * (`/props`) tell it; undefined where nobody does.
 */
export async function localContext(baseUrl: string, model: string, signal: AbortSignal): Promise<number | undefined> {
  const get = async (path: string): Promise<unknown> => {
    const response = await fetch(new URL(path, baseUrl), { signal });
    return response.ok ? response.json() : undefined;
  };
  const [running, properties] = await Promise.all(
    ["/api/ps", "/props"].map((path) => get(path).catch((): undefined => undefined)),
  );
  const loaded = Running.safeParse(running).data?.models.find(({ name }) => [model, `${model}:latest`].includes(name));
  return loaded?.context_length ?? Properties.safeParse(properties).data?.default_generation_settings.n_ctx;
}
