import { readFileSync } from "node:fs";
import { type Arguments, parseArguments, USAGE } from "./eval/arguments.ts";
import { evaluate } from "./eval/checks.ts";
import { readDocuments } from "./eval/documents.ts";
import { figuresOf } from "./eval/figures.ts";
import { reportOf } from "./eval/report.ts";

process.exitCode = main(process.argv.slice(2));

function main(argv: readonly string[]): number {
  let given: Arguments;
  try {
    given = parseArguments(argv);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
    return 2;
  }
  let jsonl: string;
  try {
    jsonl = readFileSync(given.data, "utf8");
  } catch {
    process.stderr.write(`${given.data} can't be read.\n${USAGE}\n`);
    return 2;
  }
  const figures = figuresOf(evaluate(readDocuments(jsonl)));
  process.stdout.write(`${given.isJson ? JSON.stringify(figures, null, 2) : reportOf(figures)}\n`);
  return 0;
}
