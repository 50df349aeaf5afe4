import {
  calendarOfYear,
  gregorianDay,
  withAsciiDigits,
  withGregorianYears,
  withoutBuddhistEra,
  type Day,
} from "./calendar.ts";
import { monthOf } from "./months.ts";

export interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

export interface DateParts extends Day {
  readonly time?: Clock;
  /** As written: `Z`, `+0200`, `CEST`. */
  readonly zone?: string;
}

export interface FormOptions {
  readonly now: number;
  /** Of the page: decides what a month's name means where languages differ. */
  readonly language?: string | undefined;
}

const AT = "(?:at |um |à |a las |às |alle |ore |om |kl\\.? |klo |в |о |у |saat |- ?|\\| ?|– ?)?";
const TIME = "(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,]\\d{1,9})?)?";
const ZONE =
  "(?<zone>z\\b|(?:utc|gmt) ?[+-]\\d(?!\\d)|(?:utc|gmt)? ?[+-]\\d{2}:?(?:\\d{2})?|(?:utc|gmt|e[sd]t|p[sd]t|m[sd]t|ces?t|mes?z|ees?t|msk|мск|jst|kst|aest|aedt|nzst|nzdt|wib|sast)(?!\\p{L}))?";
/** A time after a day. */
const THEN = `(?:(?:T|[\\s,،|]{1,3}(?:\\p{L}{1,12}, )?${AT})${TIME}(?: ?(?<half>[ap])\\.?m\\b\\.?)? ?${ZONE})?`;
/** A month's name, of up to three words, or two names for one month. */
const WORD = "\\p{L}[\\p{L}\\p{M}.’'\\u200c]{1,17}(?:[ /]\\p{L}[\\p{L}\\p{M}.’']{1,12}){0,2}";
const ORDINAL = "(?:st|nd|rd|th|er|[ºª°]|η|ης|-?(?:го|а|е|ші|ви))?";

const form = (source: string) => new RegExp(source, "iu");

/** From the surest on: years first, then months in words, then figures that only habit tells apart. */
const FORMS: readonly RegExp[] = [
  // 2021-05-20, 2021/5/20, 2021. 05. 20.
  form(`(?<!\\d)(?<year>\\d{4})(?<mark>[-/.]) ?(?<month>\\d{1,2})\\k<mark> ?(?<day>\\d{1,2})(?!\\d)\\.?${THEN}`),
  // 20210520T1124, 20210520.
  form(
    "^(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})(?:T?(?<hour>\\d{2}):?(?<minute>\\d{2}):?(?<second>\\d{2})?(?<zone>z|[+-]\\d{2}:?\\d{2})?)?$",
  ),
  // 2021年11月19日, also of the press in Japan and Korea.
  form(
    `(?<year>\\d{4})\\s?[年년]\\s?(?<month>\\d{1,2})\\s?[月월]\\s?(?<day>\\d{1,2})\\s?[日일号號]?(?:[^\\d]{0,5}${TIME} ?${ZONE})?`,
  ),
  // Thu May 20 11:24:00 CEST 2021.
  form(`(?<word>\\p{L}{3,9}) (?<day>\\d{1,2}),? ${TIME} ?${ZONE} ?(?<year>\\d{4})(?!\\d)`),
  // 20 May 2021, 20 de mayo de 2021, 20-May-2021, 20. května 2021, ๒๐ พ.ค. ๒๕๖๔.
  form(
    `(?<!\\d)(?<day>\\d{1,2})${ORDINAL}[.,]?[\\s-]{0,2}(?:(?:de|of|ta|dne) |d[’'])?(?<word>${WORD})[.,]?[\\s,.-]{0,3}(?:(?:de|del|do|di|năm) )?(?<year>\\d{4})(?!\\d)\\.?(?: ?(?:г|р)\\.)?${THEN}`,
  ),
  // 20 พ.ค. 64.
  form(
    `(?<!\\d)(?<day>\\d{1,2}) ?(?<word>[\\u0e00-\\u0e7f][\\u0e00-\\u0e7f.]{2,12}) ?(?<thai>\\d{2})(?![\\d:])${THEN}`,
  ),
  // May 20, 2021.
  form(`(?<word>${WORD})[.,]? {0,2}(?<day>\\d{1,2})${ORDINAL},? {1,2}(?<year>\\d{4})(?!\\d)${THEN}`),
  // 2021. május 20., 2021 m. gegužės 20 d.
  form(
    `(?<!\\d)(?<year>\\d{4})[.,]? ?(?:m\\. |(?:e)?ko )?(?<word>${WORD})[. ]{1,2}(?<day>\\d{1,2})(?!\\d)\\.?(?: d\\.)?${THEN}`,
  ),
  // 2021. gada 20. maijā, 2021 жылғы 20 мамыр, 2021-yil 20-may.
  form(`(?<!\\d)(?<year>\\d{4})[.-]? ?(?:gada|жылғы|жылы|жыл|йил|yil),? (?<day>\\d{1,2})[. -]{1,2}(?<word>${WORD})`),
  // 20 tháng 5, 2021.
  form(`(?<!\\d)(?<day>\\d{1,2}) ?tháng ?(?<month>\\d{1,2}),? ?(?:năm )?(?<year>\\d{4})(?!\\d)${THEN}`),
  // 20/05/2021 - 11:24: the day comes first everywhere but in the United States, whose press writes months out.
  form(`(?<!\\d)(?<day>\\d{1,2})(?<mark>[/.-]) ?(?<month>\\d{1,2})\\k<mark> ?(?<year>\\d{4})(?!\\d)${THEN}`),
  // 20.05.21.
  form(`(?<![\\d.])(?<day>\\d{2})\\.(?<month>\\d{2})\\.(?<short>\\d{2})(?![\\d.])${THEN}`),
];

