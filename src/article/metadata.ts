import type { CheerioAPI } from "cheerio/slim";
import { cleanByline } from "./byline.ts";
import { cleanText, foldText } from "./characters.ts";
import { isTag, textOf } from "./dom.ts";
import { readPublished } from "./published.ts";
import { readSchema, type SchemaArticle } from "./schema.ts";
import { chooseTitle } from "./title.ts";
import { trustedCanonical } from "./url.ts";

/** What a page says of its article outside the article's text. */
export interface Metadata {
  readonly title?: string | undefined;
  readonly byline?: string | undefined;
  readonly siteName?: string | undefined;
  readonly published?: string | undefined;
  /** As declared: not checked against the text. */
  readonly language?: string | undefined;
  readonly canonicalUrl?: string | undefined;
  readonly description?: string | undefined;
  readonly schema?: SchemaArticle | undefined;
  readonly openGraphType?: string | undefined;
}

export interface MetadataHints {
  readonly url?: string | undefined;
  readonly now: number;
}

const AUTHOR_METAS = [
  "author",
  "article:author",
  "parsely-author",
  "sailthru.author",
  "dc.creator",
  "byl",
  "article:author_name",
] as const;

/** A page with more `h1` uses them for other articles too. */
const MAX_HEADINGS = 3;

/** The first content of each `<meta>`, by its name in lower case. */
export type Metas = ReadonlyMap<string, string>;

function readMetas($: CheerioAPI): Metas {
  const metas = new Map<string, string>();
  for (const { attribs } of $("meta[content]").toArray()) {
    const name = (attribs["property"] ?? attribs["name"] ?? attribs["itemprop"] ?? "").toLowerCase();
    const content = cleanText((attribs["content"] ?? "").slice(0, 2000));
    if (name !== "" && content !== "" && !metas.has(name)) metas.set(name, content);
  }
  return metas;
}

/** Texts of the first elements that match, without empty ones. */
function textsOf($: CheerioAPI, selector: string, limit: number): string[] {
  const elements = $(selector).toArray().slice(0, limit).filter(isTag);
  return elements.map(textOf).filter((text) => text !== "");
}

const VISIBLE_BYLINES = [
  '[rel~="author"], [itemprop="author"] [itemprop="name"], [itemprop="author"]',
  '[class*="byline"], [class*="author-name"], [class*="author_name"], [class*="authorName"], .author, .authors',
];

/** The first source that names somebody; the site's own name only where nobody else is named. */
function readByline(
  $: CheerioAPI,
  metas: Metas,
  schema: SchemaArticle | undefined,
  siteName: string,
): string | undefined {
  const declared = [schema?.authors ?? [], AUTHOR_METAS.flatMap((name) => metas.get(name) ?? []).slice(0, 1)];
  const visible = VISIBLE_BYLINES.map((selector) => textsOf($, selector, 4));
  const bylines = [...declared, ...visible].map(cleanByline).filter((byline) => byline !== undefined);
  return bylines.find((byline) => foldText(byline) !== foldText(siteName)) ?? bylines[0];
}

function hostOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).hostname : undefined;
}

/** `lang` of the page, then what its metadata says. */
function declaredLanguage($: CheerioAPI, metas: Metas, schema: SchemaArticle | undefined): string | undefined {
  const html = $("html").get(0);
  return (
    html?.attribs["lang"] ??
    html?.attribs["xml:lang"] ??
    metas.get("content-language") ??
    schema?.language ??
    metas.get("og:locale")
  );
}

export function readMetadata($: CheerioAPI, hints: MetadataHints): Metadata {
  const metas = readMetas($);
  const scripts = $('script[type*="ld+json"]')
    .toArray()
    .map((element) => $(element).text());
  const schema = readSchema(scripts);
  const siteName = metas.get("og:site_name") ?? schema?.publisher ?? metas.get("application-name");
  const canonical = $('link[rel="canonical"]').attr("href") ?? metas.get("og:url");
  const headings = textsOf($, "h1", MAX_HEADINGS + 1);
  const sources = {
    schema: schema?.headline,
    openGraph: metas.get("og:title") ?? metas.get("twitter:title"),
    heading: headings.length <= MAX_HEADINGS ? headings[0] : undefined,
    element: textsOf($, "title", 1)[0],
  };
  return {
    title: chooseTitle(sources, { siteNames: siteName === undefined ? [] : [siteName], host: hostOf(hints.url) }),
    byline: readByline($, metas, schema, siteName ?? ""),
    siteName,
    published: readPublished($, { declared: [schema?.published], metas, ...hints }),
    language: declaredLanguage($, metas, schema),
    canonicalUrl:
      canonical === undefined || hints.url === undefined ? undefined : trustedCanonical(canonical, hints.url),
    description: metas.get("og:description") ?? metas.get("description"),
    schema,
    openGraphType: metas.get("og:type"),
  };
}
