import type { CheerioAPI } from "cheerio/slim";
import type { Element, ParentNode } from "domhandler";
import { cleanByline, isCredit, isImpersonal, isNobody } from "./byline.ts";
import { cleanText, foldText } from "../characters.ts";
import { isTag, isText, labelsOf, walk } from "../page/dom.ts";
import type { Metas } from "./metas.ts";
import { shortTextOf } from "../page/short-text.ts";

const AUTHOR_METAS = [
  "author",
  "article:author",
  "parsely-author",
  "sailthru.author",
  "dc.creator",
  "dcterms.creator",
  "byl",
  "article:author_name",
  "cxenseparse:author",
  "vr:author",
  "twitter:misc:written by",
] as const;

/** Labels of the two facts on a Twitter card. */
const WRITTEN_BY =
  /written by|posted by|verfasst von|geschrieben von|écrit par|escrito por|scritto da|autor|author|geschreven door|skrevet av|skrevet af|skriven av|написано|автор|作者|執筆者|글쓴이|yazan|ditulis|napisane/i;

const MARKED = ['[rel~="author"], [itemprop="author"] [itemprop="name"], [itemprop="author"]'];
const LABELLED =
  '[class*="byline"], [class*="author-name"], [class*="author_name"], [class*="authorName"], .author, .authors';

const LABEL =
  /(?:^|[\s_-])(?:by-?line|authors?|autor(?:en|es)?|auteurs?|autori?|writer|reporter|journalist|auth-?name)(?:$|[\s_-])/;
/** An author's page. */
const LINK =
  /\/(?:authors?|autor(?:e?n?|es)?|auteurs?|autore|staff|writers?|bios?|by|contributors?|columnists?|journalists?|reporters?|profiles?|redaktion|redakteure?|people|person|team|profil)\/[^/?#]+/i;

const MAX_LABELLED_LENGTH = 120;
const MAX_LINK_LENGTH = 50;
/** Letters after the heading within which a page names its author: further down it names those of other articles. */
const NEAR = 1500;
const MAX_FOUND = 6;

const HEADING = /^h[1-3]$/;

/** Whether it heads the article: some sites keep `h1` for their own name. */
function isHeading(element: Element, title: string): boolean {
  return element.name === "h1" || foldText(shortTextOf(element, title.length * 2)) === foldText(title);
}

/** The first line of the page that credits somebody, where nothing marks it. */
function creditLine(root: ParentNode): string[] {
  let found: string | undefined;
  walk(root, {
    enter: (node) => {
      if (isText(node) && node.data.length <= MAX_LABELLED_LENGTH && isCredit(cleanText(node.data)))
        found ??= cleanText(node.data);
      return found === undefined && isTag(node) && node.name !== "script" && node.name !== "style";
    },
  });
  return found === undefined ? [] : [found];
}

interface Near {
  readonly labelled: readonly string[];
  readonly linked: readonly string[];
}

/** What looks like a byline just under the page's heading, in its order. */
function nearHeading(root: ParentNode, title: string): Near {
  const labelled: string[] = [];
  const linked: string[] = [];
  let letters = -1;
  let parent: ParentNode | null = null;
  walk(root, {
    enter: (node) => {
      if (letters > NEAR) return false;
      if (isText(node) && letters >= 0) letters += node.data.trim().length;
      if (!isTag(node) || node.name === "script" || node.name === "style") return false;
      if (letters < 0 && HEADING.test(node.name) && isHeading(node, title)) letters = 0;
      if (letters < 0) return true;
      if (labelled.length === 0 && LABEL.test(labelsOf(node))) {
        const text = shortTextOf(node, MAX_LABELLED_LENGTH, ", ");
        if (text !== "") labelled.push(text);
      }
      // Several authors' links stand side by side.
      if (node.name === "a" && LINK.test(node.attribs["href"] ?? "") && (parent ?? node.parent) === node.parent) {
        const text = shortTextOf(node, MAX_LINK_LENGTH);
        if (text !== "" && linked.push(text) > 0) parent = node.parent;
      }
      return linked.length < MAX_FOUND;
    },
  });
  return { labelled, linked };
}

/** Texts of the first elements that match, without empty and long ones. */
function textsOf($: CheerioAPI, selector: string): string[] {
  const elements = $(selector).toArray().slice(0, 4).filter(isTag);
  return elements.map((element) => shortTextOf(element, MAX_LABELLED_LENGTH * 2, ", ")).filter((text) => text !== "");
}

function cardAuthors(metas: Metas): string[] {
  return [1, 2].flatMap((index) => {
    const label = metas.get(`twitter:label${index}`) ?? "";
    return WRITTEN_BY.test(label) ? (metas.get(`twitter:data${index}`) ?? []) : [];
  });
}

export interface BylineHints {
  readonly metas: Metas;
  /** By the page's data. */
  readonly authors: readonly string[];
  readonly title: string;
  readonly siteNames: readonly string[];
}

/**
 * Who wrote the article: the first source that names a person or an agency; the site's own name only where nobody else is
 * named.
 */
export function readByline($: CheerioAPI, { metas, authors, title, siteNames }: BylineHints): string | undefined {
  const fromMetas = AUTHOR_METAS.map((name) => [metas.get(name) ?? ""]);
  const first = [authors, ...fromMetas, cardAuthors(metas)];
  const found = first.map(cleanByline).filter((byline) => byline !== undefined);
  const personal = (bylines: readonly string[]) => bylines.find((byline) => !isImpersonal(byline, siteNames));
  const named = personal(found);
  if (named !== undefined) return named;
  const root = $.root().get(0);
  if (root === undefined) return undefined;
  const { labelled, linked } = nearHeading(root, title);
  const sources = [...MARKED.map((selector) => textsOf($, selector)), labelled, linked, textsOf($, LABELLED)];
  const visible = sources.map(cleanByline).filter((byline) => byline !== undefined);
  return (
    personal(visible) ?? [...found, ...visible].find((byline) => !isNobody(byline)) ?? cleanByline(creditLine(root))
  );
}
