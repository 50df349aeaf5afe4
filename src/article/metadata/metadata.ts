import type { CheerioAPI } from "cheerio/slim";
import { Document, type Element } from "domhandler";
import { trySureAddress } from "../same/door.ts";
import type { Described } from "../build.ts";
import { readByline } from "./authors.ts";
import { claimedCanonicals, readCanonical } from "./canonical.ts";
import { cleanText } from "../characters.ts";
import { readGenre } from "./genre.ts";
import { readImage } from "./image.ts";
import { findLandmarks } from "./landmarks.ts";
import { readModified, readPublished } from "./published.ts";
import { readSchema, type SchemaArticle } from "./schema.ts";
import { shortTextOf } from "../page/short-text.ts";
import { withoutTags } from "../page/tags.ts";
import { type Metas, readMetas } from "./metas.ts";
import { chooseTitle } from "./title.ts";

/** What a page says of its article outside the article's text. */
export interface Metadata extends Described {
  /** Who the page names as author or source of the text, uncleaned. */
  readonly credits?: readonly string[];
  /** Lines that stand where the page puts a text's source. */
  readonly sources?: readonly string[];
  readonly description?: string | undefined;
  readonly schema?: SchemaArticle | undefined;
  readonly openGraphType?: string | undefined;
}

export interface MetadataHints {
  readonly url?: string | undefined;
  readonly now: number;
}

const TITLE_METAS = [
  "parsely-title",
  "sailthru.title",
  "cxenseparse:title",
  "headline",
  "dc.title",
  "dcterms.title",
  "title",
] as const;

const SITE_METAS = ["og:site_name", "application-name", "apple-mobile-web-app-title"] as const;

/** A site's name is seldom longer: some pages give their title for it. */
const MAX_SITE_NAME = 60;

function siteNamesOf(metas: Metas, schema: SchemaArticle | undefined): string[] {
  const [openGraph, ...applications] = SITE_METAS.map((name) => metas.get(name));
  const names = [openGraph, schema?.publisher, ...applications].filter((name) => name !== undefined);
  return names.filter((name) => name.length <= MAX_SITE_NAME && !name.includes("://"));
}

const SECTION_METAS = [
  "article:section",
  "og:article:section",
  "parsely-section",
  "articlesection",
  "section",
] as const;
const MAX_SECTION = 60;

function isSection(name: string | undefined): boolean {
  return name !== undefined && name.length <= MAX_SECTION && /\p{L}/u.test(name);
}

/** Where pages name the agency that a text is from. */
const CREDIT_METAS = [
  "dc.source",
  "source",
  "article:source",
  "article:provider",
  "agency",
  "dc.publisher",
  "copyright",
] as const;

const MAX_SOURCES = 12;

/** Headings of the first rank that are looked at. */
const MAX_HEADINGS = 8;

/** A longer one is no title. */
const MAX_TITLE = 500;

/** Texts of the first elements that match, without empty and overlong ones. */
function textsOf(elements: readonly Element[], limit: number): string[] {
  return elements
    .slice(0, limit)
    .map((element) => cleanText(withoutTags(shortTextOf(element, MAX_TITLE))))
    .filter((text) => text !== "");
}

function hostOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).hostname : undefined;
}

/** `lang` of the page, then what its metadata says. */
function declaredLanguage(
  html: Element | undefined,
  metas: Metas,
  schema: SchemaArticle | undefined,
): string | undefined {
  return (
    html?.attribs["lang"] ??
    html?.attribs["xml:lang"] ??
    metas.get("content-language") ??
    schema?.language ??
    metas.get("og:locale")
  );
}

export function readMetadata($: CheerioAPI, hints: MetadataHints): Metadata {
  const landmarks = findLandmarks($.root().get(0) ?? new Document([]));
  const metas = readMetas(landmarks.metas);
  const schema = readSchema(landmarks.data.map((element) => $(element).text()));
  const siteNames = siteNamesOf(metas, schema);
  const [siteName] = siteNames;
  // A copy in an archive has its original's address, and no date of the archive's.
  const address = trySureAddress(hints.url ?? claimedCanonicals(landmarks, metas)[0] ?? "") ?? hints.url;
  const titles = {
    schema: schema?.headline?.slice(0, MAX_TITLE),
    openGraph: metas.get("og:title"),
    twitter: metas.get("twitter:title"),
    named: TITLE_METAS.map((name) => metas.get(name)).find((name) => name !== undefined),
    headings: textsOf(landmarks.headings, MAX_HEADINGS),
    element: textsOf(landmarks.titles, 1)[0],
  };
  const language = declaredLanguage(landmarks.html, metas, schema);
  const dates = { metas, landmarks, url: address, language, now: hints.now };
  const published = readPublished($, { ...dates, declared: schema?.published });
  const title = chooseTitle(titles, { siteNames, host: hostOf(address) });
  const byline = readByline($, { metas, authors: schema?.authors ?? [], title: title ?? "", siteNames });
  const section = [...SECTION_METAS.map((name) => metas.get(name)), schema?.section].find(isSection);
  const credits = [
    ...(schema?.authors ?? []),
    byline ?? "",
    ...(schema?.credits ?? []),
    ...CREDIT_METAS.map((name) => metas.get(name) ?? ""),
  ];
  const sources = textsOf(landmarks.sources, MAX_SOURCES);
  return {
    title,
    byline,
    siteName,
    published,
    modified: readModified({ ...dates, declared: schema?.modified }, published),
    image: readImage(schema?.image, metas, address),
    section,
    genre: readGenre({
      types: schema?.types ?? [],
      section,
      metas,
      titles: [titles.openGraph, titles.element, titles.schema, ...titles.headings.slice(0, 1)],
      url: address,
      heading: landmarks.headings[0],
    }),
    credits,
    sources,
    language,
    canonicalUrl:
      hints.url === undefined
        ? undefined
        : readCanonical({ landmarks, metas, schema, url: hints.url, credits: [...credits, ...sources] }),
    description: metas.get("og:description") ?? metas.get("description"),
    schema,
    openGraphType: metas.get("og:type"),
  };
}
