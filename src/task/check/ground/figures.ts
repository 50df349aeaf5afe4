import type { Article } from "../../../article/article.ts";
import { monthOf } from "../../../article/metadata/months.ts";
import type { Quantity } from "../number/quantity.ts";
import { evidenceOf, missingFrom, type Evidence, type Worded } from "../numbers.ts";
import { datesIn, daysAround, type Around } from "./dates.ts";
import { createLazy, type Reader } from "./reader.ts";

/** “Five dead” for six is no less wrong in words; two or three may have been counted from a list. */
const LEAST_WORD = 4;
const MOST_WORD = 11;
const ROMAN = /^[\p{Lu}]+$/u;

/** A number told in round figures: from a hundred on, within so much of the exact one. */
const LEAST_ROUND = 100;
const ROUNDING_ERROR = 0.05;
/** 2000 is no rounding of 1998. */
const YEARS = { from: 1900, to: 2100 };

/** Figures and dates of claims in the language `to`. */
export function createFigureReader(
  { published, language }: Pick<Article, "published" | "language">,
  to: string,
): Reader {
  const around = daysAround(published);
  const evidence = createLazy((text) => evidenceOf({ text, language }));
  return (text) => (texts) => missingFigures({ text, language: to }, texts.map(evidence), around);
}

/** Numbers and months of a claim that neither the evidence nor the time of publication has, as the claim writes them. */
export function missingFigures(claim: Worded, evidence: readonly Evidence[], around: Around): readonly string[] {
  const { isMonth, isAround } = datesIn(claim, around);
  const isWanted = (quantity: Quantity) => quantity.required || isCount(quantity, claim.language) || isMonth(quantity);
  return missingFrom(claim, evidence, isWanted)
    .filter((quantity) => !isAround(quantity) && !evidence.some(({ pool }) => isRounded(quantity, pool.values)))
    .map(({ text }) => text);
}

function isCount({ kind, readings, text }: Quantity, language: string): boolean {
  const [value = 0] = readings[0] ?? [];
  if (kind !== "word" || !Number.isInteger(value) || value < LEAST_WORD || value > MOST_WORD) return false;
  // Months and Roman numerals only answer.
  return monthOf(text, language) === undefined && !ROMAN.test(text);
}

function isRounded({ kind, readings }: Quantity, values: ReadonlySet<number>): boolean {
  const [value = 0, ...others] = readings[0] ?? [];
  if (kind !== "figure" || others.length > 0 || !Number.isInteger(value) || value < LEAST_ROUND) return false;
  if (value >= YEARS.from && value <= YEARS.to) return false;
  const most = Math.min(unitOf(value) / 2, value * ROUNDING_ERROR);
  return most > 0 && [...values].some((exact) => Math.abs(exact - value) <= most);
}

/** What a number is rounded to: 400 to hundreds; 388 not at all. */
function unitOf(value: number): number {
  let unit = 1;
  while (value % (unit * 10) === 0) unit *= 10;
  return unit === 1 ? 0 : unit;
}
