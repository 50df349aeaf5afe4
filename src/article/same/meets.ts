import { withoutCredits } from "./agency-credit.ts";
import { type Copy, isSurrounding, labelsOf } from "./surroundings.ts";
import { isSameWording, wordingOf } from "./wording.ts";

/** `same`: one text to the letter. `mirror`: one wording, set in another way or with other lines beside it. */
export type Meeting = "same" | "mirror" | "apart";

/** Words, numbers and marks from which a wording is an article's own and no form that many pages fill. */
const MIN_WORDING = 60;
/** Share of a copy that may stand beside the article. */
const MAX_SURROUNDINGS = 0.25;

/**
 * Whether two readings are of one article. Their fingerprints only suggest it; here every word, number, name, negation
 * and mark has to be the same, in the same order, and the headline too, since a correction may be of one word, and the
 * word "not" is as short as "now". What may differ is how the text is set (spaces, the kind of quotation marks and
 * dashes, hyphens at line ends, where paragraphs end), captions, an agency's credit, and whole lines that stand beside
 * the article. A paragraph more or less in it, a sentence, or a comma keeps two texts apart: what that costs is a second
 * request, and what the opposite could cost is a false result.
 */
export function meets(a: Copy, b: Copy): Meeting {
  if (a.id === b.id) return "same";
  if (a.reading !== "full" || b.reading !== "full" || !isSameHeadline(a.title, b.title)) return "apart";
  const labels = labelsOf(a, b);
  const [left, right] = [linesOf(a), linesOf(b)];
  const [short = 0, long = 0] = [lengthOf(left), lengthOf(right)].toSorted((x, y) => x - y);
  if (short < long * (1 - MAX_SURROUNDINGS)) return "apart";
  if (isSameText(left, right)) return "mirror";
  return isSameText(ownLines(left, right, labels), ownLines(right, left, labels)) ? "mirror" : "apart";
}

/**
 * Whether all that a copy shows, captions and lines beside the article too, stands in the other one, in the same order:
 * then it may be shown in that one's place, whoever made it.
 */
export function addsNothing(copy: Copy, to: Copy): boolean {
  const wording = ` ${keyOf(to.paragraphs.map(({ text }) => text).join("\n"))} `;
  let from = 0;
  return copy.paragraphs.every(({ text }) => {
    const line = ` ${keyOf(text)} `;
    const at = wording.indexOf(line, from);
    // The space behind a line is the one before the next.
    from = at + line.length - 1;
    return at !== -1;
  });
}

/** The words of a line, whatever they are set in. */
function keyOf(text: string): string {
  return wordingOf(text).join(" ");
}

/** The mark that a plain text puts before a list's item. */
const BULLET = /^[•·▪◦‣–—*-] /u;

function linesOf({ paragraphs }: Copy): string[] {
  const lines = paragraphs.filter(({ kind }) => kind !== "caption").map(({ text }) => text.replace(BULLET, ""));
  return lines.filter((line) => line.trim() !== "");
}

/** Without the lines that the other copy doesn't have and that stand beside the article; all of them where those are many. */
function ownLines(lines: readonly string[], other: readonly string[], labels: ReadonlySet<string>): readonly string[] {
  const theirs = new Set(other.map(keyOf));
  const own = lines.filter(
    (line, index) => theirs.has(keyOf(line)) || !isSurrounding(line, { index, count: lines.length, labels }),
  );
  return lengthOf(own) >= lengthOf(lines) * (1 - MAX_SURROUNDINGS) ? own : lines;
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length, 0);
}

function isSameText(a: readonly string[], b: readonly string[]): boolean {
  const [left, right] = [withoutCredits(a), withoutCredits(b)];
  const [placed, others] = [wordings(left.placed), wordings(right.placed)];
  if (placed.length < MIN_WORDING) return false;
  return (
    isSameWording(placed, others) ||
    isSameWording(placed, wordings(right.unplaced)) ||
    isSameWording(wordings(left.unplaced), others)
  );
}

function wordings(lines: readonly string[]): string[] {
  return lines.flatMap((line) => wordingOf(line));
}

/** Capitals are the designer's in a headline; every word and mark is the author's. */
export function isSameHeadline(a: string, b: string): boolean {
  return keyOf(a).toLowerCase() === keyOf(b).toLowerCase();
}
