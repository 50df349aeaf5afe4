import { parseArgs } from "node:util";

export const USAGE = "usage: npm run -s eval -- checks --data FILE.jsonl [--json]\nbench/README.md tells more.";

/** A command line, understood. */
export interface Arguments {
  /** JSON Lines; see `readDocuments`. */
  readonly data: string;
  readonly isJson: boolean;
}

/** Throws an error to be shown with the usage. */
export function parseArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { data: { type: "string" }, json: { type: "boolean", default: false } },
  });
  const [what, ...rest] = positionals;
  if (what !== "checks" || rest.length > 0) throw new Error("Say what to evaluate: checks.");
  if (values.data === undefined || values.data === "") throw new Error("Name the file: --data FILE.jsonl.");
  return { data: values.data, isJson: values.json };
}
