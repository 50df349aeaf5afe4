import { expect, test } from "vitest";
import { FUNCTIONS, type ReadsText } from "../bench/linear/functions.ts";
import { steepGrowth } from "../bench/linear/growth.ts";
import { UNITS } from "../bench/linear/texts.ts";

/** Enough for what takes time with the text's square to take long; `npm run bench:linear` takes ten times as much. */
const LENGTH = 10_000;
/** Each function is given every fourth text here, the next one the next ones. */
const SHARE = 4;
/** Of functions that read many languages, the one they are tried with here. */
const LANGUAGE = ", en";

const tried = [...FUNCTIONS].filter(([name]) => !name.includes(", ") || name.endsWith(LANGUAGE));
const cases = tried.map(([name, reads], at) => ({
  name,
  reads,
  units: UNITS.filter((_, n) => n % SHARE === at % SHARE),
}));

test.each(cases)("$name takes time in proportion to its text", ({ reads, units }) => {
  expect(steepGrowth(reads, units, LENGTH)).toEqual([]);
});

test("what takes time with its text's square would be found", () => {
  // oxlint-disable-next-line regexp/no-super-linear-move -- it is what is to be found
  const fromEveryPlace: ReadsText = (text) => /\s+$/.test(text);
  expect(steepGrowth(fromEveryPlace, [" "], 20_000)).toHaveLength(1);
});
