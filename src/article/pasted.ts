import type { Article } from "./article.ts";
import { isNotice } from "./body/notice.ts";
import { beginningOf, buildArticle, numbered } from "./build.ts";
import { cleanText, foldText, weightOf } from "./characters.ts";
import { looksHtml } from "./form.ts";
import { readHtml } from "./html.ts";
import { type Piece, plainPieces, titleIn } from "./text.ts";

export interface PastedHints {
  /** Where the person says the text is from. */
  readonly url?: string | undefined;
  readonly title?: string | undefined;
  readonly now: number;
}

/**
 * Reads text that a person copied from a page. Marks of Markdown are the text's own here, and so are angle brackets,
 * unless it begins with a tag: somebody then copied the page's source.
 */
export function readPasted(pasted: string, hints: PastedHints): Article {
  const text = pasted.replaceAll("\r\n", "\n").replaceAll("\r", "\n");
  const isSource = text.trimStart().startsWith("<") && looksHtml(text);
  const article = isSource ? readHtml(text, { ...hints, notes: [] }) : readPlain(text, hints);
  return { ...article, pasted: true };
}

function readPlain(text: string, { url, title: given = "" }: PastedHints): Article {
  const pieces = plainPieces(text)
    .map((piece) => ({ ...piece, text: cleanText(piece.text) }))
    .filter((piece) => piece.text !== "");
  const title = cleanText(given) || titleIn(pieces);
  const paragraphs = numbered(withoutNotices(pieces.filter((piece, at) => at > 0 || !isSame(piece.text, title))));
  return buildArticle({
    url,
    title: title || beginningOf(paragraphs),
    paragraphs,
    notes: [],
    reading: paragraphs.length === 0 ? "empty" : "full",
  });
}

function isSame(text: string, title: string | undefined): boolean {
  return title !== undefined && foldText(text) === foldText(title);
}

/** Who selects a whole page takes its newsroom's words to the reader along. */
function withoutNotices(pieces: readonly Piece[]): Piece[] {
  const last = pieces.length - 1;
  return pieces.filter(
    ({ kind, text }, at) => !isNotice({ kind, text, weight: weightOf(text) }, { fromStart: at, fromEnd: last - at }),
  );
}
