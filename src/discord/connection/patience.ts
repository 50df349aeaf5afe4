/** One request to Discord. */
export interface Route {
  /** In upper case. */
  readonly method: string;
  /** Without the API's address and version. */
  readonly path: string;
}

/** In milliseconds. */
export interface Patience {
  /** How long one answer is waited for. */
  readonly answer: number;
  /** How long a request that met a fault is sent again. */
  readonly again: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Discord waits three seconds for it, of which some have passed already. */
const CALLBACK = /^\/interactions\/\d+\/[^/]+\/callback$/;
/** Where the gateway is: asked for at a start, which whoever started the process can repeat. */
const GATEWAY = /^\/gateway\/bot$/;
/** An edit of a message, and so every result. */
const MESSAGE = /\/messages\/[^/]+$/;
/** A new message. Each of ours carries a nonce, by which Discord gives back the first one for a few minutes. */
const MESSAGES = /^\/channels\/\d+\/messages$/;
/** Of a message, which takes one alone. */
const THREADS = /^\/channels\/\d+\/messages\/\d+\/threads$/;

/** How long a request is worth waiting for. */
export function patienceWith({ method, path }: Route): Patience {
  if (CALLBACK.test(path)) return { answer: 2 * SECOND, again: 2.8 * SECOND };
  if (GATEWAY.test(path)) return { answer: 15 * SECOND, again: 3 * SECOND };
  if (method === "PATCH" && MESSAGE.test(path)) return { answer: 15 * SECOND, again: 10 * MINUTE };
  if (method === "POST" && MESSAGES.test(path)) return { answer: 15 * SECOND, again: 2 * MINUTE };
  return { answer: 15 * SECOND, again: MINUTE };
}

/** Whether the same request twice does what it does once, so that it can be sent again though it may have been carried out. */
export function isRepeatable({ method, path }: Route): boolean {
  return method !== "POST" || [CALLBACK, MESSAGES, THREADS].some((route) => route.test(path));
}

/** An interaction was answered before; no such message; none such thread. */
const ANSWERED = 40060;

/** Whether the refusal of a request that was sent again says that the first one was carried out. */
export function wasCarriedOut({ method, path }: Route, status: number, code: unknown): boolean {
  if (method === "DELETE") return status === 404;
  return CALLBACK.test(path) && code === ANSWERED;
}
