import { Agent as PlainAgent, request as requestPlain, type IncomingMessage, type RequestOptions } from "node:http";
import { Agent, request } from "node:https";
import { buffer } from "node:stream/consumers";
import { answerOf, type Answer } from "./answer.ts";

/** Sends one request, once. */
export type Send = (url: string, init: RequestInit, ms: number) => Promise<Answer>;

/** Milliseconds for which a connection is kept for the next request: servers close theirs later. */
const KEPT = { keepAlive: true, timeout: 4_000 };

/**
 * Gives whole answers: a connection may die within one. Throws what the connection met, or a TimeoutError after `ms`
 * milliseconds. The runtime's plain requests take a part of the time of its `fetch`, and no library more.
 */
export function createSend(): Send {
  const agents = { "http:": new PlainAgent(KEPT), "https:": new Agent(KEPT) };

  return async (url, init, ms) => {
    const cut = new AbortController();
    const timer = setTimeout(() => cut.abort(new DOMException("No answer came in time.", "TimeoutError")), ms);
    const leave = () => cut.abort(init.signal?.reason);
    if (init.signal?.aborted === true) leave();
    init.signal?.addEventListener("abort", leave, { once: true });
    try {
      const { body, headers } = await encoded(init);
      const { protocol } = new URL(url);
      const agent = agents[protocol === "http:" ? protocol : "https:"];
      const answer = await responseTo(url, { agent, method: init.method ?? "GET", headers, signal: cut.signal }, body);
      return answerOf(answer.statusCode ?? 0, headersOf(answer), await buffer(answer));
    } catch (error) {
      throw cut.signal.aborted ? cut.signal.reason : error;
    } finally {
      clearTimeout(timer);
      init.signal?.removeEventListener("abort", leave);
    }
  };
}

function responseTo(url: string, options: RequestOptions, body: string | Uint8Array | null): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const send = url.startsWith("http:") ? requestPlain : request;
  send(url, options).on("response", resolve).on("error", reject).end(body);
  return promise;
}

/** A form becomes bytes, with its boundary beside the other headers. */
async function encoded({ body, headers }: RequestInit) {
  const given = Object.fromEntries(new Headers(headers));
  if (!(body instanceof FormData)) return { body: (body ?? null) as string | Uint8Array | null, headers: given };
  const form = new Response(body);
  const type = form.headers.get("content-type") ?? "";
  return { body: Buffer.from(await form.arrayBuffer()), headers: { ...given, "content-type": type } };
}

function headersOf({ headersDistinct: received }: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(received)) for (const value of values) headers.append(name, value);
  return headers;
}
