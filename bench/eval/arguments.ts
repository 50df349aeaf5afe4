import { parseArgs } from "node:util";

export const USAGE = `usage: npm run -s eval -- checks --data FILE.jsonl [--json | --write PAGE.md]
       npm run -s eval -- model --data FILE.jsonl [--articles N] [--json] [--out FOLDER] [--yes]
bench/README.md tells more.`;

/** A command line, understood. */
export interface Arguments {
  /** JSON Lines; see `readDocuments`. */
  readonly data: string;
  readonly isJson: boolean;
  /** A page that gets the figures between its marks, instead of printing them. */
  readonly write: string | undefined;
}

/** Throws an error to be shown with the usage. */
export function parseArguments(argv: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...argv],
    options: { data: { type: "string" }, json: { type: "boolean", default: false }, write: { type: "string" } },
  });
  const { data, json, write } = values;
  if (data === undefined || data === "") throw new Error("Name the file: --data FILE.jsonl.");
  if (write === "") throw new Error("Name the page: --write PAGE.md.");
  if (json && write !== undefined) throw new Error("--json prints, --write writes: one of them.");
  return { data, isJson: json, write };
}
