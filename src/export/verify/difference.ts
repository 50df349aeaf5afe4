import type { Part } from "../record/parts.ts";

/** Where a file isn't what it should be; the texts are cut to what is about the place. */
export interface Difference {
  /** “line 12”, “book/quotes.xhtml, line 3”, “quote 2”. */
  readonly at: string;
  readonly expected: string;
  readonly found: string;
}

/** More of them say no more. */
export const MOST_DIFFERENCES = 3;

/** Characters shown before and after the first that differs. */
const BEFORE = 30;
const AFTER = 50;

/** The first lines in which a file isn't what it should be. */
export function differencesIn(expected: readonly Part[], found: readonly Part[]): Difference[] {
  const differences: Difference[] = [];
  const names = new Set([...expected, ...found].map(({ name }) => name));
  for (const name of names) {
    if (differences.length >= MOST_DIFFERENCES) break;
    const [wanted, given] = [expected, found].map((parts) => parts.find((part) => part.name === name)?.bytes);
    if (wanted === undefined || given === undefined) differences.push(missing(name, wanted));
    else if (!wanted.equals(given)) differences.push(...linesIn(name, wanted, given));
  }
  return differences.slice(0, MOST_DIFFERENCES);
}

function missing(name: string, wanted: Buffer | undefined): Difference {
  return { at: name, expected: wanted ? name : "", found: wanted ? "" : name };
}

function linesIn(name: string, wanted: Buffer, given: Buffer): Difference[] {
  const [expected, found] = [wanted, given].map((bytes) => bytes.toString().split("\n"));
  const differences: Difference[] = [];
  for (let line = 0; line < Math.max(expected?.length ?? 0, found?.length ?? 0); line++) {
    const [one = "", other = ""] = [expected?.[line], found?.[line]];
    if (one === other) continue;
    const at = `${name === "" ? "" : `${name}, `}line ${line + 1}`;
    differences.push(difference(at, one, other));
    if (differences.length === MOST_DIFFERENCES) break;
  }
  return differences;
}

/** Two texts about the first place where they differ. */
export function difference(at: string, expected: string, found: string): Difference {
  let first = 0;
  while (first < expected.length && expected[first] === found[first]) first++;
  const cut = (text: string) => text.slice(Math.max(0, first - BEFORE), first + AFTER);
  return { at, expected: cut(expected), found: cut(found) };
}
