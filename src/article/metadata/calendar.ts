import type { Calendar } from "./months.ts";

const DAY_MS = 86_400_000;

export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Zeros of the digits that newspapers use: each script's ten stand in a row. */
const ZEROS = [
  0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0x1040, 0x17e0, 0xff10,
];

/** With the digits 0 to 9, whatever the script's own. */
export function withAsciiDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = ZEROS.find((start) => code >= start && code < start + 10);
    return zero === undefined ? digit : String(code - zero);
  });
}

const HAN_DIGITS = "〇一二三四五六七八九";

/** 二〇二四 and 二十五 as figures. */
function hanNumber(text: string): string {
  const digits = text.replaceAll("零", "〇").replaceAll("○", "〇");
  if (!digits.includes("十")) return [...digits].map((digit) => HAN_DIGITS.indexOf(digit)).join("");
  const [tens = "", ones = ""] = digits.split("十");
  return String((tens === "" ? 1 : HAN_DIGITS.indexOf(tens)) * 10 + Math.max(0, HAN_DIGITS.indexOf(ones)));
}

const HAN_DATE =
  /([〇零○一二三四五六七八九]{4}|[一二三四五六七八九十]{1,4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,4})日/gu;

/** Years counted from a reign, or from the Republic of China, by what stands before them. */
const ERAS: Readonly<Record<string, number>> = {
  令和: 2018,
  平成: 1988,
  昭和: 1925,
  大正: 1911,
  民國: 1911,
  民国: 1911,
};
const ERA = /(令和|平成|昭和|大正|民[國国]) ?(\d{1,3}|元) ?(?=年)/gu;

/** With Chinese and Japanese years and numerals as the Gregorian calendar's figures. */
export function withGregorianYears(text: string): string {
  return text
    .replace(HAN_DATE, (_, year: string, month: string, day: string) => {
      return `${hanNumber(year)}年${hanNumber(month)}月${hanNumber(day)}日`;
    })
    .replace(ERA, (_, era: string, year: string) => String((ERAS[era] ?? 0) + (year === "元" ? 1 : Number(year))));
}

const formats = new Map<Calendar, Intl.DateTimeFormat>();

function read(calendar: Calendar, time: number): Day {
  let format = formats.get(calendar);
  if (format === undefined) {
    const fields = { year: "numeric", month: "numeric", day: "numeric", timeZone: "UTC" } as const;
    format = new Intl.DateTimeFormat(`en-u-ca-${calendar}`, fields);
    formats.set(calendar, format);
  }
  const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, Number.parseInt(value, 10)]));
  return { year: parts.get("year") ?? 0, month: parts.get("month") ?? 0, day: parts.get("day") ?? 0 };
}

/** Days that an estimate from the mean length of a year and a month can be off. */
const MAX_ERROR = 4;
/** The first day of each calendar, and the mean days of its year and month. */
const COUNTS = {
  persian: { start: Date.UTC(622, 2, 22), year: 365.2422, month: 30.5 },
  "islamic-umalqura": { start: Date.UTC(622, 6, 19), year: 354.3671, month: 29.5306 },
} as const;

/** A day of another calendar in the Gregorian one; `undefined` where that calendar has no such day. */
export function gregorianDay(calendar: Calendar, { year, month, day }: Day): Day | undefined {
  if (calendar === "gregory") return { year, month, day };
  const count = COUNTS[calendar];
  const days = Math.round((year - 1) * count.year + (month - 1) * count.month + day - 1);
  for (let off = -MAX_ERROR; off <= MAX_ERROR; off++) {
    const time = count.start + (days + off) * DAY_MS;
    const found = read(calendar, time);
    if (found.year !== year || found.month !== month || found.day !== day) continue;
    const date = new Date(time);
    return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  }
  return undefined;
}

/** The calendar of a year written as figures alone: nobody dates news in the Middle Ages or the third millennium. */
export function calendarOfYear(year: number, now: number): Calendar {
  if (year < 1300 || year > 1500) return "gregory";
  return year <= read("persian", now).year ? "persian" : "islamic-umalqura";
}

/** A year of the Buddhist era is 543 ahead. */
export function withoutBuddhistEra(year: number): number {
  return year >= 2400 && year < 2700 ? year - 543 : year;
}
