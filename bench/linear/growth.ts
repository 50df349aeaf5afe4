import type { ReadsText } from "./functions.ts";
import { textOf } from "./texts.ts";

/** How a function's time grows with a text of one kind. */
export interface Growth {
  readonly unit: string;
  /** Milliseconds of this thread's own work for half of the text, and for all of it. */
  readonly half: number;
  readonly whole: number;
}

/** What is done in so many milliseconds isn't looked at further. */
const QUICK_MS = 50;
/** From which twice the text isn't twice the work: a square's is four times. */
const MAX_RATIO = 3;
/** The fastest of so many runs: the others paid for the collection of garbage. */
const RUNS = 3;

/** Texts of `length` characters for which a function takes more time than in proportion. */
export function steepGrowth(reads: ReadsText, units: readonly string[], length: number): Growth[] {
  workOf(reads, textOf("A word, ", length / 10)); // compiles it
  return units.flatMap((unit) => {
    const [half, whole] = [textOf(unit, length / 2), textOf(unit, length)];
    if (workOf(reads, whole) < QUICK_MS) return [];
    const growth = { unit, half: least(reads, half), whole: least(reads, whole) };
    return growth.whole > QUICK_MS && growth.whole > MAX_RATIO * growth.half ? [growth] : [];
  });
}

function least(reads: ReadsText, text: string): number {
  return Math.min(...Array.from({ length: RUNS }, () => workOf(reads, text)));
}

function workOf(reads: ReadsText, text: string): number {
  const before = process.threadCpuUsage();
  try {
    reads(text);
  } catch {
    // A text may be refused.
  }
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}
