import type { Article, ParagraphKind } from "./article.ts";
import { buildArticle, numbered } from "./build.ts";
import { cleanByline } from "./metadata/byline.ts";
import { cleanText, endsSentence, foldText, weightOf } from "./characters.ts";
import { parseDate } from "./metadata/date.ts";
import { parseHtml, textOf } from "./page/dom.ts";
import type { Head } from "./head.ts";
import type { FormHints } from "./html.ts";
import { cutLines } from "./lines.ts";
import { unwrapped, wrapWidth } from "./wrapped.ts";

export interface Piece {
  readonly kind: ParagraphKind;
  readonly text: string;
}

const MAX_TITLE = 200;

/** Whether text has the marks of Markdown; a file's name settles it. */
function looksMarkdown(text: string, name: string | undefined): boolean {
  if (name !== undefined && /\.(?:md|markdown)$/i.test(name)) return true;
  return /^(?:#{1,6} \S|\* \S|- \S|> \S|```)/m.test(text.slice(0, 20_000));
}

/** Marks that a backslash takes for themselves, and what stands for them meanwhile: characters that no text has. */
const ESCAPED = "\\`*_{}[]()#+.!|<>~=&-";
const ESCAPE = /\\([\\`*_{}[\]()#+.!|<>~=&-])/g;
const STAND_IN = /[\ufdd0-\ufdef]/g;
const FIRST_STAND_IN = 0xfdd0;

/** Words of a line of Markdown: links and emphasis without their marks, stray tags without theirs. */
function inlineText(line: string): string {
  const unlinked = line
    .replace(ESCAPE, (_, mark: string) => String.fromCharCode(FIRST_STAND_IN + ESCAPED.indexOf(mark)))
    .replace(/!\[([^\][]{0,500})\]\([^()\s]{0,2000}\)/g, "")
    .replace(/\[([^\][]{1,500})\]\([^()\s]{0,2000}(?: "[^"]{0,200}")?\)/g, "$1")
    .replace(/<(https?:[^<>\s]{1,2000})>/g, "$1")
    .replace(/(\*\*|__|~~)(?=\S)([^*_~]{1,2000})\1/g, "$2")
    .replace(/(?<![\p{L}\p{N}*_])([*_])(?=\S)([^*_]{1,2000})\1(?![\p{L}\p{N}*_])/gu, "$2")
    .replace(/`([^`]{1,500})`/g, "$1");
  const text = cleanText(/<\/?[a-z!]/i.test(unlinked) ? textOf(parseHtml(unlinked)) : unlinked);
  return text.replace(STAND_IN, (mark) => ESCAPED[mark.charCodeAt(0) - FIRST_STAND_IN] ?? "");
}

function markedPiece(line: string): Piece | undefined {
  const heading = /^#{1,6}\s(.*)$/.exec(line);
  if (heading !== null) return { kind: "heading", text: heading[1] ?? "" };
  const item = /^(?:[-*+•]|\d{1,3}[.)])\s(.*)$/.exec(line);
  if (item !== null) return { kind: "list", text: item[1] ?? "" };
  const quote = /^>\s?(.*)$/.exec(line);
  if (quote !== null) return { kind: "quote", text: quote[1] ?? "" };
  if (/^\|.*\|$/.test(line))
    return {
      kind: "table",
      text: line
        .slice(1, -1)
        .split("|")
        .map((cell) => cell.trim())
        .join(" | "),
    };
  return undefined;
}

function isRule(line: string): boolean {
  return /^(?:[-=*_]{3,}|```.{0,40}|\|[-:| ]+\|)$/.test(line);
}

/** Paragraphs of Markdown: blank lines part them; marks at the start of a line say what they are. */
function markdownPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  let open: { kind: ParagraphKind; lines: string[] } | undefined;
  const close = (): void => {
    if (open !== undefined) pieces.push({ kind: open.kind, text: open.lines.join("\n") });
    open = undefined;
  };
  for (const raw of text.split("\n")) {
    const line = raw.trim();
    const isSetext = /^(?:=+|-{2,})$/.test(line) && open?.kind === "text" && open.lines.length === 1;
    if (isSetext && open !== undefined) open.kind = "heading";
    const piece = markedPiece(line);
    if (line === "" || isRule(line) || isSetext) close();
    else if (piece === undefined && open !== undefined && open.kind !== "heading") open.lines.push(line);
    else if (piece?.kind === "quote" && open?.kind === "quote") open.lines.push(piece.text);
    else {
      close();
      open = { kind: piece?.kind ?? "text", lines: [piece?.text ?? line] };
      if (open.kind === "heading") close();
    }
  }
  close();
  return pieces;
}

/** Paragraphs of plain text: blank lines part them; line breaks do too, unless they only keep lines short. */
export function plainPieces(text: string): Piece[] {
  const groups: string[][] = [[]];
  for (const line of text.split("\n")) {
    if (line.trim() === "") groups.push([]);
    else groups.at(-1)?.push(line);
  }
  const full = groups.filter((group) => group.length > 0);
  const width = wrapWidth(full);
  const paragraphs =
    width === undefined
      ? full
          .flatMap((group) => cutLines(group.map((line) => ({ text: line, link: 0, bold: 0 }))))
          .map((line) => line.text)
      : unwrapped(full, width);
  return paragraphs.map((paragraph) => ({ kind: "text", text: paragraph }));
}

/** The first line where it reads like a headline. */
export function titleIn(pieces: readonly Piece[]): string | undefined {
  const [first] = pieces;
  if (first === undefined || pieces.length < 2 || weightOf(first.text) > MAX_TITLE) return undefined;
  return first.kind === "heading" || (first.kind === "text" && !endsSentence(first.text)) ? first.text : undefined;
}

/** Reads plain text or Markdown, with front matter or without. */
export function readText(head: Head, hints: FormHints): Article {
  const text = head.body.replaceAll("\r\n", "\n").replaceAll("\r", "\n");
  const cut = looksMarkdown(text, hints.name) ? markdownPieces(text) : plainPieces(text);
  const pieces = cut
    .map(({ kind, text: raw }) => ({ kind, text: inlineText(raw) }))
    .filter((piece) => piece.text !== "");
  const title = cleanText(head.title ?? titleIn(pieces) ?? "");
  const titleKey = foldText(title);
  const paragraphs = numbered(pieces.filter((piece, index) => index > 0 || foldText(piece.text) !== titleKey));
  const date = head.front.get("date");
  return buildArticle({
    url: head.url ?? hints.url,
    name: hints.name,
    title,
    byline: cleanByline([head.front.get("author") ?? ""]),
    published: date === undefined ? undefined : parseDate(date, { now: hints.now }),
    language: head.front.get("lang") ?? head.front.get("language"),
    paragraphs,
    notes: hints.notes,
    reading: paragraphs.length === 0 ? "empty" : "full",
  });
}
