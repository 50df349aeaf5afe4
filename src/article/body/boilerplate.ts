import type { Element } from "domhandler";
import type { Measured } from "../page/measure.ts";

/** How much a pass takes for boilerplate: `strict` first, then less where too little is left. */
export type Strictness = "strict" | "relaxed" | "none";

/** Share of a page's text above which a block is rather the article than what its class says. */
const MAX_SHARE = 0.4;
const MAX_RELAXED_SHARE = 0.5;
const MAX_LINK_SHARE = 0.4;
const MAX_HEADLINE_LINKS = 0.6;

function words(list: string): RegExp {
  return new RegExp(`(?:^|[\\s_-])(?:${list.trim().replace(/\s+/g, "|")})(?:[\\s_-]|$)`);
}

/** The page's foot, however little there is above it. */
const FOOT = words("footer\\w*");

/** Never part of an article's text. */
const SURE = words(`
  comments? commentlist disqus livefyre related relatedposts related-posts recommend\\w* outbrain taboola breadcrumbs?
  share sharing social cookie\\w* consent gdpr sharedaddy addtoany\\w* a2a privacy\\w*
`);

/** Seldom part of it. */
const LIKELY = words(`
  socials sociable sharebar relacionad\\w* recirc\\w* promo\\w* self-promo newsletters? subscribe subscription signup sign-up
  taglist tags? credits? copyright byline sidebar advert\\w* ads? adslot ad-slot sponsor\\w* popular trending most-?read
  read-?more readmore also teasers widgets? toolbar pagination pager navigation navbar menu
  print hidden author-(?:bio|box|info|card) about-?author bio metadata postmeta post-meta entry-meta
  dateline timestamp carousel slider slideshow video-?(?:player|wrapper|container) player reply respond login
  paywall-(?:promo|banner|message) donate donation rating rate poll quiz skip jump toc table-of-contents
  modal onesignal su-spoiler topics? keywords? factbox infobox more-(?:on|from|stories|news) next prev previous follow
  control-(?:bar|panel) app-(?:promo|banner) likes? jetpack-likes-widget-wrapper
`);

/** A list's entry where it links to its story; else the lede, as Germany's press calls it. */
const TEASER = words("teaser");

const BODY =
  /article-?body|story-?body|entry-content|post-content|article-?content|article__body|content__body|main-content|post-body|story-content|article-?text|body-copy|wysiwyg|rich-?text/;

/** Elements round all that a page says. */
const WHOLE = new Set(["html", "body", "main", "article"]);

const ROLES = new Set(["navigation", "contentinfo", "search", "dialog", "menu", "banner", "alertdialog"]);

/** Elements that frame or embed; their text isn't the article's. */
export const FRAMES: ReadonlySet<string> = new Set(
  (
    "script style noscript template svg math iframe form button nav aside footer select input textarea object embed audio " +
    "video canvas dialog menu map link meta head title"
  ).split(" "),
);

const KEEPABLE_FRAMES = new Set(["aside", "footer"]);

/** Whether a class or id names the text of an article. `labels` as of `labelsOf`. */
export function namesBody(labels: string): boolean {
  return BODY.test(labels);
}

function isMostOfPage(element: Element, measured: Measured, share: number): boolean {
  const { text, links } = measured.of(element);
  return text > measured.total.text * share && links < text * MAX_LINK_SHARE;
}

/** Frames go, but a form round the whole page or an `aside` that holds the article stays. */
export function isFrame(element: Element, measured: Measured): boolean {
  if (!FRAMES.has(element.name)) return false;
  // Some sites put one form round the whole page.
  if (element.name === "form") return measured.of(element).text < measured.total.text * MAX_SHARE;
  return !(KEEPABLE_FRAMES.has(element.name) && isMostOfPage(element, measured, MAX_RELAXED_SHARE));
}

function isFoot({ name }: Element, labels: string): boolean {
  return !WHOLE.has(name) && FOOT.test(labels) && !labels.includes("body");
}

/** Whether an element's name says that it isn't the article; the block with most of the text stays whatever its name. */
export function isBoilerplate(element: Element, labels: string, measured: Measured, strictness: Strictness): boolean {
  if (isFoot(element, labels)) return !isMostOfPage(element, measured, MAX_RELAXED_SHARE);
  if (strictness === "none") return false;
  const role = element.attribs["role"];
  if (role !== undefined && ROLES.has(role)) return !isMostOfPage(element, measured, MAX_RELAXED_SHARE);
  if (strictness === "strict" && role === "complementary") return !isMostOfPage(element, measured, MAX_SHARE);
  if (labels === "" || namesBody(labels)) return false;
  if (WHOLE.has(element.name)) return false;
  if (SURE.test(labels)) return !isMostOfPage(element, measured, MAX_RELAXED_SHARE);
  // What holds the headline is round the article, not beside it.
  const { text, links, hasHeadline } = measured.of(element);
  if (hasHeadline && links < text * MAX_HEADLINE_LINKS) return false;
  const isTeaser = links > 0 && TEASER.test(labels);
  return strictness === "strict" && (isTeaser || LIKELY.test(labels)) && !isMostOfPage(element, measured, MAX_SHARE);
}
