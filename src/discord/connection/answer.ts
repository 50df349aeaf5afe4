import type { ResponseLike } from "discord.js";

/** A whole answer, as discord.js reads it. */
export interface Answer extends ResponseLike {
  readonly bytes: Buffer;
}

/** `json()` throws where the bytes are none. */
export function answerOf(status: number, headers: Headers, bytes: Buffer): Answer {
  const text = () => bytes.toString("utf8");
  return {
    status,
    statusText: "",
    ok: status >= 200 && status < 300,
    headers,
    bytes,
    body: null,
    bodyUsed: false,
    text: async () => text(),
    json: async () => JSON.parse(text()) as unknown,
    arrayBuffer: async () => new Uint8Array(bytes).buffer,
  };
}

/** What a refusal says, in the members that are looked at; undefined where it says nothing readable. */
export function told({ bytes }: Pick<Answer, "bytes">): Told | undefined {
  try {
    return (JSON.parse(bytes.toString("utf8")) as Told | null) ?? undefined;
  } catch {
    return undefined;
  }
}

interface Told {
  readonly retry_after?: unknown;
  readonly global?: unknown;
  readonly code?: unknown;
}
