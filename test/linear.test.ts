import { expect, test } from "vitest";
import { FUNCTIONS, type ReadsText } from "../bench/linear/functions.ts";
import { steepGrowth } from "../bench/linear/growth.ts";
import { UNITS } from "../bench/linear/texts.ts";

/** Enough for what takes time with the text's square to take long; `npm run bench:linear` takes ten times as much. */
const LENGTH = 10_000;
/** Of those that are tried with every text; by languages one each. */
const SEED = "en";

const isTried = (name: string): boolean => !name.includes(", ") || name.endsWith(`, ${SEED}`);

test.each([...FUNCTIONS].filter(([name]) => isTried(name)))("%s takes time in proportion to its text", (_, reads) => {
  expect(steepGrowth(reads, UNITS, LENGTH)).toEqual([]);
});

test("what takes time with its text's square would be found", () => {
  // oxlint-disable-next-line regexp/no-super-linear-move -- it is what is to be found
  const fromEveryPlace: ReadsText = (text) => /\s+$/.test(text);
  expect(steepGrowth(fromEveryPlace, [" "], 20_000)).toHaveLength(1);
});
