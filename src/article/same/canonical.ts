import { canonicalUrl, parseLink } from "../url.ts";
import { doorOf } from "./door.ts";
import { isOneSite } from "./host.ts";

/** A segment that names a part of a site, not an article: those have numbers or several words. */
const PLAIN_SEGMENT = /^[\p{L}]{1,20}$/u;

/** The front page, or a section that the page is in: what broken templates declare on every page. */
function isAbove(claimed: URL, page: URL): boolean {
  const path = claimed.pathname.replace(/\/$/, "");
  if (!page.pathname.startsWith(`${path}/`) || page.pathname.replace(/\/$/, "") === path) return false;
  return path
    .split("/")
    .slice(1)
    .every((segment) => PLAIN_SEGMENT.test(segment));
}

/** A claim as an address: an archive rewrites it into one of its own. */
function claimedAddress(claimed: string, page: string): string {
  return doorOf(new URL(claimed, parseLink(page)).href).sure;
}

/**
 * The address a page calls its own, normalised, where that can be so: on the same site, or that of the page which an
 * archive or AMP cache copied, and neither the front page nor a section above it. `undefined` otherwise. It is still
 * no more than the page's word: nothing else may be given for what stands there.
 */
export function trustedCanonical(claimed: string, page: string): string | undefined {
  try {
    const address = claimedAddress(claimed, page);
    const { sure, address: article } = doorOf(page);
    const [url, base] = [new URL(address), new URL(sure)];
    return isOneSite(url, base) && !isAbove(url, new URL(article)) ? canonicalUrl(address) : undefined;
  } catch {
    return undefined;
  }
}

/** An article's address on another site that a page names as the one it has its text from; `undefined` where it can't be one. */
export function declaredOriginal(claimed: string, page: string): string | undefined {
  try {
    const address = claimedAddress(claimed, page);
    const [url, base] = [new URL(address), new URL(doorOf(page).sure)];
    return isOneSite(url, base) || url.pathname === "/" ? undefined : address;
  } catch {
    return undefined;
  }
}