/** A moment in seconds or milliseconds since 1970. */
const MOMENT = /^1\d{9}(?:\d{3})?$/;

type Groups = Readonly<Record<string, string | undefined>>;

function clockOf({ hour, minute, second, half }: Groups): Clock | undefined {
  if (hour === undefined) return undefined;
  const hours = Number(hour);
  const inDay = half === undefined || hours > 12 ? hours : (hours % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  const time = { hour: inDay, minute: Number(minute), second: Number(second ?? 0) };
  return time.hour > 23 || time.minute > 59 || time.second > 59 ? undefined : time;
}

function yearOf({ year, thai, short }: Groups): number {
  // ๖๔ is 2564 of the Buddhist era.
  if (thai !== undefined) return 2500 - 543 + Number(thai);
  return short === undefined ? withoutBuddhistEra(Number(year)) : 2000 + Number(short);
}

/** The month of a name, whichever of its words says it. */
function namedMonth(name: string, language: string | undefined) {
  const words = name.split(/[ /]/);
  const candidates = [name, words.slice(-2).join(" "), ...words];
  for (const word of candidates) {
    const month = monthOf(word, language);
    if (month !== undefined) return month;
  }
  return undefined;
}

function dayOf(groups: Groups, { now, language }: FormOptions): Day | undefined {
  const year = yearOf(groups);
  const day = Number(groups["day"]);
  if (groups["word"] === undefined) {
    const month = Number(groups["month"]);
    // 5/20/2021 can only be American, and 5/6/2021 is on an American page.
    const isAmerican = month > 12 || language?.toLowerCase() === "en-us";
    const isMonthFirst = isAmerican && groups["mark"] === "/" && day <= 12;
    const read = isMonthFirst ? { year, month: day, day: month } : { year, month, day };
    return gregorianDay(calendarOfYear(year, now), read);
  }
  const month = namedMonth(groups["word"], language);
  if (month === undefined) return undefined;
  const isOld = calendarOfYear(year, now) !== "gregory";
  return (month.calendar !== "gregory") === isOld
    ? gregorianDay(month.calendar, { year, month: month.number, day })
    : undefined;
}

function isRealDay({ year, month, day }: Day): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function momentOf(text: string): DateParts {
  const date = new Date(text.length > 10 ? Number(text) : Number(text) * 1000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    time: { hour: date.getUTCHours(), minute: date.getUTCMinutes(), second: date.getUTCSeconds() },
    zone: "Z",
  };
}

/** The first day that a text of up to some hundred characters names, with the time beside it, in the Gregorian calendar. */
export function findDate(raw: string, options: FormOptions): DateParts | undefined {
  const text = withGregorianYears(withAsciiDigits(raw)).trim();
  if (MOMENT.test(text)) return momentOf(text);
  if (!/\d\d/.test(text)) return undefined;
  for (const pattern of FORMS) {
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined) continue;
    const day = dayOf(groups, options);
    if (day === undefined || !isRealDay(day)) continue;
    const time = clockOf(groups);
    const { zone } = groups;
    return {
      ...day,
      ...(time === undefined ? {} : { time }),
      ...(time === undefined || zone === undefined ? {} : { zone }),
    };
  }
  return undefined;
}
