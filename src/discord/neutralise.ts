import { shorten } from "./pages.ts";

/**
 * Characters that hide, reorder or fake text: controls, zero-width (but for U+200C and U+200D, which Persian, Indic
 * scripts and emoji need), bidi overrides, tag characters, variation selector supplements.
 */
const INVISIBLE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u{e0000}-\u{e007f}\u{e0100}-\u{e01ef}]/gu;
/** Makes a link of what follows, in any scheme. */
const SCHEME_END = /:\/\//g;
/** Invites come alive without a scheme. */
const INVITE = /(discord(?:app)?)\.(?=gg|com)/gi;
/** Mentions that need no angle bracket. */
const MASS_MENTION = /@(?=everyone|here)/gi;
const MARKUP = /[\\*_~|`[\]<>]/g;
/** What makes a heading, list, or small print at a line's start. */
const LINE_START = /^([ \t]*)(#{1,3}|-#|[-+])(?=[ \t])/gm;
const NUMBERED = /^([ \t]*\d{1,9})([.)])(?=[ \t])/gm;

/**
 * Text of an article, a model or a person as Discord shows it letter for letter: no mention, link, invite, time stamp,
 * emoji, markup or direction override comes alive. A backslash is not shown, so addresses read as they are.
 */
export function neutralise(text: string): string {
  return text
    .replace(INVISIBLE, "")
    .replace(MARKUP, "\\$&")
    .replace(SCHEME_END, ":\\/\\/")
    .replace(INVITE, "$1\\.")
    .replace(MASS_MENTION, "@\u2060")
    .replace(LINE_START, "$1\\$2")
    .replace(NUMBERED, "$1\\$2");
}

/** The same on a single line, for titles, names and labels. */
export function neutraliseLine(text: string): string {
  return neutralise(text.split(/[\r\n\u2028\u2029]+/).join(" "));
}

/** The same in at most `limit` characters as they are sent: escaping can double a text. */
export function label(text: string, limit: number): string {
  return shorten(neutraliseLine(shorten(text, limit)), limit);
}

/** Longest address that is made a link: Discord's limit for a button's. */
const ADDRESS = 512;

/** A link of our own making to the article's address, around text that is neutralised already; too long a one is left out. */
export function maskedLink(markup: string, url: string | undefined): string {
  const address = url?.replace(/[()<>\s\\]/g, (character) => encodeURIComponent(character).replace(/[()]/g, hex));
  if (!address || address.length > ADDRESS || !/^https?:\/\//i.test(address)) return markup;
  return `[${markup}](<${address}>)`;
}

const hex = (character: string) => `%${character.charCodeAt(0).toString(16)}`;
