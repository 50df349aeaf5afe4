import { cleanText, withoutInvisible } from "../../article/characters.ts";
import { LINK } from "../limits.ts";
import { hostOf } from "../command/links.ts";
import { withInvites } from "./invite.ts";
import { shorten } from "./pages.ts";

/** Line breaks by other names. */
const BREAK = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
/** Makes a link of what follows, in any scheme. */
const SCHEME_END = /:\/\//g;
/** Between a link's words and its address: escaped or not, a bracket may end words that began in a link of ours. */
const LINK_MIDDLE = /\](?=\()/g;
/** Of an emoji, by its name. */
const SHORTCODE = /:(?=[\w+-]{2,}:)/g;
/** Mentions that need no angle bracket. */
const MASS_MENTION = /@(?=everyone|here)/gi;
/** Parts what must not come together, unseen. */
const JOINER = "\u2060";
/** What would come alive where it is read as markup after all: in a name that is quoted, or copied. */
const PLAIN_MARKUP = /[<:](?=[@#/:a-z])/gi;
/** `#` makes headings and small print at a line's start alone, but wherever a page is cut a line begins. */
const MARKUP = /[\\*_~|`[\]<>#]/g;
/** What makes a list at a line's start. */
const LINE_START = /^([^\S\n\r\u2028\u2029]*)([-+])(?=\s)/gm;
const NUMBERED = /^([^\S\n\r\u2028\u2029]*\d{1,9})([.)])(?=\s)/gm;

/**
 * Text of an article, a model or a person as Discord shows it letter for letter: no mention, link, invite, time stamp,
 * emoji, markup or direction override comes alive. A backslash is not shown, so addresses read as they are.
 */
export function neutralise(text: string): string {
  const escaped = withoutInvisible(text)
    .replace(BREAK, "\n")
    .replace(MARKUP, "\\$&")
    .replace(LINK_MIDDLE, "]\\")
    .replace(SCHEME_END, ":\\/\\/")
    .replace(SHORTCODE, "\\:")
    .replace(MASS_MENTION, `$&${JOINER}`)
    .replace(LINE_START, "$1\\$2")
    .replace(NUMBERED, "$1\\$2");
  return withInvites(escaped, (dot) => `\\${dot}`);
}

/** A name or a label, which Discord shows as it is: a backslash would be seen there. */
export function plainLine(text: string): string {
  const parted = cleanText(text).replace(MASS_MENTION, `$&${JOINER}`).replace(PLAIN_MARKUP, `$&${JOINER}`);
  return withInvites(parted, (dot) => `${JOINER}${dot}`);
}

/** The same on a single line, for titles, names and labels. */
export function neutraliseLine(text: string): string {
  return neutralise(text.split(/[\r\n\v\f\u0085\u2028\u2029]+/).join(" "));
}

/** The same in at most `limit` characters as they are sent: escaping can double a text. */
export function label(text: string, limit: number): string {
  return shorten(neutraliseLine(shorten(text, limit)), limit);
}

/** A link of our own making to the article's address, around text that is neutralised already; one too long for a button is left out. */
export function maskedLink(markup: string, url: string | undefined): string {
  const address = url?.replace(/[()<>\s\\]/g, (character) => encodeURIComponent(character).replace(/[()]/g, hex));
  if (!address || address.length > LINK || !/^https?:\/\//i.test(address)) return markup;
  return `[${markup}](<${address}>)`;
}

const hex = (character: string) => `%${character.charCodeAt(0).toString(16)}`;

/** Where a link leads, neutralised: what stands in the link is the page's own words. "" for what is no address. */
export function hostLabel(url: string | undefined): string {
  return neutraliseLine(hostOf(url));
}
