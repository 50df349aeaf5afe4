import { hindi } from "./lexicon/asian.ts";

/** What each adds to the number after it; “savā” alone is one and a quarter of a scale. */
const QUARTERS: Readonly<Record<string, number>> = { साढ़े: 0.5, साढे: 0.5, सवा: 0.25, पौने: -0.25 };
const PATTERN = new RegExp(
  `(?<![\\p{L}\\p{M}])(?<quarter>${Object.keys(QUARTERS).join("|")})\\s(?:(?<count>\\d{1,3}|[\\p{L}\\p{M}]{1,12})(?<hour>\\sबज)?)`,
  "gu",
);

/** Hindi's numbers between whole ones in digits: “साढ़े तीन लाख” is 3.5 लाख, “पौने दो बजे” 1:45. */
export function withQuarters(text: string): string {
  return text.normalize("NFC").replace(PATTERN, (whole: string, ...matched: unknown[]) => {
    const { quarter = "", count = "", hour } = matched.at(-1) as Partial<Record<"quarter" | "count" | "hour", string>>;
    const part = QUARTERS[quarter] ?? 0;
    if (hindi.scales.has(count)) return `${1 + part} ${count}`;
    const value = hindi.words.get(count) ?? Number(count);
    if (!Number.isInteger(value)) return whole;
    const sum = value + part;
    return hour === undefined ? String(sum) : `${Math.floor(sum)}:${(sum % 1) * 60}${hour}`;
  });
}
