/**
 * Reads a text as Discord's client does, and tells what it would bring to life. Written from what Discord documents and
 * from the grammar its client began with (simple-markdown), without a look at how the bot prevents it; where the two may
 * differ, this one takes more for alive.
 */

/** Something a reader can click on, is pinged by, or takes for what it isn't. */
export interface Live {
  readonly kind:
    | "mention"
    | "mass mention"
    | "link"
    | "invite"
    | "timestamp"
    | "command"
    | "emoji"
    | "guild page"
    | "code"
    | "spoiler"
    | "struck"
    | "underlined"
    | "unseen"
    | "direction";
  /** Where a link leads, whom a mention names; else the sign itself. */
  readonly what: string;
}

/** A longer link isn't one to any client. */
const LONGEST = 2_048;

const ANGLED: readonly (readonly [Live["kind"], RegExp])[] = [
  ["mention", /<(@[!&]?|#)\d+>/y],
  ["timestamp", /<t:-?\d+(?::\w)?>/y],
  ["command", /<\/[^:<>\n]{1,100}:\d+>/y],
  ["emoji", /<a?:\w+:\d+>/y],
  ["guild page", /<id:\w+>/y],
  ["link", /<(?:[a-z][a-z0-9+.-]*:[^\s<>]+|[^\s<>@:]+@[^\s<>@]+)>/iy],
];
const ESCAPE = /\\[^0-9A-Za-z\s]/y;
const URL_START = /[a-z][a-z0-9+.-]*:\/\/[^\s<]+/iy;
const CODE = /`+/y;
const PAIRS: readonly (readonly [Live["kind"], string])[] = [
  ["spoiler", "||"],
  ["struck", "~~"],
  ["underlined", "__"],
];
/** Of a picture, not of a time. */
const SHORTCODE = /:(?=[\w+-]*[a-z])[\w+-]{2,}:/iy;

/** What makes a line larger, smaller, or a quote of all below it. */
export type Block = "heading" | "small print" | "long quote";

const BLOCKS: readonly (readonly [Block, RegExp])[] = [
  ["heading", /^[ \t]*#{1,3}[ \t]/],
  ["small print", /^[ \t]*-#[ \t]/],
  ["long quote", /^[ \t]*>>>/],
];

/** All that comes alive in a text that is read as Markdown, such as a Text Display's. */
export function aliveIn(text: string): Live[] {
  return [...inlineIn(text), ...aliveAnywhere(text), ...disorderIn(text)];
}

/** The same of a text that is shown as it is: a label, a title, a name. Nothing in it may live where it is quoted, either. */
export function aliveInPlain(text: string): Live[] {
  const forms = [...ANGLED.filter(([kind]) => kind !== "link"), ["link", URL_START] as const];
  const quoted = forms.flatMap(([kind, form]) =>
    [...text.matchAll(new RegExp(form, "gi"))].map(([what]) => live(kind, what)),
  );
  const breaks = /[\n\r]/.test(text) ? [live("unseen", "line break")] : [];
  return [...quoted, ...breaks, ...aliveAnywhere(text), ...disorderIn(text)];
}

const live = (kind: Live["kind"], what: string): Live => ({ kind, what });

/** Lines that aren't shown as the others, by their number. */
export function blocksIn(text: string): { readonly block: Block; readonly line: number }[] {
  return text.split("\n").flatMap((whole, line) => {
    // What else stands at a line's start lets these in behind it.
    const inner = whole.replace(/^(?:[\u200e\u200f]|> |- |\* |\d+\. )*/, "");
    return BLOCKS.flatMap(([block, form]) => (form.test(inner) ? [{ block, line }] : []));
  });
}

function inlineIn(text: string): Live[] {
  const found: Live[] = [];
  for (let at = 0; at < text.length;) {
    const [length, ...here] = take(text, at);
    found.push(...here);
    at += length;
  }
  return found;
}

/** How far what begins at a place goes, and what of it lives. */
function take(text: string, at: number): [number, ...Live[]] {
  const match = (form: RegExp): string | undefined => {
    form.lastIndex = at;
    return form.exec(text)?.[0];
  };
  const escaped = match(ESCAPE);
  if (escaped !== undefined) return [escaped.length];
  for (const [kind, form] of ANGLED) {
    const found = match(form);
    if (found !== undefined) return [found.length, live(kind, found.slice(1, -1))];
  }
  const masked = text[at] === "[" ? linkAt(text, at) : undefined;
  if (masked) return [masked.length, live("link", masked.target), ...inlineIn(masked.inner)];
  const url = match(URL_START);
  // A word before it is no part of the scheme: whatever it begins with, `https://` in it is found.
  if (url !== undefined) return [url.length, live("link", url)];
  const code = match(CODE);
  if (code !== undefined) return [code.length, live("code", code)];
  for (const [kind, sign] of PAIRS) if (text.startsWith(sign, at)) return [sign.length, live(kind, sign)];
  const shortcode = match(SHORTCODE);
  if (shortcode !== undefined) return [shortcode.length, live("emoji", shortcode)];
  return [1];
}

/** Between a link's words and its address. */
const MIDDLE = "](";

/**
 * A masked link as simple-markdown takes it: brackets within have to be balanced, backslash or not, and of several ends
 * the last one counts behind which an address stands.
 */
function linkAt(text: string, start: number): { length: number; target: string; inner: string } | undefined {
  const line = text.slice(start, start + LONGEST);
  for (let at = line.lastIndexOf(MIDDLE); at > 0; at = line.lastIndexOf(MIDDLE, at - 1)) {
    const end = line.indexOf(")", at);
    const inner = line.slice(1, at);
    if (end === -1 || !isInside(inner)) continue;
    const [target = ""] = line
      .slice(at + MIDDLE.length, end)
      .trim()
      .replace(/^</, "")
      .split(/[\s>]/);
    return { length: end + 1, target: target.replace(/\\([^0-9A-Za-z\s])/g, "$1"), inner };
  }
  return undefined;
}

/** As `(?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*` before the link's own bracket, which closes too. */
function isInside(inner: string): boolean {
  for (let at = 0; at < inner.length; at += 1) {
    const closing = inner.indexOf("]", at + 1);
    if (inner[at] === "[") {
      if (closing === -1) return false;
      at = closing;
    } else if (inner[at] === "]") {
      const opening = inner.indexOf("[", at + 1);
      if (opening !== -1 && (closing === -1 || opening < closing)) return false;
    }
  }
  return true;
}

const MASS = /@(?:everyone|here)/gi;
const INVITE =
  /(?:discord(?:app)?\.com\/(?:invite|channels|events|gifts|template|oauth2|application-directory)|discord\.(?:gg|gift|gifts|new|me|io|li|com)|discordapp\.com)(?:\/|\b)/gi;
/** Dots that browsers take for one. */
const DOTS = /[\u3002\uff0e\uff61\u2024]/g;

/** What lives without markup, also in a text that is shown as it is. */
function aliveAnywhere(text: string): Live[] {
  return [
    ...(text.match(MASS) ?? []).map((what) => live("mass mention", what)),
    ...text.split(/\s+/).flatMap((word) => (inviteIn(word) ? [live("invite", word)] : [])),
  ];
}

/** Also one that only a browser, or whoever copies it, would read as one. */
function inviteIn(word: string): boolean {
  const folded = percentDecoded(word)
    .replace(DOTS, ".")
    .normalize("NFKC")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, (sign) => (sign === "\u2060" ? sign : ""));
  INVITE.lastIndex = 0;
  return INVITE.test(folded);
}

function percentDecoded(word: string): string {
  return word.replace(/%([0-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Controls, what has no width (but for the joiners of scripts and emoji, and the one that parts signs), tags, selectors. */
const UNSEEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b\u2028\u2029\u2061-\u2064\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffc]|[\u{e0000}-\u{e0fff}]/gu;
const OVERRIDE = /[\u202a-\u202e\u2066\u2067]/g;

function disorderIn(text: string): Live[] {
  const point = (sign: string) => `U+${sign.codePointAt(0)?.toString(16)}`;
  return [
    ...(text.isWellFormed() ? [] : [live("unseen", "half a character")]),
    ...(text.match(UNSEEN) ?? []).map((sign) => live("unseen", point(sign))),
    ...(text.match(OVERRIDE) ?? []).map((sign) => live("direction", point(sign))),
    ...text.split("\n").flatMap((line) => (isClosed(line) ? [] : [live("direction", "an open isolate")])),
  ];
}

function isClosed(line: string): boolean {
  let open = 0;
  for (const [sign] of line.matchAll(/[\u2068\u2069]/g)) {
    open += sign === "\u2068" ? 1 : -1;
    if (open < 0) return false;
  }
  return open === 0;
}
