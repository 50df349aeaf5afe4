import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import manifest from "../../package.json" with { type: "json" };
import type { Config } from "../config.ts";
import { CHECK_TIMEOUT } from "./check.ts";

type Route = `/${string}`;

/** Discord's API without its client: a few requests, bounded in time. Throws Refused. */
export interface Rest {
  readonly get: (path: Route) => Promise<unknown>;
  readonly put: (path: Route, options: { readonly body: unknown }) => Promise<unknown>;
  readonly post: (path: Route, options: { readonly body: unknown }) => Promise<unknown>;
  /** Milliseconds by which this machine's clock is ahead of Discord's, as the last answer told. */
  readonly clockAhead: () => number | undefined;
}

/** An answer that isn't what was asked for. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly status: number;

  constructor(status: number) {
    super(`HTTP ${status}`);
    this.status = status;
  }
}

export interface RestOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** Discord refuses clients that don't call themselves a bot so. */
const USER_AGENT = `DiscordBot (https://github.com/dragoman-bot/dragoman, ${manifest.version})`;

const RateLimit = z.object({ retry_after: z.number().nonnegative() });
const TRIES = 3;

export function createRest(
  { apiUrl, token }: Pick<Config["discord"], "apiUrl" | "token">,
  { signal, now = Date.now }: RestOptions = {},
): Rest {
  let ahead: number | undefined;
  return {
    get: (path) => request("GET", path),
    put: (path, { body }) => request("PUT", path, body),
    post: (path, { body }) => request("POST", path, body),
    clockAhead: () => ahead,
  };

  async function request(method: string, path: Route, body?: unknown, tries = TRIES): Promise<unknown> {
    const timeout = AbortSignal.timeout(CHECK_TIMEOUT);
    const response = await fetch(`${apiUrl}/v10${path}`, {
      method,
      headers: {
        authorization: `Bot ${token}`,
        "user-agent": USER_AGENT,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    const told = Date.parse(response.headers.get("date") ?? "");
    if (!Number.isNaN(told)) ahead = now() - told;
    if (response.ok) return response.json();
    const wait = response.status === 429 ? await secondsToWait(response) : undefined;
    if (wait === undefined || wait * 1_000 > CHECK_TIMEOUT || tries <= 1) throw new Refused(response.status);
    await sleep(wait * 1_000, undefined, signal ? { signal } : {});
    return request(method, path, body, tries - 1);
  }
}

async function secondsToWait(response: Response): Promise<number | undefined> {
  return RateLimit.safeParse(await response.json().catch(() => undefined)).data?.retry_after;
}
