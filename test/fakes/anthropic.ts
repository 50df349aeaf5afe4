import { appendFileSync } from "node:fs";
import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type Anthropic from "@anthropic-ai/sdk";
import { createPromptCache, estimateTokens } from "./anthropic-cache.ts";
import { MODELS, modelInfo } from "./anthropic-models.ts";
import { checkRequest } from "./anthropic-request.ts";
import { errorBody, streamReply, wholeMessage } from "./anthropic-stream.ts";
import { SECRET } from "./canary.ts";
import { scriptedModel } from "./model.ts";

/**
 * The Messages API on 127.0.0.1, for the stock SDK or anything else that takes a base URL:
 *
 *     const fake = await startAnthropic();                    // answers with the scripted model of model.ts
 *     onTestFinished(fake.close);
 *     const llm = createClaude({ baseUrl: fake.url, apiKey: fake.key, model: "claude-sonnet-5-5" });
 *     …
 *     expect(fake.requests).toHaveLength(1);                  // bodies, frozen
 *     expect(fake.replies[0]?.usage.cache_read_input_tokens).toBe(0);
 *     fake.answer = atFirst(dropping(3));                     // model-faults.ts
 *     fake.answer = () => ({ text: "[0] So it is", chunk: 5, delayMs: 20 });
 *
 * Bodies that the real API answers with 400 are answered so here. Usage is counted in characters / 3, and prompt
 * caching follows the documented rules (anthropic-cache.ts), so a test can assert costs.
 */
export type ModelRequest = Anthropic.MessageCreateParams;

/** Gives the reply to a request; a thrown error becomes a 500. */
export type Answer = (request: ModelRequest) => Reply | Promise<Reply>;

export interface Reply {
  readonly text?: string;
  readonly stopReason?: Anthropic.StopReason;
  /** Overrides what is counted. */
  readonly usage?: Partial<Anthropic.Usage>;
  /** Characters in a delta; 40 where absent. */
  readonly chunk?: number;
  /** Between deltas, and before the first. */
  readonly delayMs?: number;
  /** A thinking block before the text. */
  readonly thinking?: string;
  /** Ends with `refusal` after whatever text there is. */
  readonly refusal?: { readonly category: Anthropic.RefusalStopDetails["category"] };
  /** Destroys the connection after so many characters of text. */
  readonly cutAfter?: number;
  /** Sends nothing more after so many characters, and keeps the connection. */
  readonly stallAfter?: number;
  /** Sends an SSE error event after so many characters. */
  readonly errorAfter?: { readonly characters: number; readonly type: "overloaded_error" | "api_error" };
  /** Answers with this status instead of a message. */
  readonly status?: 400 | 401 | 403 | 404 | 413 | 429 | 500 | 529;
  /** With `status`: a string is sent as HTML, as a proxy would. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Anthropicish {
  readonly url: string;
  readonly key: string;
  /** Bodies of POST /v1/messages, deep-frozen, in order of arrival; refused ones too. */
  readonly requests: readonly ModelRequest[];
  /** What was sent back for those that got a message. */
  readonly replies: readonly Replied[];
  /** Requests under way now, and the most there ever were. */
  readonly concurrent: { readonly now: number; readonly peak: number };
  /** Requests whose client went away before the end. */
  readonly abandoned: number;
  answer: Answer;
  readonly close: () => Promise<void>;
}

/** `sent` is how many characters of a streamed text have gone out. */
export interface Replied {
  readonly request: ModelRequest;
  readonly text: string;
  readonly stopReason: string;
  readonly usage: Anthropic.Usage;
  readonly sent: number;
}

export interface AnthropicSetup {
  /** File that gets a JSON line for every request. */
  readonly record?: string;
  readonly key?: string;
  readonly answer?: Answer;
  /** Milliseconds; cached prefixes age by it. */
  readonly now?: () => number;
}

