import { parseArgs } from "node:util";

/** A command line, understood. */
export interface ModelArguments {
  /** JSON Lines; see `readDocuments`. */
  readonly data: string;
  /** How many articles of each language, from the first; all where absent. */
  readonly articles: number | undefined;
  readonly isJson: boolean;
  /** Folder of the results; the product's own where absent. */
  readonly out: string | undefined;
  /** Whoever calls knows what it costs. */
  readonly isAgreed: boolean;
}

/** Throws an error to be shown with the usage. */
export function parseModelArguments(argv: readonly string[]): ModelArguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      data: { type: "string" },
      articles: { type: "string" },
      json: { type: "boolean", default: false },
      out: { type: "string" },
      yes: { type: "boolean", default: false },
    },
  });
  const { data, articles, out } = values;
  if (data === undefined || data === "") throw new Error("Name the file: --data FILE.jsonl.");
  if (out === "") throw new Error("Name the folder: --out FOLDER.");
  if (articles !== undefined && !/^[1-9]\d{0,3}$/.test(articles)) {
    throw new Error("--articles is a number from 1 to 9999, of each language.");
  }
  return {
    data,
    articles: articles === undefined ? undefined : Number(articles),
    isJson: values.json,
    out,
    isAgreed: values.yes,
  };
}
