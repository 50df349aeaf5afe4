import { has, poolOf, type Rounder } from "./number/compare.ts";
import { numeralsOf } from "./number/lexicon/of.ts";
import type { Quantity } from "./number/quantity.ts";
import { quantitiesIn } from "./number/read.ts";
import type { UnitCheck } from "./unit.ts";

/** A text and its language, BCP 47. */
export interface Worded {
  readonly text: string;
  readonly language: string;
}

/** Named in a reason at most; a table has hundreds. */
const MOST_NAMED = 4;
/** Less is written in words, which are unknown in a language without tables. */
const LEAST_FIGURE = 21;

/** The numbers of a text. What stands in words is found in languages that have tables. */
export function numbersIn(text: string, language: string): readonly Quantity[] {
  return quantitiesIn(text, language);
}

/** The numbers of the claim that none of the evidence has, in whatever script, scale or calendar it writes them. */
export function missingNumbers(claim: Worded, evidence: readonly Worded[]): readonly Quantity[] {
  return absent(quantitiesIn(claim.text, claim.language), evidence, "wanted");
}

function absent(wanted: readonly Quantity[], evidence: readonly Worded[], rounder: Rounder): Quantity[] {
  const pools = evidence.map(({ text, language }) => {
    const known = numeralsOf(language);
    return { known, pool: poolOf(quantitiesIn(text, language), known?.hasWords ?? false) };
  });
  const knowsWords = pools.every(({ known }) => known?.hasWords);
  return wanted.filter(
    (quantity) =>
      quantity.required &&
      (knowsWords || isPlainFigure(quantity)) &&
      !pools.some(({ pool }) => has(pool, quantity, rounder)),
  );
}

function isPlainFigure({ kind, readings }: Quantity): boolean {
  return kind === "figure" && (readings[0]?.[0] ?? 0) >= LEAST_FIGURE;
}

/**
 * Finds numbers of the source that the translation lacks, and numbers that it has alone.
 */
export const checkNumbers: UnitCheck = ({ source, text }, { from, to }) => {
  const missing = absent(quantitiesIn(source, from), [{ text, language: to }], "pool");
  const added = missingNumbers({ text, language: to }, [{ text: source, language: from }]);
  if (missing.length === 0 && added.length === 0) return [];
  const parts = [
    ...(missing.length > 0 ? [`the source's ${named(missing)} isn't in the translation`] : []),
    ...(added.length > 0 ? [`the translation's ${named(added)} isn't in the source`] : []),
  ];
  return [{ check: "numbers", severity: "soft", detail: parts.join("; ") }];
};

function named(quantities: readonly Quantity[]): string {
  return quantities
    .slice(0, MOST_NAMED)
    .map(({ text }) => `“${text.slice(0, 40)}”`)
    .join(", ");
}
