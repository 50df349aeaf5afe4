import { parseArgs } from "node:util";

export const USAGE =
  "usage: npm run -s bench:cost -- [--questions N] [--times N] [--json FILE] [article file]\nbench/README.md tells more.";

export interface Arguments {
  readonly questions: number;
  /** That the article's text is taken over, to make it long. */
  readonly times: number;
  /** File for the figures. */
  readonly json: string | undefined;
  /** An article as it was fetched. */
  readonly page: string;
}

const EXAMPLE = "examples/harbour-strike.html";

/** Throws an error to be shown with the usage. */
export function parseArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      questions: { type: "string", default: "5" },
      times: { type: "string", default: "1" },
      json: { type: "string" },
    },
  });
  if (!/^[1-9]\d?$/.test(values.questions)) throw new Error("--questions is a number from 1 to 99.");
  if (!/^[1-9]\d?$/.test(values.times)) throw new Error("--times is a number from 1 to 99.");
  const [page = EXAMPLE, ...more] = positionals;
  if (more.length > 0) throw new Error("Name one file.");
  return { questions: Number(values.questions), times: Number(values.times), json: values.json, page };
}
