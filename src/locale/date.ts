import { remembered } from "./remembered.ts";

const ISO = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/;

/** An ISO 8601 day or time for people, by the clock it was written by: “14 October 2026 at 18:32 (UTC+2)”. */
export function dayAndTime(iso: string, locale: string): string {
  const [, date, time, offset] = ISO.exec(iso) ?? [];
  const at = Date.parse(`${date}T${time ?? "00:00"}Z`);
  if (Number.isNaN(at)) return iso;
  const written = (time === undefined ? dayFormat : timeFormat)(locale).format(at);
  return offset === undefined ? written : `${written} (${zone(offset)})`;
}

const DAY = { dateStyle: "long", timeZone: "UTC" } as const;
const TIME = { ...DAY, timeStyle: "short", hourCycle: "h23" } as const;

const dayFormat = remembered((locale) => new Intl.DateTimeFormat(locale, DAY));
const timeFormat = remembered((locale) => new Intl.DateTimeFormat(locale, TIME));

/** “UTC”, “UTC+2”, “UTC−3:30”. */
function zone(offset: string): string {
  const [hours = "", minutes = "00"] = offset.replace("Z", "+00:00").split(":");
  const size = `${Number(hours.slice(1))}${minutes === "00" ? "" : `:${minutes}`}`;
  return size === "0" ? "UTC" : `UTC${hours.startsWith("-") ? "−" : "+"}${size}`;
}
