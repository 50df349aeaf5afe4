export const MEGABYTE = 1024 * 1024;

const UNITS = [
  ["megabyte", MEGABYTE],
  ["kilobyte", 1024],
] as const;

/** Bytes for people: “8 MB”, “500 kB”. Of a limit, never more than it really is. */
export function sizeName(bytes: number, locale: string): string {
  const [unit, size] = UNITS.find(([, least]) => bytes >= least) ?? ["byte", 1];
  const format = new Intl.NumberFormat(locale, {
    style: "unit",
    unit,
    maximumFractionDigits: 0,
    roundingMode: "trunc",
  });
  return format.format(bytes / size);
}
