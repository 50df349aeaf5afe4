import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { loadDocuments } from "../../../bench/eval/load.ts";

test.each([
  ["no lines", "", "has no documents"],
  ["empty lines", "\n\n", "has no documents"],
  ["a line that is no JSON", "{", "Line 1 is no document."],
  ["a document without segments", '{"id": "x", "lang": "de", "paras": []}', "Line 1 is no document."],
])("a file with %s is refused", (_, content, says) => {
  const folder = mkdtempSync(join(tmpdir(), "eval-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "data.jsonl");
  writeFileSync(file, content);

  expect(() => loadDocuments(file)).toThrow(says);
});
