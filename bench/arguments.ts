import { parseArgs } from "node:util";

export const USAGE =
  "usage: npm run -s bench:extract -- [--peers all|none] [--out DIR] [--json FILE] [set folder]…\nbench/README.md tells more.";

/** A command line, understood. */
export interface Arguments {
  readonly withPeers: boolean;
  /** Folder for the outputs. */
  readonly out: string | undefined;
  /** File for the figures. */
  readonly json: string | undefined;
  /** None: the project's own pages. */
  readonly folders: readonly string[];
}

/** Throws an error to be shown with the usage. */
export function parseArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      peers: { type: "string", default: "all" },
      out: { type: "string" },
      json: { type: "string" },
    },
  });
  if (values.peers !== "all" && values.peers !== "none") throw new Error("--peers is all or none.");
  return { withPeers: values.peers === "all", out: values.out, json: values.json, folders: positionals };
}
