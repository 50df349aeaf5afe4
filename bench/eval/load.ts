import { readFileSync } from "node:fs";
import { type Document, readDocuments } from "./documents.ts";
import { EvalError, EXIT, messageOf } from "./failure.ts";

/** The documents of a file. Throws EvalError where it can't be read or a line of it is no document. */
export function loadDocuments(path: string): readonly Document[] {
  let jsonl: string;
  try {
    jsonl = readFileSync(path, "utf8");
  } catch (error) {
    throw new EvalError(`${path} can't be read.`, EXIT.usage, { cause: error });
  }
  try {
    return readDocuments(jsonl);
  } catch (error) {
    throw new EvalError(messageOf(error), EXIT.actable, { cause: error });
  }
}
