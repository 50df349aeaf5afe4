import { cutOf } from "./cut.ts";

/**
 * Puts blocks of finished text (paragraphs, bullets, quotes) on pages of at most `limit` characters, parted by blank
 * lines. A block that is longer than a page is cut as `cutOf` finds a place, and goes on in the same markup.
 */
export function paginate(blocks: readonly string[], limit: number): string[] {
  if (limit < 1) throw new RangeError(`a page of ${limit} characters holds nothing`);
  const pages: string[] = [];
  let page = "";
  for (const piece of blocks.flatMap((block) => pieces(block, limit))) {
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

function pieces(block: string, limit: number): string[] {
  const found: string[] = [];
  let rest = block.trim();
  while (rest.length > limit) {
    const { at, closing, opening } = cutOf(rest, limit, { sentences: true });
    found.push(`${rest.slice(0, at).trimEnd()}${closing}`);
    const after = rest.slice(at).trimStart();
    // What is repeated may not outgrow what was cut off.
    rest = after === "" || opening.length >= at ? after : `${opening}${after}`;
  }
  return rest === "" ? found : [...found, rest];
}

/**
 * At most `limit` characters of text without emphasis of ours, with an ellipsis; cut between words where that doesn't
 * waste half of them.
 */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const { at, closing } = cutOf(text, limit - 1, { sentences: false });
  return `${text.slice(0, at).trimEnd()}…${closing.replaceAll("*", "")}`;
}
