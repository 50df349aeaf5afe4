import { readFileSync } from "node:fs";
import { type Document, readDocuments } from "./documents.ts";
import { EvalError, EXIT, messageOf } from "./failure.ts";

/** The documents of a file. Throws EvalError where it can't be read, a line of it is no document, or none is one. */
export function loadDocuments(path: string): readonly Document[] {
  let jsonl: string;
  try {
    jsonl = readFileSync(path, "utf8");
  } catch (error) {
    throw new EvalError(`${path} can't be read.`, EXIT.usage, { cause: error });
  }
  const documents = parsed(jsonl);
  if (documents.length === 0) throw new EvalError(`${path} has no documents.`, EXIT.actable);
  return documents;
}

function parsed(jsonl: string): readonly Document[] {
  try {
    return readDocuments(jsonl);
  } catch (error) {
    throw new EvalError(messageOf(error), EXIT.actable, { cause: error });
  }
}
