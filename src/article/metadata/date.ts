import { findDate } from "./date-forms.ts";

const DAY_MS = 86_400_000;

const pad = (value: number): string => String(value).padStart(2, "0");

/** Hours ahead of UTC of the zones that pages name and that have one meaning. */
const NAMED_ZONES = new Map(
  Object.entries({
    "-08:00": "pst",
    "-07:00": "pdt mst",
    "-06:00": "mdt",
    "-05:00": "est",
    "-04:00": "edt",
    "+01:00": "cet mez",
    "+02:00": "cest mesz eet sast",
    "+03:00": "eest msk мск",
    "+07:00": "wib",
    "+09:00": "jst kst",
    "+10:00": "aest",
    "+11:00": "aedt",
    "+12:00": "nzst",
    "+13:00": "nzdt",
  }).flatMap(([offset, names]) => names.split(" ").map((name) => [name, offset] as const)),
);

function normalZone(raw: string): string {
  const zone = raw.toLowerCase().replace(/^(?:utc|gmt) ?/, "");
  if (zone === "" || zone === "z") return "Z";
  const named = NAMED_ZONES.get(zone);
  if (named !== undefined) return named;
  const figures = zone.slice(1).replace(":", "");
  const digits = (figures.length === 1 ? `0${figures}` : figures).padEnd(4, "0");
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

export interface DateOptions {
  /** Milliseconds since 1970: a date more than a day past it isn't believed. */
  readonly now: number;
  /** IANA name of the zone of times written without one. */
  readonly timeZone?: string;
  /** Of the page, as a tag: decides where two languages call different months by one name. */
  readonly language?: string | undefined;
}

/**
 * A date as publishers write it, in ISO 8601: the time with its offset where both are known, else the day.
 * `undefined` where there is none, or none to believe: in the future, before printing, or 1 January 1970 (a clock at zero).
 */
export function parseDate(raw: string, { now, timeZone, language }: DateOptions): string | undefined {
  const found = findDate(raw.slice(0, 200), { now, language });
  if (found === undefined || found.year < 1600) return undefined;
  const day = `${found.year}-${pad(found.month)}-${pad(found.day)}`;
  if (day === "1970-01-01") return undefined;
  const { time, zone } = found;
  if (time === undefined) return notFuture(day, now);
  const clock = `${pad(time.hour)}:${pad(time.minute)}:${pad(time.second)}`;
  if (zone !== undefined) return notFuture(`${day}T${clock}${normalZone(zone)}`, now);
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
  if (text.length > 80 || findDate(text, { now: Date.UTC(2100, 0, 1) }) === undefined) return false;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters <= MAX_DATE_LETTERS && !/[。！？!?]/.test(text);
}
