/** The month (UTC) of a time in milliseconds since 1970, as what was spent is summed up by: `2026-11`. */
export const monthOf = (time: number): string => new Date(time).toISOString().slice(0, "2026-11".length);

/** “November 2026” for `2026-11`. */
export function monthName(month: string, locale: string): string {
  const form = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  return form.format(Date.parse(`${month}-01`));
}
