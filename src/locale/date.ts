const ISO = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/;

/** An ISO 8601 day or time for people, by the clock it was written by: “14 October 2026 at 18:32 (UTC+2)”. */
export function dayAndTime(iso: string, locale: string): string {
  const [, date, time, offset] = ISO.exec(iso) ?? [];
  const at = Date.parse(`${date}T${time ?? "00:00"}Z`);
  if (Number.isNaN(at)) return iso;
  const written = formatOf(locale, time !== undefined).format(at);
  return offset === undefined ? written : `${written} (${zone(offset)})`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** To make one takes half a millisecond. */
function formatOf(locale: string, withTime: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${withTime}`;
  const clock = withTime ? ({ timeStyle: "short", hourCycle: "h23" } as const) : {};
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { dateStyle: "long", ...clock, timeZone: "UTC" });
  formats.set(key, format);
  return format;
}

/** “UTC”, “UTC+2”, “UTC−3:30”. */
function zone(offset: string): string {
  const [hours = "", minutes = "00"] = offset.replace("Z", "+00:00").split(":");
  const size = `${Number(hours.slice(1))}${minutes === "00" ? "" : `:${minutes}`}`;
  return size === "0" ? "UTC" : `UTC${hours.startsWith("-") ? "−" : "+"}${size}`;
}
