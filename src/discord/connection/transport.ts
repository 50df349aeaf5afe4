import { setTimeout as sleep } from "node:timers/promises";
import type { ResponseLike } from "discord.js";
import type { Log } from "../../log.ts";
import { answerOf, told, type Answer } from "./answer.ts";
import { createSend } from "./send.ts";
import { isRepeatable, patienceWith, wasCarriedOut, type Patience, type Route } from "./patience.ts";

export interface TransportOptions {
  readonly log: Log;
  /** `patienceWith` where absent. */
  readonly patience?: ((route: Route) => Patience) | undefined;
  /** From 0 up to 1. */
  readonly random?: () => number;
}

/** Sends one of discord.js's requests. */
export type Transport = (url: string, init: RequestInit) => Promise<ResponseLike>;

/** The pause before a request is sent for the second time; it doubles. */
const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 15_000;
/** Tries after which it is no passing fault. */
const REMARKABLE = 4;
/** Seconds to wait where Discord asks for patience and doesn't say how much. */
const UNKNOWN_WAIT = 5;

/**
 * Takes the place of discord.js's transport, and of its repetitions: those follow each other at once, end with the
 * fourth, send again what makes a second thing, and wait for ever for an answer that was begun.
 */
export function createTransport(options: TransportOptions): Transport {
  const { log, patience = patienceWith, random = Math.random } = options;
  const send = createSend();

  return async (url, init) => {
    const route = { method: init.method ?? "GET", path: pathOf(url) };
    const { answer, again } = patience(route);
    const deadline = performance.now() + again;
    for (let tries = 1; ; tries++) {
      const outcome = await send(url, init, answer).then(readable, (error: Error) => error);
      if (!(outcome instanceof Error) && outcome.status < 500) return tries > 1 ? settled(route, outcome) : outcome;
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

/** As discord.js understands it. */
function readable(answer: Answer): Answer {
  const { status, headers, bytes } = answer;
  if (status === 429) tellWait(answer);
  // It reads JSON wherever a header says so.
  if (bytes.length === 0) headers.delete("content-type");
  return answer;
}

/** discord.js looks for the time to wait in the headers alone, and doesn't wait where it isn't there. */
function tellWait(answer: Answer): void {
  const { headers } = answer;
  const said = told(answer);
  const isTold = Number.isFinite(Number(headers.get("retry-after") ?? Number.NaN));
  const wait = Number(said?.retry_after);
  if (!isTold) headers.set("retry-after", String(Number.isFinite(wait) ? wait : UNKNOWN_WAIT));
  if (said?.global === true) headers.set("x-ratelimit-global", "true");
}

/** The first try may have been carried out, and its answer lost. */
function settled(route: Route, answer: Answer): Answer {
  if (answer.ok || !wasCarriedOut(route, answer.status, told(answer)?.code)) return answer;
  return answerOf(204, new Headers(), Buffer.alloc(0));
}

function mayRepeat(route: Route, outcome: Answer | Error): boolean {
  if (!(outcome instanceof Error)) return isRepeatable(route);
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

function reasonOf(outcome: Answer | (Error & { readonly code?: unknown })): unknown {
  if (!(outcome instanceof Error)) return outcome.status;
  return typeof outcome.code === "string" ? outcome.code : outcome.name;
}

function given(outcome: Answer | Error): Answer {
  if (outcome instanceof Error) throw outcome;
  return outcome;
}
