import { tidy, type Quantity } from "./quantity.ts";

/** How exactly one number may stand for another: 1.23 million for 1,234,567. */
const LEAST_DIGITS = 2;
const MOST_DIGITS = 5;
/** “Millions” of one text are “tens of millions” of another, but never billions. */
const SCALE_STEP = 1000;

/** Who may tell a number less exactly than the other: the text that is checked, never the one it is checked with. */
export type Rounder = "wanted" | "pool";

/** The values that a text has. */
export interface Pool {
  readonly values: ReadonlySet<number>;
  /** Told in a scale that rounds, with the digits that count: “3:1230000”. */
  readonly rounded: ReadonlySet<string>;
  /** Every value, rounded to fewer digits. */
  readonly roundings: ReadonlySet<string>;
  /** Orders of magnitude, by the power of ten. */
  readonly magnitudes: ReadonlySet<number>;
  /** Scales whose count stands in words that aren't known: “viisi miljoonaa”. */
  readonly uncounted: readonly number[];
  /** Measures with a metric unit, and those with another as metric ones. */
  readonly metric: readonly number[];
  readonly converted: readonly number[];
}

/** Converted measures are rounded; so many of a text are compared. */
const CONVERSION_ERROR = 0.03;
const MOST_MEASURES = 40;

/** Values of other readings and scales that a language without tables may have meant. */
const HIDDEN_SCALES = [1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e12];

export function poolOf(quantities: readonly Quantity[], knowsScales = true): Pool {
  const values = new Set<number>();
  const rounded = new Set<string>();
  const roundings = new Set<string>();
  for (const { readings, significant, scale, kind } of quantities) {
    const hidden = !knowsScales && kind === "figure" && scale === undefined ? HIDDEN_SCALES : [1];
    for (const value of readings.flat()) for (const factor of hidden) values.add(tidy(value * factor));
    const [value] = readings[0] ?? [];
    if (value === undefined || readings[0]?.length !== 1) continue;
    if (significant !== undefined) rounded.add(`${significant}:${value}`);
    for (const rounding of roundingsOf(value)) roundings.add(rounding);
  }
  const uncounted = knowsScales
    ? []
    : quantities
        .filter(({ kind }) => kind !== "figure")
        .map(first)
        .filter(isScale);
  const magnitudes = new Set([...values].map(magnitude));
  return { values, rounded, roundings, magnitudes, uncounted, ...measuresOf(quantities) };
}

const first = ({ readings }: Quantity) => readings[0]?.[0] ?? 0;
const isScale = (value: number) => value >= SCALE_STEP;

/** Whether the pool has what the quantity says, in one of its readings. */
export function has(pool: Pool, quantity: Quantity, rounder: Rounder): boolean {
  const { readings, kind, significant } = quantity;
  if (
    readings.some((reading) => reading.every((value) => pool.values.has(value) || (value === 0 && reading.length > 1)))
  )
    return true;
  const [value] = readings[0] ?? [];
  if (value === undefined) return true;
  if (kind === "scale") return hasMagnitude(pool, value);
  if (isConverted(pool, quantity) || pool.uncounted.some((scale) => isSomeOf(scale, value))) return true;
  if (rounder === "wanted") return significant !== undefined && pool.roundings.has(`${significant}:${value}`);
  return readings[0]?.length === 1 && roundingsOf(value).some((rounding) => pool.rounded.has(rounding));
}

/** Whether the pool has the figure times a scale, where the figure's language has scales that aren't known. */
export function hasScaled(pool: Pool, { kind, scale, readings }: Quantity): boolean {
  const [value] = readings[0] ?? [];
  if (kind !== "figure" || scale !== undefined || value === undefined) return false;
  return HIDDEN_SCALES.some((factor) => pool.values.has(tidy(value * factor)));
}

/** From a quarter of it up. */
function isSomeOf(scale: number, value: number): boolean {
  return value >= scale / 4 && value < scale * SCALE_STEP;
}

function measuresOf(quantities: readonly Quantity[]): Pick<Pool, "metric" | "converted"> {
  const metric = quantities.flatMap(({ metric }) => metric ?? []);
  const converted = quantities.flatMap((quantity) => quantity.converted ?? []);
  return { metric: metric.slice(0, MOST_MEASURES), converted: converted.slice(0, MOST_MEASURES) };
}

/** “30 yards” are 27 metres. */
function isConverted(pool: Pool, { metric, converted }: Quantity): boolean {
  return isAnyNear(metric, pool.converted) || isAnyNear(converted, pool.metric);
}

function isAnyNear(some: readonly number[] | undefined, others: readonly number[]): boolean {
  return some?.some((one) => others.some((other) => isNear(one, other))) ?? false;
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= CONVERSION_ERROR * Math.max(Math.abs(one), Math.abs(other));
}

function roundingsOf(value: number): string[] {
  const digits =
    value > 1000
      ? value
          .toPrecision(12)
          .replace(/\D/g, "")
          .replace(/0{1,20}$/, "").length
      : 0;
  const most = Math.min(digits - 1, MOST_DIGITS);
  return Array.from({ length: Math.max(0, most - LEAST_DIGITS + 1) }, (_, index) => {
    const kept = LEAST_DIGITS + index;
    return `${kept}:${Number(value.toPrecision(kept))}`;
  });
}

function hasMagnitude({ magnitudes }: Pool, value: number): boolean {
  const exponent = magnitude(value);
  const step = magnitude(SCALE_STEP);
  return [...Array(2 * step - 1).keys()].some((index) => magnitudes.has(exponent - step + 1 + index));
}

function magnitude(value: number): number {
  return value > 0 ? Math.floor(Math.log10(value) + 1e-9) : 0;
}
