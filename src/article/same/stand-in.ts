import type { Article } from "../article.ts";
import { foldText } from "../characters.ts";
import { doorOf } from "./door.ts";
import { isOneSite } from "./host.ts";
import { addsNothing, isSameHeadline, meets } from "./meets.ts";

const DAY = 24 * 60 * 60 * 1000;

/** Of an archive's copy, the original's. */
const pageOf = (address: string): URL => new URL(doorOf(address).sure);

/** One author, and a day that time zones can explain, where both name them. */
function isSameSource(a: Article, b: Article): boolean {
  const isSameByline = a.byline === undefined || b.byline === undefined || foldText(a.byline) === foldText(b.byline);
  const apart = Math.abs(Date.parse(a.published ?? "") - Date.parse(b.published ?? ""));
  return isSameByline && !(apart > DAY);
}

/** Whether whoever reads them, a model too, is shown the same. */
function isShownAlike(a: Article, b: Article): boolean {
  const shown = ({ title, siteName, byline, published, language, paragraphs }: Article) =>
    JSON.stringify([title, siteName, byline, published, language, paragraphs.map(({ text }) => text)]);
  return shown(a) === shown(b);
}

/**
 * Whether a page's reading may be given in place of another one of the same article, whole: its captions and byline too.
 * So it has to be from the same site, or from the very page that the other one names as its source; a stranger's copy may
 * hold every word of an article and set its own above it. In place of a file, which is nobody's page, any copy will do
 * that adds nothing. Not where the two are shown alike, which makes no difference.
 */
export function mayStandFor(copy: Article & { readonly page: string }, article: Article): boolean {
  if (copy.reading !== "full" || article.reading !== "full" || isShownAlike(copy, article)) return false;
  if (!isSameHeadline(copy.title, article.title) || !isSameSource(copy, article)) return false;
  if (meets(copy, article) === "apart") return false;
  if (article.page === undefined) return addsNothing(copy, article);
  return isOneSite(pageOf(copy.page), pageOf(article.page)) || article.canonicalUrl === pageOf(copy.page).href;
}
