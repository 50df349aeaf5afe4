/**
 * The process that reads untrusted bytes: it may read only the program's own files, start nothing, and is killed when
 * it takes too long or too much. What it throws crosses without its message, which may hold the article's text.
 */
import { detectorLoaded } from "../article/detector.ts";
import { readDocument } from "../article/document.ts";
import type { ReadHints } from "../article/read.ts";
import { UserError } from "../errors.ts";
import { partsOf, type ReplyPart } from "./reply.ts";
import { serve } from "./serve.ts";

async function read(hints: ReadHints, bytes: Uint8Array): Promise<Iterable<ReplyPart>> {
  try {
    return partsOf(await readDocument(bytes, hints));
  } catch (error) {
    return [failureOf(error)];
  }
}

function failureOf(error: unknown): ReplyPart {
  if (error instanceof UserError) return { kind: "user", code: error.code, values: { ...error.values } };
  // The stack ran out: the page nests deeper than a walk over it allows for.
  if (error instanceof RangeError) return { kind: "user", code: "page_too_complex", values: {} };
  return { kind: "defect", name: error instanceof Error ? error.name : typeof error, frames: framesOf(error) };
}

function framesOf(error: unknown): string {
  const lines = error instanceof Error ? (error.stack ?? "").split("\n") : [];
  return lines.filter((line) => line.startsWith("    at ")).join("\n");
}

// The first page needn't wait for it.
detectorLoaded();
serve(read);
