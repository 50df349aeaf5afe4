/**
 * The process that reads untrusted bytes: it may read only the program's own files, start nothing, and is killed when
 * it takes too long or too much. What it throws crosses without its message, which may hold the article's text.
 */
import { readDocument } from "../article/document.ts";
import { UserError } from "../errors.ts";
import type { ReadReply, ReadRequest } from "./reply.ts";

async function read({ bytes, hints }: ReadRequest): Promise<ReadReply> {
  try {
    return { kind: "article", article: await readDocument(bytes, hints) };
  } catch (error) {
    if (error instanceof UserError) return { kind: "user", code: error.code, values: { ...error.values } };
    // The stack ran out: the page nests deeper than a walk over it allows for.
    if (error instanceof RangeError) return { kind: "user", code: "page_too_complex", values: {} };
    return { kind: "defect", name: error instanceof Error ? error.name : typeof error, frames: framesOf(error) };
  }
}

function framesOf(error: unknown): string {
  const lines = error instanceof Error ? (error.stack ?? "").split("\n") : [];
  return lines.filter((line) => line.startsWith("    at ")).join("\n");
}

process.on("message", (request: ReadRequest) => void read(request).then((reply) => process.send?.(reply)));
process.send?.({ kind: "ready" } satisfies ReadReply);
