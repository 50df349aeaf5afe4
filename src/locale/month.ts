/** “November 2026” for `2026-11`. */
export function monthName(month: string, locale: string): string {
  const form = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  return form.format(Date.parse(`${month}-01`));
}
