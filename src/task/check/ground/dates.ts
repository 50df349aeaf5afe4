import type { Quantity } from "../number/quantity.ts";
import { numbersIn, type Worded } from "../numbers.ts";

/** Characters between a month and its day or year. */
const NEAR = 6;
const DAY_MS = 86_400_000;
const MONTH_DAYS = 30;

/** Days, months and years around the day of publication. */
export interface Around {
  readonly days: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly years: ReadonlySet<number>;
}

/** A claim may date what its article calls yesterday or next month. Nothing where the day isn't known. */
export function daysAround(published: string | undefined): Around {
  const then = Date.parse(published?.slice(0, 10) ?? "");
  if (Number.isNaN(then)) return { days: new Set(), months: new Set(), years: new Set() };
  const at = (offsets: readonly number[]) => offsets.map((offset) => new Date(then + offset * DAY_MS));
  const days = at([-1, 0, 1]);
  const months = at([-MONTH_DAYS, 0, MONTH_DAYS]);
  return {
    days: new Set(days.map((date) => date.getUTCDate())),
    months: new Set([...days, ...months].map((date) => date.getUTCMonth() + 1)),
    years: new Set([...days, ...months].map((date) => date.getUTCFullYear())),
  };
}

export interface Dates {
  /** The number is a month that the claim names beside a day or a year: “5 March” isn't the fifth of April. */
  readonly isMonth: (quantity: Quantity) => boolean;
  /** The number belongs to a date, and the date is about the day of publication. */
  readonly isAround: (quantity: Quantity) => boolean;
}

export function datesIn({ text, language }: Worded, around: Around): Dates {
  const names = monthNames(language);
  const all = numbersIn(text, language);
  const isBesideFigure = createBeside(all.filter(({ kind }) => kind === "figure"));
  const months = all.filter(
    (quantity) => quantity.kind === "word" && names.has(quantity.text) && isBesideFigure(quantity),
  );
  const isBesideMonth = createBeside(months);
  const starts = new Set(months.map(({ start }) => start));
  const isMonth = ({ start }: Quantity) => starts.has(start);
  return { isMonth, isAround };

  function isAround(quantity: Quantity): boolean {
    const value = quantity.readings[0]?.[0] ?? 0;
    const after = text.slice(quantity.end, quantity.end + 2).trimStart();
    if (around.years.has(value)) return true;
    if (isMonth(quantity) || /^[月월]/u.test(after)) return around.months.has(value);
    return (isBesideMonth(quantity) || /^[日号號일]/u.test(after)) && around.days.has(value);
  }
}

/** Whether one of these stands near; they are in the text's order. */
function createBeside(others: readonly Quantity[]): (one: Quantity) => boolean {
  return ({ start, end }) => {
    let [low, high] = [0, others.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (start - (others[middle]?.end ?? 0) > NEAR) low = middle + 1;
      else high = middle;
    }
    const other = others[low];
    return other !== undefined && other.start - end <= NEAR;
  };
}

const known = new Map<string, ReadonlySet<string>>();

/** A language's months in full, as it writes them. */
function monthNames(language: string): ReadonlySet<string> {
  const names = known.get(language) ?? new Set(isKnown(language) ? MONTH_STYLES.flatMap(monthsOf(language)) : []);
  known.set(language, names);
  return names;
}

const MONTH_STYLES: readonly Intl.DateTimeFormatOptions[] = [{ month: "long" }, { month: "long", day: "numeric" }];

const monthsOf = (language: string) => (style: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat(language, { ...style, calendar: "gregory", timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, month) => format.formatToParts(Date.UTC(2001, month, 15))).flatMap(
    (parts) => parts.find(({ type }) => type === "month")?.value ?? [],
  );
};

function isKnown(language: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([language]).length > 0;
  } catch {
    return false;
  }
}
