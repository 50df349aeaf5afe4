import type { ParagraphKind } from "../article.ts";
import { cleanText, endsSentence, weightOf } from "../characters.ts";
import { joined } from "../join.ts";
import { type Column, type Line, sameSize } from "./page.ts";
import type { Type } from "./type.ts";

export interface Paragraph {
  readonly kind: ParagraphKind;
  readonly text: string;
  readonly size: number;
}

interface Open {
  readonly lines: Line[];
  column: Column;
}

/** Shares of the letters' size, of the usual distance of lines, and of the column's width. */
const INDENT = 0.8;
const MAX_LEADING = 1.3;
const SHORT_LINE = 0.15;
const HEADING_SIZE = 1.15;
const SMALL_SIZE = 0.92;
/** Weights. */
const MAX_HEADING = 300;
const MAX_FONT_HEADING = 120;
/** Paragraphs between the halves of one that a note or a caption parts. */
const MAX_BETWEEN = 4;

const BULLET = /^(?:[•▪‣◦●■–*·]|\(?\d{1,2}[.)])\s/;
const CAPTION =
  /^(?:fig(?:ure)?\.?|photo(?:graph)?|foto|table|tabelle|abb(?:ildung)?\.?|рис\.?|图|圖|表)\s?\d|^(?:photo|foto|source|quelle)\s?:/i;

/** Paragraphs of a document's columns: told by the space between lines, indents, short last lines and letters. */
export function paragraphsOf(columns: readonly Column[], type: Type): Paragraph[] {
  const found: Open[] = [];
  for (const column of columns) {
    for (const [index, line] of column.lines.entries()) {
      const open = found.at(-1);
      const before = open?.lines.at(-1);
      const isNew =
        open === undefined ||
        before === undefined ||
        (index === 0 ? !goesOn(open, line, type) : breaks(open, before, line, type));
      const earlier = isNew ? interrupted(found, line, type) : open;
      if (earlier === undefined) found.push({ lines: [line], column });
      else {
        earlier.lines.push(line);
        earlier.column = column;
      }
    }
  }
  return found.map((open) => paragraphOf(open, type)).filter(({ text }) => text !== "");
}

function breaks(open: Open, before: Line, line: Line, type: Type): boolean {
  const { left, right } = open.column;
  const { size } = before;
  if (!sameSize(size, line.size) || BULLET.test(line.text) || before.cells > 1 || line.cells > 1) return true;
  if (line.y - before.y > MAX_LEADING * type.leading(size)) return true;
  const isHanging = open.lines.length === 1 && BULLET.test(before.text);
  if (!isHanging && line.left - left > INDENT * size && line.left - before.left > INDENT * size) return true;
  const isOutdented = before.left - line.left > INDENT * size && open.lines.length > 1;
  if (isOutdented && before.left === open.lines.at(-2)?.left) return true;
  if (before.font !== line.font && isHeading(open.lines, type)) return true;
  return before.right < right - SHORT_LINE * (right - left) && endsSentence(before.text);
}

/** Whether the first line of a column goes on with what the column before ended with. */
function goesOn(open: Open, line: Line, type: Type): boolean {
  const last = open.lines.at(-1);
  if (last === undefined || !sameSize(last.size, line.size) || BULLET.test(line.text)) return false;
  if (endsSentence(last.text) || isHeading(open.lines, type) || last.cells > 1 || line.cells > 1) return false;
  const { left, right } = open.column;
  return /^\p{Ll}/u.test(line.text) || last.right > right - SHORT_LINE * (right - left);
}

/** An earlier paragraph in the middle of whose sentence a note or a caption stands. */
function interrupted(found: readonly Open[], line: Line, type: Type): Open | undefined {
  if (!/^\p{Ll}/u.test(line.text) || !sameSize(line.size, type.size)) return undefined;
  const between = found.slice(-MAX_BETWEEN).toReversed();
  const at = between.findIndex(({ lines }) => sameSize(lines[0]?.size ?? 0, type.size));
  const earlier = between[at];
  if (at < 1 || earlier === undefined || !between.slice(0, at).every((open) => isAside(open, type))) return undefined;
  return endsSentence(earlier.lines.at(-1)?.text ?? "") ? undefined : earlier;
}

function isAside({ lines: [first] }: Open, type: Type): boolean {
  return first !== undefined && (first.size < SMALL_SIZE * type.size || CAPTION.test(first.text));
}

function isHeading(lines: readonly Line[], type: Type): boolean {
  const weight = lines.reduce((sum, { text }) => sum + weightOf(text), 0);
  if (lines.every(({ size }) => size >= HEADING_SIZE * type.size)) return weight <= MAX_HEADING;
  const isOtherFont = lines.every(({ font, size }) => font !== type.font && size >= SMALL_SIZE * type.size);
  return isOtherFont && weight <= MAX_FONT_HEADING && !endsSentence(lines.at(-1)?.text ?? "");
}

function paragraphOf({ lines }: Open, type: Type): Paragraph {
  const text = cleanText(
    joined(
      lines.map((line) => line.text),
      type.words,
    ),
  );
  return { kind: kindOf(lines, text, type), text: text.replace(/^[•▪‣◦●■*·]\s/, ""), size: lines[0]?.size ?? 0 };
}

function kindOf(lines: readonly Line[], text: string, type: Type): ParagraphKind {
  if (lines.some(({ cells }) => cells > 1)) return "table";
  // A number may be a heading's.
  const isLarge = lines.every(({ size }) => size >= HEADING_SIZE * type.size);
  if (BULLET.test(text) && !isLarge) return "list";
  if (CAPTION.test(text) && (lines[0]?.size ?? 0) <= type.size) return "caption";
  return isHeading(lines, type) ? "heading" : "text";
}
