import { DiscordAPIError } from "discord.js";

/** Unknown channel. */
export const DELETED = 10003;
/** The thread is archived. */
export const ARCHIVED = 50083;
/** The thread is locked. */
export const LOCKED = 160005;
/** Missing access, missing permissions. */
export const FORBIDDEN: readonly number[] = [50001, 50013];

/** What takes no message any more: it was deleted, shut, or closed to the bot. */
const CLOSED: readonly number[] = [DELETED, ARCHIVED, LOCKED, ...FORBIDDEN];

export function isCode(error: unknown, codes: readonly number[]): boolean {
  return error instanceof DiscordAPIError && codes.some((code) => code === error.code);
}

export function isClosed(error: unknown): boolean {
  return isCode(error, CLOSED);
}
