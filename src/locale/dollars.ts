/** Dollars for people: “$1,240.00”, and “$0.0042” where cents would say nothing. */
export function dollars(usd: number, locale: string): string {
  const digits = usd > 0 && usd < 0.01 ? 4 : 2;
  const form = { style: "currency", currency: "USD", minimumFractionDigits: 2, maximumFractionDigits: digits } as const;
  return new Intl.NumberFormat(locale, form).format(usd);
}
