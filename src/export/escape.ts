/** Marks that begin a block where they begin a line. */
const BLOCK = /^(?=#{1,6}(?:\s|$)|[-+](?:\s|$)|-[-=]|=|>|\|)/;
const NUMBER = /^(\d{1,9})(?=[.)](?:\s|$))/;
/** Marks that mean something within a line: not the underscore of a word, nor a bracket that belongs to no link. */
const INLINE =
  /[*`]|\\(?=[!-/:-@[-`{-~])|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|~(?=~)|<(?=[a-z/!?])|\](?=[(:])|&(?=#?[a-z0-9]{1,31};)/giu;

const BREAKS = /[\r\n\v\f\u0085\u2028\u2029]+/;

/** A text as one line of Markdown that says the same, and nothing by its marks. */
export function escapeMarkdown(text: string): string {
  return text.split(BREAKS).join(" ").trim().replace(INLINE, "\\$&").replace(BLOCK, "\\").replace(NUMBER, "$1\\");
}

/** The same for a text of several lines. */
export function escapeLines(text: string): string {
  return text
    .split(BREAKS)
    .map(escapeMarkdown)
    .filter((line) => line !== "")
    .join("\n");
}

/** An address as a link that shows it whole; "" for what is none of the web. */
export function autolink(url: string): string {
  if (!URL.canParse(url) || !/^https?:/i.test(url)) return "";
  return `<${new URL(url).href.replace(/[<>\s]/g, encodeURIComponent)}>`;
}
