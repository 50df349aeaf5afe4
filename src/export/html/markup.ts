/** Only `html` makes it: no text that came from outside, parsed JSON neither, can pose as markup. */
const MARKUP = Symbol("markup");

/** HTML that may stand in a page as it is. */
export interface Markup {
  readonly [MARKUP]: string;
}

type Part = string | number | Markup | readonly Markup[] | undefined;

/** HTML in which every value is escaped, for text and quoted attributes alike; nothing stands for `undefined`. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { [MARKUP]: strings.map((string, index) => string + written(parts[index])).join("") };
}

/** A whole page's source. */
export function source(markup: Markup): string {
  return markup[MARKUP];
}

/** Markup of our own that isn't written with `html`. */
export function verbatim(markup: string): Markup {
  return { [MARKUP]: markup };
}

function written(part: Part): string {
  if (part === undefined) return "";
  if (typeof part === "string") return escaped(part);
  if (typeof part === "number") return String(part);
  return isList(part) ? part.map(source).join("") : source(part);
}

const isList = (part: Markup | readonly Markup[]): part is readonly Markup[] => Array.isArray(part);

/** What means something in HTML, and what its parser would alter. */
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "\r": "&#13;",
  "\0": "\ufffd",
};

function escaped(text: string): string {
  return text.toWellFormed().replace(/[&<>"'\r\0]/g, (character) => ENTITIES[character] ?? character);
}
