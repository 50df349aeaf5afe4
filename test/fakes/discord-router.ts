import type { UploadedFile } from "./discord-files.ts";

export interface RestRequest {
  readonly method: string;
  /** Without /api/v10 and query, decoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The JSON body, or the form's payload_json. */
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

/** Gets the pattern's ids in order. What it gives is the answer's JSON; undefined is 204. */
export type Handler = (request: RestRequest, ...ids: string[]) => unknown;

/** `auth: "token"` routes carry an interaction's token in the path and need no bot token. */
export interface Route {
  readonly method: string;
  readonly pattern: RegExp;
  readonly auth: "bot" | "token";
  readonly handle: Handler;
}

/** `:id` in a pattern matches one part of the path. */
export function route(method: string, pattern: string, handle: Handler, auth: Route["auth"] = "bot"): Route {
  return { method, pattern: new RegExp(`^${pattern.replaceAll(":id", "([^/]+)")}$`), auth, handle };
}
