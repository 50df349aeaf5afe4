import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type Anthropic from "@anthropic-ai/sdk";
import { estimateTokens } from "./anthropic-cache.ts";
import type { Answer, ModelRequest } from "./anthropic.ts";
import { streamLocally, wholeLocally } from "./local-model-stream.ts";
import { scriptedModel } from "./model.ts";

/**
 * `/v1/messages` of a local runner on 127.0.0.1, with the gaps that Ollama (`anthropic/anthropic.go`, 0.40) and
 * llama.cpp's server (`server_chat_convert_anthropic_to_oai`) have beside Anthropic's own:
 *
 * - only text reaches the model: `document` blocks are dropped without a word, text blocks of a message are joined;
 * - `cache_control`, `output_config` and unknown fields are passed over;
 * - Ollama drops the oldest messages where a prompt is longer than its context, llama.cpp answers 400;
 * - Ollama doesn't count the tokens of a streamed prompt, and has no `count_tokens`;
 * - llama.cpp has one model, whatever its name; neither tells a model's limits;
 * - any key will do.
 */
export type Runner = "ollama" | "llama.cpp";

export interface LocalModelSetup {
  /** Tokens, counted as characters / 3. */
  readonly context?: number;
  readonly models?: readonly string[];
  readonly answer?: Answer;
  /** What a reasoning model thinks first, without being asked to. */
  readonly thinking?: string;
}

interface Message {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
}

export interface LocalModel {
  readonly url: string;
  /** Bodies as they came. */
  readonly requests: readonly ModelRequest[];
  /** What of each reached the model. */
  readonly prompts: readonly (readonly Message[])[];
  readonly close: () => Promise<void>;
}

export const LOCAL_MODEL = "qwen3:8b";

export async function startLocalModel(runner: Runner, setup: LocalModelSetup = {}): Promise<LocalModel> {
  const { context = 32_768, models = [LOCAL_MODEL], answer = scriptedModel, thinking = "" } = setup;
  const requests: ModelRequest[] = [];
  const prompts: (readonly Message[])[] = [];

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => sendJson(response, 500, { error: { message: String(error) } }));
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? "/";
    if (request.method === "GET") return get(path, response);
    const body = JSON.parse(await text(request)) as ModelRequest;
    if (path === "/v1/messages") return message(body, response);
    if (path === "/v1/messages/count_tokens" && runner === "llama.cpp") {
      return sendJson(response, 200, { input_tokens: tokensOf(messagesOf(body)) });
    }
    return notFound(response);
  }

  function get(path: string, response: ServerResponse): void {
    const id = decodeURIComponent(path.slice("/v1/models/".length));
    // Only models that are loaded, which a request does.
    const loaded = [...new Set(requests.map(({ model }) => model))];
    if (runner === "ollama" && path === "/api/ps") {
      sendJson(response, 200, { models: loaded.map((name) => ({ name, model: name, context_length: context })) });
    } else if (runner === "llama.cpp" && path === "/props") {
      sendJson(response, 200, { total_slots: 1, default_generation_settings: { id: 0, n_ctx: context } });
    } else if (runner === "ollama" && models.includes(id)) {
      sendJson(response, 200, { id, object: "model", created: 1_760_000_000, owned_by: "library" });
    } else notFound(response);
  }

  function notFound(response: ServerResponse): void {
    if (runner === "ollama") response.writeHead(404, { "content-type": "text/plain" }).end("404 page not found");
    else sendJson(response, 404, { error: { code: 404, message: "File Not Found", type: "not_found_error" } });
  }

  async function message(body: ModelRequest, response: ServerResponse): Promise<void> {
    requests.push(body);
    if (runner === "ollama" && !models.includes(body.model)) {
      const error = { type: "not_found_error", message: `model '${body.model}' not found` };
      return sendJson(response, 404, { type: "error", error, request_id: "req_1" });
    }
    const given = messagesOf(body);
    const size = tokensOf(given);
    if (runner === "llama.cpp" && size > context) return sendJson(response, 400, tooLong(size, context));
    const prompt = runner === "ollama" ? shortened(given, context) : given;
    prompts.push(prompt);
    const reply = await answer(asRequest(body, prompt));
    const room = Math.max(0, Math.min(body.max_tokens, context) - estimateTokens(thinking)) * 3;
    const full = reply.text ?? "";
    const answered = { text: full.slice(0, room), isCut: full.length > room, thinking, input: size };
    if (body.stream === true) streamLocally(response, runner, body.model, answered);
    else sendJson(response, 200, wholeLocally(body.model, answered));
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    prompts,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** All that either runner takes over from a body. */
function messagesOf({ system, messages }: ModelRequest): Message[] {
  const rules = joined(system ?? "");
  return [
    ...(rules === "" ? [] : [{ role: "system" as const, content: rules }]),
    ...messages.map(({ role, content }) => ({ role, content: joined(content) })),
  ].filter(({ content }) => content !== "");
}

/** Text blocks, one behind the other without a break. */
function joined(content: string | readonly Anthropic.ContentBlockParam[]): string {
  return typeof content === "string"
    ? content
    : content.map((block) => (block.type === "text" ? block.text : "")).join("");
}

const tokensOf = (messages: readonly Message[]) =>
  messages.reduce((sum, { content }) => sum + estimateTokens(content), 0);

/** The rules and the last message stay; of the others as many of the latest as fit. */
function shortened(messages: readonly Message[], context: number): readonly Message[] {
  const rules = messages.filter(({ role }) => role === "system");
  const said = messages.filter(({ role }) => role !== "system");
  while (said.length > 1 && tokensOf([...rules, ...said]) > context) said.shift();
  return [...rules, ...said];
}

function asRequest(body: ModelRequest, prompt: readonly Message[]): ModelRequest {
  const messages = prompt.flatMap(({ role, content }) => (role === "system" ? [] : [{ role, content }]));
  return { model: body.model, max_tokens: body.max_tokens, messages };
}

function tooLong(size: number, context: number): object {
  const says = `request (${size} tokens) exceeds the available context size (${context} tokens), try increasing it`;
  const type = "exceed_context_size_error";
  return { error: { code: 400, message: says, type, n_prompt_tokens: size, n_ctx: context } };
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