export async function startAnthropic(setup: AnthropicSetup = {}): Promise<Anthropicish> {
  const { key = `sk-ant-${SECRET}`, now = Date.now } = setup;
  const cache = createPromptCache(now);
  const requests: ModelRequest[] = [];
  const replies: { -readonly [K in keyof Replied]: Replied[K] }[] = [];
  const concurrent = { now: 0, peak: 0 };
  let abandoned = 0;
  let count = 0;

  const server = createServer((request, response) => {
    count += 1;
    const id = `req_${String(count).padStart(24, "0")}`;
    response.setHeader("request-id", id);
    serve(request, response, id).catch((error: unknown) => fail(response, 500, id, String(error)));
  });

  const serve = async (request: IncomingMessage, response: ServerResponse, id: string): Promise<void> => {
    const path = new URL(request.url ?? "/", "http://fake").pathname;
    const { authorization, "x-api-key": apiKey } = request.headers;
    if (authorization !== `Bearer ${key}` && apiKey !== key) return fail(response, 401, id, "invalid x-api-key");
    if (request.headers["anthropic-version"] === undefined) {
      return fail(response, 400, id, "anthropic-version: header is required");
    }
    if (request.method === "GET" && path.startsWith("/v1/models/")) {
      const model = modelInfo(path.slice("/v1/models/".length));
      return model ? sendJson(response, 200, model) : fail(response, 404, id, `model: ${path.slice(11)}`);
    }
    const body = await readJson(request);
    if (request.method !== "POST" || body === undefined) return fail(response, 404, id, "Not Found");
    if (path === "/v1/messages/count_tokens") {
      return sendJson(response, 200, { input_tokens: estimateTokens(JSON.stringify(body)) });
    }
    if (path !== "/v1/messages") return fail(response, 404, id, "Not Found");
    return message(deepFreeze(body), response, id);
  };

  const message = async (body: ModelRequest, response: ServerResponse, id: string): Promise<void> => {
    requests.push(body);
    concurrent.now += 1;
    concurrent.peak = Math.max(concurrent.peak, concurrent.now);
    response.once("close", () => {
      concurrent.now -= 1;
      if (!response.writableFinished) abandoned += 1;
    });
    const refused = checkRequest(body);
    if (setup.record !== undefined)
      appendFileSync(setup.record, `${JSON.stringify({ t: Math.floor(now()), body, refused })}\n`);
    if (refused !== undefined) return fail(response, 400, id, refused);
    if (!(body.model in MODELS)) return fail(response, 404, id, `model: ${body.model}`);
    const reply = await fake.answer(body);
    if (reply.status !== undefined) return refuse(response, id, reply);

    const usage = { ...cache.usage(body), ...reply.usage };
    const whole = wholeMessage(body, reply, usage, count);
    const text = whole.content.map((block) => (block.type === "text" ? block.text : "")).join("");
    const replied = { request: body, text, stopReason: whole.stop_reason ?? "", usage: whole.usage, sent: 0 };
    replies.push(replied);
    if (body.stream === true) return streamReply(response, whole, reply, (sent) => void (replied.sent = sent));
    return sendJson(response, 200, whole);
  };

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const fake: Anthropicish = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    key,
    requests,
    replies,
    concurrent,
    get abandoned() {
      return abandoned;
    },
    answer: setup.answer ?? scriptedModel,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return fake;
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function fail(response: ServerResponse, status: number, id: string, message: string): void {
  if (response.headersSent) response.destroy();
  else sendJson(response, status, errorBody(status, message, id));
}

function refuse(response: ServerResponse, id: string, { status = 500, body, headers = {} }: Reply): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (typeof body === "string") response.writeHead(status, { "content-type": "text/html" }).end(body);
  else sendJson(response, status, body ?? errorBody(status, "as the test wants it", id));
}

async function readJson(request: IncomingMessage): Promise<ModelRequest | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8")) as ModelRequest;
  } catch {
    return undefined;
  }
}

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}
