import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, HTTPError } from "discord.js";
import { start } from "../locale/terminal.ts";

export interface StartFailure {
  /** What happened and what to do. */
  readonly sentence: string;
  /** The operator has to change something; otherwise another try may succeed. */
  readonly isConfiguration: boolean;
}

/** Why Discord didn't let the bot start; undefined for an error of our own. */
export function startFailure(error: unknown): StartFailure | undefined {
  if (!(error instanceof Error)) return undefined;
  if (isTokenRefused(error)) return { sentence: start.tokenRefused, isConfiguration: true };
  // discord.js ends a login with the reason of the gateway's close code.
  if (/disallowed intents/i.test(error.message)) return { sentence: start.intentRefused, isConfiguration: true };
  return isUnreachable(error) ? { sentence: start.unreachable, isConfiguration: false } : undefined;
}

function isTokenRefused(error: Error): boolean {
  if (error instanceof DiscordjsError) return error.code === DiscordjsErrorCodes.TokenInvalid;
  return (error instanceof DiscordAPIError && error.status === 401) || /authentication failed/i.test(error.message);
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
