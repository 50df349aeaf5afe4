import type { Article } from "../../article/article.ts";
import { hard } from "./problem.ts";
import type { Problem } from "../result.ts";

/** What of an article names addresses. */
export type Addressed = Pick<Article, "title" | "byline" | "siteName" | "url" | "canonicalUrl" | "paragraphs">;

/** With a scheme, with “www.”, or a host before a path: what a messenger or a browser makes a link of. */
const ADDRESS =
  /(?:\b[a-z][a-z0-9+.-]{1,20}:\/\/|\bwww\.)[^\s<>"'“”«»()[\]{}|\\^`]{2,2048}|(?<![\p{L}\p{N}@./-])(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}\/[^\s<>"'“”«»()[\]{}|\\^`]{1,2048}/giu;
const HEAD = /^(?:[a-z][a-z0-9+.-]{1,20}:\/\/)?(?:www\.)?/i;
const TAIL = /[/.,;:!?…。，！？]{1,8}$/u;

/** What would make another host or path of an address. */
const BEFORE = /[\p{L}\p{N}-]$/u;
const AFTER = /^(?:[\p{L}\p{N}-]|\.[\p{L}\p{N}])/u;

/**
 * Finds the web addresses of a claim that neither the article nor the `question` has: a reader would follow them. Of an
 * address, the scheme, “www.” and what stands behind it as a mark of the sentence don't count.
 */
export function strangeAddresses(text: string, article: Addressed, question = ""): string[] {
  const named = [...text.matchAll(ADDRESS)].map(([address]) => address.replace(TAIL, ""));
  if (named.length === 0) return [];
  const { title, byline = "", siteName = "", url = "", canonicalUrl = "", paragraphs } = article;
  const known = [title, byline, siteName, url, canonicalUrl, question, ...paragraphs.map((paragraph) => paragraph.text)]
    .join("\n")
    .toLowerCase();
  return [...new Set(named)].filter((address) => !holds(known, address.replace(HEAD, "").toLowerCase()));
}

function holds(known: string, address: string): boolean {
  for (let at = known.indexOf(address); at !== -1; at = known.indexOf(address, at + 1)) {
    const end = at + address.length;
    if (!BEFORE.test(known.charAt(at - 1)) && !AFTER.test(known.slice(end, end + 2))) return true;
  }
  return false;
}

/** Named in reasons at most. */
const MOST_NAMED = 4;
const LONGEST_NAMED = 60;

/** What is to be mended: addresses that are to be taken out. What they say rests on nothing. */
export function addressProblems(addresses: readonly string[]): Problem[] {
  return addresses
    .slice(0, MOST_NAMED)
    .map((address) => hard("grounds", "strangeAddress", { address: address.slice(0, LONGEST_NAMED) }));
}
