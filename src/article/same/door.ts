import { canonicalUrl, parseLink, tryCanonicalUrl } from "../url.ts";
import { archiveCopyOf } from "./archive-copy.ts";
import { withoutDevice, withoutRegion } from "./host.ts";
import { unwrapped } from "./wrapper.ts";

/** What an address is to its article: the page itself, or another way to it. */
export type DoorKind = "page" | "wrapper" | "archive" | "amp" | "print" | "mobile" | "regional";

export interface Door {
  /** The outermost, where there are several. */
  readonly kind: DoorKind;
  /** Where the article itself is, normalised. May be a guess, and then names a page that isn't there or is another. */
  readonly address: string;
  /** The same as far as it is no guess: without what only an address's own words hint at. */
  readonly sure: string;
}

interface Step {
  readonly kind: DoorKind;
  readonly url: URL;
  readonly isSure: boolean;
}

/** Doors in doors: an archive's copy of an AMP page of a mobile host, and one to spare. */
const MOST_STEPS = 5;

const ON = /^(?:|1|true|yes|y|on)$/i;
/** Parameters that choose a form, by their value. */
const CHOOSERS = new Set(
  "outputtype output format view viewer mode layout display type tpl template platform version do action pagewanted".split(
    " ",
  ),
);
const SWITCHES: Readonly<Record<string, DoorKind>> = {
  amp: "amp",
  isamp: "amp",
  print: "print",
  printable: "print",
  printview: "print",
  print_view: "print",
  printversion: "print",
  printpage: "print",
  printmode: "print",
  mobile: "mobile",
  mobile_touch: "mobile",
};
const FORMS: Readonly<Record<string, DoorKind>> = {
  amp: "amp",
  amphtml: "amp",
  print: "print",
  printable: "print",
  printer: "print",
  mobile: "mobile",
};

function formOfParameter(name: string, value: string): DoorKind | undefined {
  const key = name.toLowerCase();
  if (CHOOSERS.has(key)) return FORMS[value.toLowerCase()];
  return ON.test(value) ? SWITCHES[key] : undefined;
}

function withoutParameter(url: URL): Step | undefined {
  for (const [name, value] of url.searchParams) {
    const kind = formOfParameter(name, value);
    if (kind === undefined) continue;
    const bare = new URL(url);
    bare.searchParams.delete(name, value);
    return { kind, url: bare, isSure: true };
  }
  return undefined;
}

/** Parts of paths that mostly name a form; but a town, a band or a newspaper's section may be called so. */
const PATHS: readonly (readonly [kind: DoorKind, pattern: RegExp, replacement: string])[] = [
  ["amp", /\/amp(?:html)?\/?$/i, ""],
  ["amp", /\/(?:google-)?amp(?=\/)/i, ""],
  ["amp", /[.-]amp(?=\.html?$|$)/i, ""],
  ["print", /\/(?:print|printable|imprimir|imprimer|drucken|stampa)\/?$/i, ""],
  ["print", /^\/print(?=\/)/i, ""],
  ["print", /[.,_-](?:print|druck)(?=\.html?$)/i, ""],
];

function withoutPathPart(url: URL): Step | undefined {
  for (const [kind, pattern, replacement] of PATHS) {
    const path = url.pathname.replace(pattern, replacement);
    if (path === url.pathname || /^\/?$/.test(path)) continue;
    const bare = new URL(url);
    bare.pathname = path;
    return { kind, url: bare, isSure: false };
  }
  return undefined;
}

function withoutLabel(url: URL): Step | undefined {
  const device = withoutDevice(url.hostname);
  const host = device ?? withoutRegion(url.hostname);
  if (host === undefined) return undefined;
  const bare = new URL(url);
  bare.hostname = host;
  const kind = device === undefined ? "regional" : url.hostname.startsWith("amp.") ? "amp" : "mobile";
  return { kind, url: bare, isSure: false };
}

function step(url: URL): Step | undefined {
  const inner = unwrapped(url);
  if (inner !== undefined) return { kind: "wrapper", url: inner, isSure: true };
  const copy = archiveCopyOf(url);
  if (copy !== undefined) return { kind: "archive", url: copy.original, isSure: true };
  return withoutParameter(url) ?? withoutPathPart(url) ?? withoutLabel(url);
}

/**
 * What an address leads to, as far as the address itself tells. Throws `bad_link`. Two doors to one address are no proof
 * of one article: only the texts are.
 */
export function doorOf(raw: string): Door {
  let url = parseLink(raw);
  let sure = url;
  let isSure = true;
  let kind: DoorKind = "page";
  for (let count = 0; count < MOST_STEPS; count++) {
    const next = step(url);
    if (next === undefined) break;
    if (count === 0) kind = next.kind;
    url = next.url;
    isSure &&= next.isSure;
    if (isSure) sure = url;
  }
  return { kind, address: canonicalUrl(url.href), sure: canonicalUrl(sure.href) };
}

/** The address to open for a link: what a redirector, AMP cache or proxy shows is read where it is from. Throws `bad_link`. */
export function addressToOpen(raw: string): string {
  let url = parseLink(raw);
  for (let count = 0; count < MOST_STEPS; count++) url = unwrapped(url) ?? url;
  return url.href;
}

/** The address of an article as far as it is no guess; `undefined` where `raw` isn't a web address. */
export function trySureAddress(raw: string): string | undefined {
  return tryCanonicalUrl(raw) === undefined ? undefined : doorOf(raw).sure;
}
