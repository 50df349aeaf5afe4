import { UserError } from "../errors.ts";
import { AddressRefused } from "./agent.ts";

const TIMEOUTS = new Set([
  "ETIMEDOUT",
  "ETIMEOUT",
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
]);

/** What undici says of an answer it can't make sense of; its parser's own codes begin with `HPE_`. */
const GARBLED = new Set(["UND_ERR_HEADERS_OVERFLOW", "UND_ERR_RES_CONTENT_LENGTH_MISMATCH"]);

/** Causes nest a few deep: fetch failed → socket → system. */
const MAX_CAUSES = 8;

/** Says for a person why a download failed. `answered` tells whether the server had sent its headers. */
export function explain(error: unknown, host: string, answered: boolean): UserError {
  if (error instanceof UserError) return error;
  const causes = causesOf(error);
  if (causes.some((cause) => cause instanceof AddressRefused)) {
    return new UserError("address_not_allowed", {}, { cause: error });
  }
  const code = causes.map((cause) => ("code" in cause ? cause.code : undefined)).find((it) => typeof it === "string");
  if (code !== undefined && TIMEOUTS.has(code)) return new UserError("timeout", { host }, { cause: error });
  const garbled = answered || code === undefined || code.startsWith("HPE_") || GARBLED.has(code);
  return new UserError(garbled ? "page_garbled" : "unreachable", { host }, { cause: error });
}

function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let cause = error; cause instanceof Error && causes.length < MAX_CAUSES; cause = cause.cause) causes.push(cause);
  return causes;
}
