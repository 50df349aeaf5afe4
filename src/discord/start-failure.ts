import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, HTTPError } from "discord.js";
import { fill } from "../locale/fill.ts";
import { start } from "../locale/terminal.ts";

export interface StartFailure {
  /** What happened and what to do. */
  readonly sentence: string;
  /** The operator has to change something; otherwise another try may succeed. */
  readonly isConfiguration: boolean;
}

/**
 * The gateway's close codes after which nothing is gained by another try (Discord's documentation of the gateway), the
 * reason that discord.js ends a login with, and what to do.
 */
const FINAL: readonly { readonly code: number; readonly reason: string; readonly sentence: string }[] = [
  { code: 4004, reason: "Authentication failed", sentence: start.tokenRefused },
  { code: 4010, reason: "Invalid shard", sentence: start.shardRefused },
  { code: 4011, reason: "Sharding is required", sentence: start.shardsNeeded },
  { code: 4012, reason: "Used an invalid API version", sentence: start.versionRefused },
  { code: 4013, reason: "Used invalid intents", sentence: start.intentUnknown },
  { code: 4014, reason: "Used disallowed intents", sentence: start.intentRefused },
];

/** discord.js counts with what Discord says before it connects. */
const SESSIONS_SPENT = /^Not enough sessions remaining .* resets at (\S+)$/;

/** Why Discord didn't let the bot start; undefined for an error of our own. */
export function startFailure(error: unknown): StartFailure | undefined {
  if (!(error instanceof Error)) return undefined;
  if (isTokenRefused(error)) return { sentence: start.tokenRefused, isConfiguration: true };
  const final = FINAL.find(({ reason }) => reason === error.message);
  if (final) return { sentence: final.sentence, isConfiguration: true };
  const time = SESSIONS_SPENT.exec(error.message)?.[1];
  if (time !== undefined) return { sentence: fill(start.sessionsSpent, { time }), isConfiguration: false };
  return isUnreachable(error) ? { sentence: start.unreachable, isConfiguration: false } : undefined;
}

/** Why Discord ended a connection for good that was there, and what to do. */
export function closeSentence(code: number): string {
  return FINAL.find((final) => final.code === code)?.sentence ?? fill(start.closed, { code });
}

function isTokenRefused(error: Error): boolean {
  if (error instanceof DiscordjsError) return error.code === DiscordjsErrorCodes.TokenInvalid;
  return error instanceof DiscordAPIError && error.status === 401;
}

/** No answer, or none of Discord's: a proxy's page, an outage, a failure of the socket or of TLS. */
function isUnreachable(error: Error & { readonly code?: unknown }): boolean {
  if (error instanceof DiscordAPIError) return error.status >= 500;
  // The runtime's fetch refuses some ports without trying.
  if (
    error instanceof HTTPError ||
    error.message === "bad port" ||
    error.name === "AbortError" ||
    error.name === "TimeoutError"
  )
    return true;
  // Codes of Node's own start with ERR_: they tell of errors in the program.
  return typeof error.code === "string" && /^[A-Z_]+$/.test(error.code) && !/^ERR_(?!TLS|SSL)/.test(error.code);
}
