import { gregorianDay } from "../../../article/metadata/calendar.ts";
import { monthOf } from "../../../article/metadata/months.ts";
import type { Word } from "./atoms.ts";
import { tidy, type Quantity } from "./quantity.ts";

/** Characters between a day, a month and a year. */
const NEAR = 6;
const MOST_MONTH = 20;
/** Between the ends of a range: “5 to 10”. */
const RANGE = 8;

/**
 * Numbers that words name beside number words: months and centuries. Nothing asks for them: they only answer. A day of
 * another calendar gets the day that it is in ours.
 */
export function withNamedNumbers(
  quantities: readonly Quantity[],
  words: readonly Word[],
  language: string,
): readonly Quantity[] {
  const figures = quantities.filter(({ kind }) => kind === "figure");
  const days = new Map<Quantity, number>();
  const named: Quantity[] = [];
  let at = 0;
  for (const word of words) {
    while (at < figures.length && (figures[at]?.end ?? 0) < word.start - NEAR) at++;
    const near = figures.slice(at, at + 3).filter(({ start }) => start <= word.end + NEAR);
    named.push(...monthNumbers(word, near, language, days), ...romanNumbers(word));
  }
  return [...quantities.map((quantity) => onDay(quantity, days.get(quantity))), ...named];
}

function onDay(quantity: Quantity, day: number | undefined): Quantity {
  return day === undefined ? quantity : { ...quantity, readings: [...quantity.readings, [day]] };
}

function monthNumbers(
  word: Word,
  near: readonly Quantity[],
  language: string,
  days: Map<Quantity, number>,
): Quantity[] {
  if (word.text.length > MOST_MONTH) return [];
  const alone = near.length === 0 ? monthNames(language).get(word.text.toLowerCase()) : undefined;
  if (alone !== undefined) return [answer(word, [alone])];
  const month = near.length > 0 ? monthOf(word.text, language) : undefined;
  if (month === undefined) return [];
  if (month.calendar === "gregory") return [answer(word, [month.number])];
  const day = near.find(({ end, readings }) => end <= word.start && first(readings) <= 31);
  const year = near.find(({ readings }) => isPersianOrIslamic(first(readings)));
  if (year === undefined) return [];
  const ordinal = day === undefined ? 1 : first(day.readings);
  const date = gregorianDay(month.calendar, { year: first(year.readings), month: month.number, day: ordinal });
  if (date === undefined) return [];
  if (day !== undefined) days.set(day, date.day);
  days.set(year, date.year);
  return [answer(word, [date.month])];
}

/** Years of these calendars that the press has reason to name. */
function isPersianOrIslamic(year: number): boolean {
  return Number.isInteger(year) && year >= 1200 && year < 1600;
}

function first(readings: Quantity["readings"]): number {
  return readings[0]?.[0] ?? 0;
}

const names = new Map<string, ReadonlyMap<string, number>>();

/** A language's own months, as they stand alone and in dates. */
function monthNames(language: string): ReadonlyMap<string, number> {
  const found = names.get(language);
  if (found !== undefined) return found;
  const own = new Map<string, number>();
  const [locale] = /^[a-z]{2,3}$/.test(language) ? Intl.DateTimeFormat.supportedLocalesOf([language]) : [];
  for (const options of locale === undefined ? [] : ([{ month: "long" }, { month: "long", day: "numeric" }] as const)) {
    const format = new Intl.DateTimeFormat(locale, { ...options, calendar: "gregory", timeZone: "UTC" });
    for (let month = 0; month < 12; month++) {
      const name = format.formatToParts(Date.UTC(2001, month, 15)).find(({ type }) => type === "month")?.value;
      if (name !== undefined) own.set(name.toLowerCase(), month + 1);
    }
  }
  names.set(language, own);
  return own;
}

const ROMAN = /^([IVXІХ]{2,5}|[VXХ])(?:e|ème|th|-?[гоему]{1,3})?$/u;
const ROMAN_DIGITS: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };

/** XIX of “XIXe siècle”; the press of Ukraine writes it in Cyrillic letters. */
function romanNumbers(word: Word): Quantity[] {
  const roman = ROMAN.exec(word.text)?.[1]?.replaceAll("І", "I").replaceAll("Х", "X");
  if (roman === undefined) return [];
  const digits = [...roman].map((letter) => ROMAN_DIGITS[letter] ?? 0);
  const value = digits.reduce((sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit), 0);
  return [answer(word, [value])];
}

function answer({ text, start, end }: Word, reading: readonly number[]): Quantity {
  return { text, start, end, readings: [reading], kind: "word", required: false };
}

/** “1.5 to 2 million”: the scale of the second is the first one's too. */
export function withSharedScales(quantities: readonly Quantity[]): Quantity[] {
  return quantities.map((quantity, index) => {
    const next = quantities[index + 1];
    const value = quantity.readings[0]?.[0];
    if (next?.scale === undefined || quantity.scale !== undefined || value === undefined) return quantity;
    if (quantity.kind === "scale" || next.kind === "scale" || next.start - quantity.end > RANGE) return quantity;
    return { ...quantity, readings: [...quantity.readings, [tidy(value * next.scale)]] };
  });
}
