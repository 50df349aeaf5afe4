const DAY_MS = 86_400_000;

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const TIME = "(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?";
const ZONE = "(z|utc|gmt|[+-]\\d{2}:?(?:\\d{2})?)?";

/** 2021-05-20, 2021/5/20, 2021.05.20, with a time or without. */
const YEAR_FIRST = new RegExp(
  `(?<!\\d)(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?:(?:T|[ ,]{1,3}(?:-\\s)?)${TIME} ?${ZONE})?`,
  "i",
);
/** 20210520T1124, 20210520. */
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2}):?(\d{2}):?(\d{2})?(z|[+-]\d{2}:?\d{2})?)?$/i;
/** 2021年11月19日, also of the press in Japan and Korea. */
const HAN = new RegExp(
  `(\\d{4})\\s?[年년]\\s?(\\d{1,2})\\s?[月월]\\s?(\\d{1,2})\\s?[日일号號]?(?:[^\\d]{0,4}${TIME} ?${ZONE})?`,
  "i",
);
/** 20/05/2021 - 11:24, 20.5.2021: the day comes first everywhere but in the United States, whose press writes months out. */
const DAY_FIRST = new RegExp(
  `(?<!\\d)(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})(?:[ ,]{1,3}(?:-\\s)?${TIME} ?${ZONE})?`,
  "i",
);
/** Thu, 20 May 2021 11:24:00 +0200 and May 20, 2021. */
const DAY_MONTH = new RegExp(
  `(\\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3})[a-z]{0,6}\\.?,?[ -](\\d{4})(?:[ ,]{1,3}(?:at )?${TIME} ?${ZONE})?`,
  "i",
);
const MONTH_DAY = new RegExp(
  `([a-z]{3})[a-z]{0,6}\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?:[ ,]{1,3}(?:at )?${TIME} ?${ZONE})?`,
  "i",
);

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly time?: { readonly hour: number; readonly minute: number; readonly second: number };
  readonly zone?: string;
}

type Groups = readonly (string | undefined)[];

function parts(year: Groups[number], month: number, day: Groups[number], time: Groups): Parts {
  const [hour, minute, second, zone] = time;
  return {
    year: Number(year),
    month,
    day: Number(day),
    ...(hour === undefined
      ? {}
      : { time: { hour: Number(hour), minute: Number(minute), second: Number(second ?? 0) } }),
    ...(zone === undefined ? {} : { zone }),
  };
}

function monthNumber(name: string | undefined): number {
  return MONTHS.indexOf((name ?? "").toLowerCase()) + 1;
}

function findParts(text: string): Parts | undefined {
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst !== null) return parts(yearFirst[1], Number(yearFirst[3]), yearFirst[4], yearFirst.slice(5));
  const compact = COMPACT.exec(text.trim());
  if (compact !== null) return parts(compact[1], Number(compact[2]), compact[3], compact.slice(4));
  const han = HAN.exec(text);
  if (han !== null) return parts(han[1], Number(han[2]), han[3], han.slice(4));
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst !== null) return parts(dayFirst[4], Number(dayFirst[3]), dayFirst[1], dayFirst.slice(5));
  const dayMonth = DAY_MONTH.exec(text);
  if (dayMonth !== null) return parts(dayMonth[3], monthNumber(dayMonth[2]), dayMonth[1], dayMonth.slice(4));
  const monthDay = MONTH_DAY.exec(text);
  if (monthDay !== null) return parts(monthDay[3], monthNumber(monthDay[1]), monthDay[2], monthDay.slice(4));
  return undefined;
}

const pad = (value: number): string => String(value).padStart(2, "0");

function normalZone(zone: string): string {
  if (/^(?:z|utc|gmt)$/i.test(zone)) return "Z";
  const digits = zone.slice(1).replace(":", "").padEnd(4, "0");
  return `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

/** Offset of a time zone at a wall-clock time, as `+02:00`. */
function offsetAt(day: string, clock: string, timeZone: string): string {
  const instant = new Date(`${day}T${clock}Z`);
  const name = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" })
    .formatToParts(instant)
    .find(({ type }) => type === "timeZoneName")?.value;
  return name === undefined || name === "GMT" ? "Z" : name.replace("GMT", "");
}

function isRealDay({ year, month, day }: Parts): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

export interface DateOptions {
  /** Milliseconds since 1970: a date more than a day past it isn't believed. */
  readonly now: number;
  /** IANA name of the zone of times written without one. */
  readonly timeZone?: string;
}

/**
 * A date as publishers write it, in ISO 8601: the time with its offset where both are known, else the day.
 * `undefined` where there is none, or none to believe: in the future, before printing, or 1 January 1970 (a clock at zero).
 */
export function parseDate(raw: string, { now, timeZone }: DateOptions): string | undefined {
  const found = findParts(raw.slice(0, 200));
  if (found === undefined || !isRealDay(found) || found.year < 1600) return undefined;
  const day = `${found.year}-${pad(found.month)}-${pad(found.day)}`;
  if (day === "1970-01-01") return undefined;
  const { time } = found;
  if (time === undefined || time.hour > 23 || time.minute > 59 || time.second > 59) return notFuture(day, now);
  const clock = `${pad(time.hour)}:${pad(time.minute)}:${pad(time.second)}`;
  if (found.zone !== undefined) return notFuture(`${day}T${clock}${normalZone(found.zone)}`, now);
  return notFuture(timeZone === undefined ? day : `${day}T${clock}${offsetAt(day, clock, timeZone)}`, now);
}

function notFuture(date: string, now: number): string | undefined {
  const time = Date.parse(date);
  return Number.isNaN(time) || time > now + DAY_MS ? undefined : date;
}

const URL_DAY = /[/_-](20\d{2})[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)/;

/** The day in an address such as `/2021/05/20/` or `/20210520-…`. */
export function dateInUrl(url: string, now: number): string | undefined {
  const found = URL_DAY.exec(url);
  return found === null ? undefined : parseDate(`${found[1]}-${found[2]}-${found[3]}`, { now });
}

/** Letters that a date may hold: a month, a weekday, "Published:". */
const MAX_DATE_LETTERS = 24;

/** Whether a line says when something was published and nothing else. */
export function isDateLine(text: string): boolean {
  if (text.length > 80 || findParts(text) === undefined) return false;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters <= MAX_DATE_LETTERS && !/[。！？!?]/.test(text);
}
