const HYPHEN = /(?<!\p{L})(\p{L}+)[-\u2010\u00ad]$/u;
const WORDS = /\p{L}+(?:[-\u2010]\p{L}+)*/gu;

/** The words of a document in lower case: they tell whether a hyphen at a line's end is the word's own. */
export function wordsOf(lines: readonly { readonly text: string }[]): Set<string> {
  const words = new Set<string>();
  for (const { text } of lines) for (const word of text.match(WORDS) ?? []) words.add(word.toLowerCase());
  return words;
}

/** Lines of one paragraph as one text, words that were broken at a line's end whole again. */
export function joined(lines: readonly string[], words: ReadonlySet<string>): string {
  const parts: string[] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    parts.push(before === undefined ? line : continued(parts, before, line, words));
  }
  return parts.join("");
}

/** What follows on `before`; takes the hyphen of a broken word off the last part. */
function continued(parts: string[], before: string, line: string, words: ReadonlySet<string>): string {
  const head = HYPHEN.exec(before.slice(-60))?.[1];
  const tail = /^\p{L}+/u.exec(line.slice(0, 60))?.[0];
  // The line break stays: in scripts without spaces it is dropped, elsewhere it is one.
  if (head === undefined || tail === undefined) return `\n${line}`;
  const isBroken =
    before.endsWith("\u00ad") ||
    (/^\p{Ll}/u.test(tail) && (words.has((head + tail).toLowerCase()) || !words.has(`${head}-${tail}`.toLowerCase())));
  if (isBroken) parts.push((parts.pop() ?? "").slice(0, -1));
  return line;
}
