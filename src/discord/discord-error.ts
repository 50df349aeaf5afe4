import { DiscordAPIError, HTTPError } from "discord.js";

/** The interaction's first three seconds are over, or its fifteen minutes. */
export const UNKNOWN_INTERACTION = 10062;
/** Unknown channel. */
export const DELETED = 10003;
/** The thread is archived. */
export const ARCHIVED = 50083;
/** The thread is locked. */
export const LOCKED = 160005;
/** Missing access, missing permissions. */
export const FORBIDDEN: readonly number[] = [50001, 50013];

/** What takes no message from anybody any more. */
const SHUT: readonly number[] = [DELETED, ARCHIVED, LOCKED];

export function isCode(error: unknown, codes: readonly number[]): boolean {
  return error instanceof DiscordAPIError && codes.some((code) => code === error.code);
}

export function isShut(error: unknown): boolean {
  return isCode(error, SHUT);
}

/** What takes no message of the bot any more: it was deleted or shut, or the bot may not write there. */
export function isClosed(error: unknown): boolean {
  return isShut(error) || isCode(error, FORBIDDEN);
}

/** Of sockets and name servers. */
const NETWORK = /^(?:UND_ERR_|E(?:CONN|HOST|NET|AI_|PIPE|TIMEDOUT|NOTFOUND))/;

/** Discord couldn't be reached, or failed of itself, however often it was asked: what was to be said may be said later. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof HTTPError) return error.status >= 500;
  if (!(error instanceof Error)) return false;
  return error.name === "AbortError" || ("code" in error && NETWORK.test(String(error.code)));
}
