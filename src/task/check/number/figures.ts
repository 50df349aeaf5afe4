import { tidy } from "./quantity.ts";
import { primarySubtag } from "../../language.ts";

/** Digits with the marks that group them or begin a fraction; a space groups only threes. */
const SPACES = " \\u00a0\\u2009\\u202f";
export const FIGURE = `\\d{1,3}(?:[${SPACES}]\\d{3}(?!\\d))+(?:[.,]\\d{1,4}(?!\\d))?|\\d+(?:[.,'’٬٫،]\\d+)*`;

/** More digits than these can't be told apart as a number: they are compared in pieces. */
const LONGEST = 15;
const PIECE = 9;

export interface Separators {
  readonly decimal: "." | ",";
  /** The language's press keeps to it: “1.234” can't be read otherwise. */
  readonly strict: boolean;
}

/** Where the point begins a fraction and the comma groups. */
const POINT = new Set(
  "en zh ja ko th he hi bn ur ms fil tl sw ta te ml mr gu kn pa si my km ne ga mt cy am ar-ae ar-sa".split(" "),
);
/** Both are met: Latin America writes 1,234.5, Spain 1.234,5. */
const EITHER = new Set("es ar fa ur sq".split(" "));

export function separatorsOf(language: string): Separators {
  const base = primarySubtag(language);
  return {
    decimal: POINT.has(base) || base === "ar" || base === "fa" ? "." : ",",
    strict: POINT.has(base) && !EITHER.has(base),
  };
}

export interface Figure {
  readonly value: number;
  readonly readings: readonly (readonly number[])[];
  readonly significant: number;
}

/** The values that digits may stand for in a language, the likeliest first. */
export function readFigure(raw: string, separators: Separators): Figure {
  const text = raw
    .replaceAll("٬", "’")
    .replaceAll("٫", separators.decimal === "." ? "." : ",")
    .replaceAll("،", ",");
  const readings = readingsOf(text, separators);
  return { value: readings[0]?.[0] ?? 0, readings, significant: significantDigits(text) };
}

function readingsOf(text: string, { decimal, strict }: Separators): number[][] {
  const parts = text.split(/[^\d]/);
  const marks = [...text.replace(/\d/g, "")];
  if (marks.length === 0) return text.length > LONGEST ? [pieces(text)] : [[Number(text)]];
  const whole = [numberOf(parts.join(""))];
  const apart = parts.map(Number);
  if (/[\s’']/.test(marks[0] ?? "")) return [grouped(parts, marks), apart];
  const last = marks.at(-1);
  if (marks.length > 1) {
    if (last !== marks[0] && marks.slice(0, -1).every((mark) => mark === marks[0])) return [[fraction(parts)]];
    const isGrouped =
      new Set(marks).size === 1 && parts.slice(1, -1).every((part) => part.length >= 2 && part.length <= 3);
    return isGrouped && parts.at(-1)?.length === 3 ? [whole, apart] : [apart, ...shortYear(parts)];
  }
  const isThree = parts[1]?.length === 3 && (parts[0]?.length ?? 0) <= 3 && parts[0] !== "0";
  const asFraction = [fraction(parts)];
  if (last === decimal) return isThree && !strict ? [asFraction, whole] : [asFraction, ...pairs(parts, last, strict)];
  if (isThree) return strict ? [whole] : [whole, asFraction];
  return [asFraction, apart, ...pairs(parts, last, strict)];
}

/** “1 234 567” with a fraction or none. */
function grouped(parts: readonly string[], marks: readonly string[]): number[] {
  return [/[.,]/.test(marks.at(-1) ?? "") ? fraction(parts) : numberOf(parts.join(""))];
}

function fraction(parts: readonly string[]): number {
  return tidy(Number(`${parts.slice(0, -1).join("")}.${parts.at(-1)}`));
}

/** “19.30” may be a time, “20.05” a day. */
function pairs(parts: readonly string[], mark: string | undefined, strict: boolean): number[][] {
  const [first, second] = parts.map(Number);
  if (mark !== "." || strict || first === undefined || second === undefined) return [];
  if (parts[1]?.length !== 2 || first > 31 || second > 59) return [];
  const timed = first < 25 ? [[(first + 12) % 24, second]] : [];
  return [[first, second], ...timed];
}

/** “20.05.21” is of 2021. */
function shortYear(parts: readonly string[]): number[][] {
  const [day, month, year] = parts;
  if (parts.length !== 3 || year?.length !== 2) return [];
  return [[Number(day), Number(month), 2000 + Number(year)]];
}

function pieces(digits: string): number[] {
  return Array.from({ length: Math.ceil(digits.length / PIECE) }, (_, index) =>
    Number(digits.slice(index * PIECE, (index + 1) * PIECE)),
  );
}

function numberOf(digits: string): number {
  return Number(digits.slice(0, 300));
}

function significantDigits(text: string): number {
  return text.replace(/\D/g, "").replace(/^0{1,20}/, "").length;
}
