/** Marks that begin a block where they begin a line. */
const BLOCK = /^(?=#{1,6}(?:\s|$)|[-+](?:\s|$)|--|==|>|\|)/;
const NUMBER = /^(\d{1,9})(?=[.)](?:\s|$))/;
/** Marks that mean something within a line: not the underscore of a word, not every bracket. */
const INLINE =
  /[*`]|\\(?=[!-/:-@[-`{-~])|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|~(?=~)|<(?=[a-z/!?])|\](?=\()|&(?=#?[a-z0-9]{1,31};)/giu;

/** One line of text as Markdown that says the same, and nothing by its marks. */
export function escapeMarkdown(text: string): string {
  return text.replace(INLINE, "\\$&").replace(BLOCK, "\\").replace(NUMBER, "$1\\");
}
