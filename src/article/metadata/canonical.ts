import { foldText } from "../characters.ts";
import { declaredOriginal, trustedCanonical } from "../same/canonical.ts";
import { doorOf } from "../same/door.ts";
import { tryCanonicalUrl } from "../url.ts";
import type { Landmarks } from "./landmarks.ts";
import type { Metas } from "./metas.ts";
import type { SchemaArticle } from "./schema.ts";

export interface CanonicalHints {
  readonly landmarks: Landmarks;
  readonly metas: Metas;
  readonly schema: SchemaArticle | undefined;
  /** Address the page was read from. */
  readonly url: string;
  /** Names that the page gives as authors or sources of its text. */
  readonly credits: readonly string[];
}

const hrefOf = (element: Landmarks["canonical"]): string[] => {
  const href = element?.attribs["href"]?.trim() ?? "";
  return href === "" ? [] : [href];
};

/** The addresses a page calls its own, the surest first. */
export function claimedCanonicals(landmarks: Landmarks, metas: Metas): string[] {
  return [...hrefOf(landmarks.canonical), ...[metas.get("og:url")].filter((url) => url !== undefined)];
}

/** Said in so many words that the text is another's. */
function declaredSources({ landmarks, metas }: CanonicalHints): string[] {
  const named = ["syndication-source", "original-source"].map((name) => metas.get(name));
  return [...landmarks.originals.flatMap(hrefOf), ...named.filter((url) => url !== undefined)];
}

const NO_NAMES = new Set("www com net org gov edu news amp mobile".split(" "));
const MIN_NAME = 3;

/** Whether the page names the outlet of an address: "The Guardian" for theguardian.com. */
function isCredited(address: string, credits: readonly string[]): boolean {
  const labels = new URL(address).hostname.split(".").slice(0, -1);
  const names = labels.map(foldText).filter((label) => label.length >= MIN_NAME && !NO_NAMES.has(label));
  return credits.map(foldText).some((credit) => names.some((name) => credit.includes(name)));
}

/** Where the text is from, as the page declares: openly, or by an address of its own on the site of an outlet it credits. */
function originalOf(hints: CanonicalHints): string | undefined {
  const { landmarks, metas, schema, url, credits } = hints;
  const [declared] = declaredSources(hints).flatMap((source) => declaredOriginal(source, url) ?? []);
  if (declared !== undefined) return declared;
  const implied = [...claimedCanonicals(landmarks, metas), ...(schema?.basedOn ?? [])];
  const others = implied.flatMap((claim) => declaredOriginal(claim, url) ?? []);
  return others.find((other) => isCredited(other, credits));
}

/** AMP pages say that they are in their first tag, in a word or a sign. */
function isAmp({ html }: Landmarks): boolean {
  return html !== undefined && ["amp", "⚡", "⚡4email"].some((name) => name in html.attribs);
}

/**
 * An article's canonical URL: what its page declares, where that is on its own site or the page declares that its text
 * is another site's; else the address it was read from, without what makes that a door to another one.
 */
export function readCanonical(hints: CanonicalHints): string | undefined {
  const { landmarks, metas, url } = hints;
  const original = originalOf(hints);
  if (original !== undefined) return original;
  for (const claim of claimedCanonicals(landmarks, metas)) {
    const trusted = trustedCanonical(claim, url);
    if (trusted !== undefined) return trusted;
  }
  if (tryCanonicalUrl(url) === undefined) return undefined;
  const { sure, address } = doorOf(url);
  return isAmp(landmarks) ? address : sure;
}
