/** A way to write the number at the beginning of a line. Groups: marks of emphasis, the number, what follows. */
export type Numbering = RegExp;

/** A list item's mark, then marks of emphasis. */
const DRESS = String.raw`^\s*(?:[-•]\s*|[*+]\s+)?(\*{1,3}|_{1,3})?\s?`;
const NUMBER = String.raw`(\d{1,6}(?:\.\d{1,3})?)`;

/**
 * The number as asked for, or dressed as a list item, in bold, escaped, spaced or in wide brackets: `- [3]`, `**[3]**`,
 * `\[3\]`, `[ 3 ]`, `【3】`, `［3］`.
 */
export const BRACKETS: Numbering = new RegExp(String.raw`${DRESS}\\?[[【［]\s?${NUMBER}\s?\\?[\]】］](.*)$`);

/** `(3.1)`. */
const ROUND: Numbering = new RegExp(String.raw`${DRESS}\\?[(（]\s?${NUMBER}\s?\\?[)）](.*)$`);
/** `3.1.`, `3.1)`, `3.1:`. */
const BARE: readonly Numbering[] = [
  new RegExp(String.raw`${DRESS}${NUMBER}\\?\.(?=[\s*_]|$)(.*)$`),
  new RegExp(String.raw`${DRESS}${NUMBER}\\?[)）](.*)$`),
  new RegExp(String.raw`${DRESS}${NUMBER}\s?[:：](?=[\s*_]|$)(.*)$`),
];

/**
 * How an answer numbers its lines. Another way than square brackets counts only where the answer has no line in these
 * that was `asked` for, and where all its lines of that way bear numbers that were, in the order asked and from the
 * first on; without brackets, two lines at least. What else begins with a number is a list, a date or a score.
 */
export function numberingOf(text: string, asked: readonly string[]): Numbering {
  const lines = text.split(/\r?\n/);
  const ids = (numbering: Numbering) => lines.flatMap((line) => numbering.exec(line)?.[2] ?? []);
  if (ids(BRACKETS).some((id) => asked.includes(id))) return BRACKETS;
  if (isRun(ids(ROUND), asked, Math.min(2, asked.length))) return ROUND;
  return BARE.find((numbering) => isRun(ids(numbering), asked, 2)) ?? BRACKETS;
}

function isRun(ids: readonly string[], asked: readonly string[], least: number): boolean {
  const places = ids.map((id) => asked.indexOf(id));
  return ids.length >= least && places[0] === 0 && places.every((place, at) => place > (places[at - 1] ?? -1));
}
