/**
 * Puts blocks of finished text (paragraphs, bullets, quotes) on pages of at most `limit` characters, parted by blank
 * lines. A block that is longer than a page is cut at the end of a sentence, else between words, else between
 * characters as people see them; never behind a backslash that escapes the next one.
 */
export function paginate(blocks: readonly string[], limit: number): string[] {
  if (limit < 1) throw new RangeError(`a page of ${limit} characters holds nothing`);
  const pages: string[] = [];
  let page = "";
  for (const piece of blocks.flatMap((block) => cut(block, limit))) {
    const joined = page === "" ? piece : `${page}\n\n${piece}`;
    if (joined.length <= limit) {
      page = joined;
    } else {
      pages.push(page);
      page = piece;
    }
  }
  return page === "" ? pages : [...pages, page];
}

const SENTENCE_END = /[.!?…]["'”’»)\\\]]*\s|[。！？」』]/g;
const SPACE = /\s/g;

function cut(block: string, limit: number): string[] {
  const pieces: string[] = [];
  let rest = block.trim();
  while (rest.length > limit) {
    const end = cutAt(rest, limit);
    pieces.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return rest === "" ? pieces : [...pieces, rest];
}

/** The last good place to cut in the first `limit` characters; a place in the first half would waste the page. */
function cutAt(text: string, limit: number): number {
  const head = text.slice(0, limit);
  for (const pattern of [SENTENCE_END, SPACE]) {
    const ends = [...head.matchAll(pattern)].map((match) => match.index + match[0].length);
    const last = ends.findLast((end) => end > limit / 2 && text.charAt(end - 1) !== "\\");
    if (last !== undefined) return last;
  }
  return graphemeEnd(text, limit);
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Characters looked at for a boundary; no character people see is longer. */
const WINDOW = 200;

function graphemeEnd(text: string, limit: number): number {
  const from = Math.max(0, limit - WINDOW);
  const ends = [...graphemes.segment(text.slice(from, limit + WINDOW))].map(
    ({ index, segment }) => from + index + segment.length,
  );
  return ends.findLast((end) => end <= limit && text.charAt(end - 1) !== "\\") ?? limit;
}

/** At most `limit` characters, cut between characters as people see them, with an ellipsis. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, graphemeEnd(text, limit - 1)).trimEnd()}…`;
}
