import { endsSentence, weightOf } from "./characters.ts";
import { joined, wordsOf } from "./join.ts";

/** Widths at which people and programs wrap lines, in Latin letters. */
const MIN_WIDTH = 40;
const MAX_WIDTH = 120;
/** Line breaks that tell, and the share of them that a width must explain. */
const MIN_BREAKS = 3;
const MIN_FORCED = 0.75;
/** Share of the lines that are no wider; a long address may be. */
const WITHIN = 0.95;
const INDENTED = /^(?:[ \t]{2}|\t|\u3000)/;

type Group = readonly string[];

/**
 * The width at which text without markup was wrapped: nearly every line breaks where the next word would pass it.
 * Undefined where the breaks are the author's. `groups` are runs of lines between blank ones.
 */
export function wrapWidth(groups: readonly Group[]): number | undefined {
  const widths = groups.flatMap((group) => group.map(weightOf)).toSorted((a, b) => a - b);
  const width = widths[Math.ceil(widths.length * WITHIN) - 1] ?? 0;
  if (width < MIN_WIDTH || width > MAX_WIDTH) return undefined;
  const breaks = groups.flatMap((group) =>
    group.slice(1).map((next, index) => isForced(group[index] ?? "", next, width)),
  );
  const forced = breaks.filter(Boolean).length;
  return breaks.length >= MIN_BREAKS && forced >= MIN_FORCED * breaks.length ? width : undefined;
}

function isForced(line: string, next: string, width: number): boolean {
  const [word = ""] = next.trimStart().split(/[ \t]/, 1);
  // Scripts without spaces break anywhere, but not before a full stop.
  const needed = weightOf(word) > word.length ? weightOf(word.slice(0, 2)) : word.length + 1;
  return weightOf(line.trimEnd()) + needed > width;
}

/** Paragraphs of wrapped text: they end at a blank line, before an indented one, and where a line ends early with a sentence. */
export function unwrapped(groups: readonly Group[], width: number): string[] {
  const words = wordsOf(groups.flatMap((group) => group.map((text) => ({ text }))));
  const paragraphs: string[][] = [];
  for (const [at, group] of groups.entries()) {
    for (const [index, line] of group.entries()) {
      const before = group[index - 1];
      const endsEarly = before !== undefined && !isForced(before, line, width);
      // The first line may be a headline.
      const isEnd = endsEarly && (endsSentence(before.trimEnd()) || (at === 0 && index === 1));
      const isIndented = before !== undefined && INDENTED.test(line) && !INDENTED.test(before);
      if (before === undefined || isEnd || isIndented) paragraphs.push([line.trim()]);
      else paragraphs.at(-1)?.push(line.trim());
    }
  }
  return paragraphs.map((lines) => joined(lines, words));
}
