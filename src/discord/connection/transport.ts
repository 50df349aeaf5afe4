import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "../../log.ts";
import { isRepeatable, patienceWith, wasCarriedOut, type Patience, type Route } from "./patience.ts";

export interface TransportOptions {
  readonly log: Log;
  /** `patienceWith` where absent. */
  readonly patience?: ((route: Route) => Patience) | undefined;
  /** From 0 up to 1. */
  readonly random?: () => number;
}

/** Sends one of discord.js's requests. */
export type Transport = (url: string, init: RequestInit) => Promise<Response>;

/** The pause before a request is sent for the second time; it doubles. */
const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 15_000;
/** Tries after which it is no passing fault. */
const REMARKABLE = 4;
/** Seconds to wait where Discord asks for patience and doesn't say how much. */
const UNKNOWN_WAIT = 5;
/** Statuses whose answers have no body. */
const EMPTY: readonly number[] = [204, 205, 304];

/**
 * Takes the place of discord.js's transport, and of its repetitions: those follow each other at once, end with the
 * fourth, send again what makes a second thing, and wait for ever for an answer that was begun. The runtime's `fetch`
 * makes its form data itself; discord.js's HTTP client fails where another version of it has set itself as the global one.
 */
export function createTransport(options: TransportOptions): Transport {
  const { log, patience = patienceWith, random = Math.random } = options;

  return async (url, init) => {
    const route = { method: init.method ?? "GET", path: pathOf(url) };
    const { answer, again } = patience(route);
    const deadline = performance.now() + again;
    for (let tries = 1; ; tries++) {
      const outcome = await attempt(url, init, answer);
      if (outcome instanceof Response && outcome.status < 500) return tries > 1 ? settled(route, outcome) : outcome;
      const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (tries - 1)) * (1 - random() / 2);
      const ends = performance.now() + pause >= deadline || init.signal?.aborted === true;
      if (ends || !mayRepeat(route, outcome)) return given(outcome);
      const level = tries === REMARKABLE ? "warn" : "debug";
      log[level]({ ...route, why: reasonOf(outcome), tries }, "Discord did not take a request; sending it again");
      await sleep(pause, undefined, init.signal ? { signal: init.signal } : {});
    }
  };
}

function pathOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname).replace(/^.*?\/api\/v\d+/, "");
}

/** The whole answer, or why there is none. */
async function attempt(url: string, init: RequestInit, ms: number): Promise<Response | Error> {
  const timeout = AbortSignal.timeout(ms);
  const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
  try {
    return await whole(await fetch(url, { ...init, signal }));
  } catch (error) {
    const { cause } = error as Error;
    // What the connection met stands behind the runtime's own error.
    return error instanceof TypeError && cause instanceof Error ? cause : (error as Error);
  }
}

/** An answer is there when its end is: a connection may die within. */
async function whole(response: Response): Promise<Response> {
  const { status, statusText } = response;
  const body = await response.arrayBuffer();
  const headers = new Headers(response.headers);
  if (status === 429) tellWait(headers, body);
  // discord.js reads JSON wherever a header says so.
  if (body.byteLength === 0) headers.delete("content-type");
  return new Response(EMPTY.includes(status) ? null : body, { status, statusText, headers });
}

/** discord.js looks for the time to wait in the headers alone, and doesn't wait where it isn't there. */
function tellWait(headers: Headers, body: ArrayBuffer): void {
  const told = parse(body);
  const isTold = Number.isFinite(Number(headers.get("retry-after") ?? Number.NaN));
  const wait = Number(told?.retry_after);
  if (!isTold) headers.set("retry-after", String(Number.isFinite(wait) ? wait : UNKNOWN_WAIT));
  if (told?.global === true) headers.set("x-ratelimit-global", "true");
}

function parse(body: ArrayBuffer) {
  try {
    return JSON.parse(Buffer.from(body).toString()) as {
      retry_after?: unknown;
      global?: unknown;
      code?: unknown;
    } | null;
  } catch {
    return undefined;
  }
}

/** The first try may have been carried out, and its answer lost. */
async function settled(route: Route, response: Response): Promise<Response> {
  if (response.ok) return response;
  const code = parse(await response.clone().arrayBuffer())?.code;
  return wasCarriedOut(route, response.status, code) ? new Response(null, { status: 204 }) : response;
}

function mayRepeat(route: Route, outcome: Response | Error): boolean {
  if (outcome instanceof Response) return isRepeatable(route);
  return isUnconnected(outcome) || (isPassing(outcome) && isRepeatable(route));
}

/** Nothing was sent. */
function isUnconnected(error: Error & { readonly code?: unknown }): boolean {
  return /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|E(?:NET|HOST)UNREACH|UND_ERR_CONNECT_TIMEOUT)$/.test(String(error.code));
}

/** A fault of the connection; Node's own codes, and those of certificates, tell of what stays as it is. */
function isPassing(error: Error & { readonly code?: unknown }): boolean {
  if (error.name === "TimeoutError") return true;
  return typeof error.code === "string" && !/^ERR_|CERT|SIGN/.test(error.code);
}

function reasonOf(outcome: Response | (Error & { readonly code?: unknown })): unknown {
  if (outcome instanceof Response) return outcome.status;
  return typeof outcome.code === "string" ? outcome.code : outcome.name;
}

function given(outcome: Response | Error): Response {
  if (outcome instanceof Response) return outcome;
  throw outcome;
}
