import { createInterface } from "node:readline/promises";
import type { Readable, Writable } from "node:stream";

/** USD that need no asking. */
const SMALL = 0.05;

export interface Agreement {
  /** Undefined where it isn't known what it costs. */
  readonly estimatedUsd: number | undefined;
  readonly isAgreed: boolean;
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable;
}

/** Says what it will cost, about, and asks on a terminal whether to go on; elsewhere the answer is no. */
export async function agree({ estimatedUsd, isAgreed, input, output }: Agreement): Promise<boolean> {
  const cost =
    estimatedUsd === undefined ? "The model has no listed price." : `It will cost about $${estimatedUsd.toFixed(4)}.`;
  output.write(`${cost}\n`);
  if (isAgreed || (estimatedUsd ?? Infinity) < SMALL) return true;
  if (!input.isTTY) {
    output.write("Add --yes to go on.\n");
    return false;
  }
  const lines = createInterface({ input, output });
  // The end of the input is no answer.
  const ended = new Promise<string>((resolve) => void lines.once("close", () => resolve("")));
  const answer = await Promise.race([lines.question("Go on? [y/N] "), ended]);
  lines.close();
  return /^\s*y(?:es)?\s*$/i.test(answer);
}
