import type { CheerioAPI } from "cheerio/slim";
import { isTag } from "domhandler";
import { UserError } from "../../errors.ts";
import { textOf } from "../page/dom.ts";
import { firstText, readPart, resolved } from "./part.ts";
import type { Zip } from "./zip.ts";

const CONTAINER = "META-INF/container.xml";
/** What stands before a book's first chapter or lists its chapters, as its files call it. */
export const FRONT =
  /(?:^|\s)(?:cover|toc|title-?page|halftitle-?page|copyright-?page|landmarks|loi|lot|page-list)(?:\s|$)/;

/** What a book says of itself, and of which parts it is made. */
export interface Package {
  readonly title: string | undefined;
  readonly authors: readonly string[];
  readonly published: string | undefined;
  readonly language: string | undefined;
  /** Names of its parts in reading order, without what is only there to be jumped to. */
  readonly spine: readonly string[];
  /** Parts that are said to be the cover, a title page or the like. */
  readonly front: ReadonlySet<string>;
  /** Parts with its table of contents, the better one first. */
  readonly contents: readonly string[];
}

/** Throws `file_damaged`. */
export async function readPackage(zip: Zip): Promise<Package> {
  const path = (await readPart(zip, CONTAINER))("rootfile[full-path]").attr("full-path");
  if (path === undefined) throw new UserError("file_damaged");
  const $ = await readPart(zip, path);
  const nameOf = (href: string | undefined): string => resolved(href ?? "", path).part;
  const items = $("manifest item[id][href]").toArray().filter(isTag);
  const isNav = (properties = "") => /(?:^|\s)nav(?:\s|$)/.test(properties);
  const navs = items.filter(({ attribs }) => isNav(attribs["properties"])).map(({ attribs }) => attribs["href"]);
  const ncx = items.filter(({ attribs }) => attribs["media-type"] === "application/x-dtbncx+xml");
  return {
    title: firstText($, "dc\\:title"),
    authors: $("dc\\:creator").toArray().filter(isTag).slice(0, 5).map(textOf),
    published: firstText($, "dc\\:date"),
    language: firstText($, "dc\\:language"),
    spine: spineOf($).map(nameOf),
    front: new Set(frontOf($).map(nameOf)),
    contents: [...navs, ...ncx.map(({ attribs }) => attribs["href"])].map(nameOf),
  };
}

function spineOf($: CheerioAPI): (string | undefined)[] {
  const items = new Map(
    $("manifest item[id][href]")
      .toArray()
      .map(({ attribs }) => [attribs["id"], attribs]),
  );
  return $("spine itemref[idref]")
    .toArray()
    .filter(({ attribs }) => attribs["linear"] !== "no")
    .map(({ attribs }) => items.get(attribs["idref"] ?? ""))
    .filter((item) => item !== undefined && !/(?:^|\s)nav(?:\s|$)/.test(item["properties"] ?? ""))
    .map((item) => item?.["href"]);
}

function frontOf($: CheerioAPI): (string | undefined)[] {
  return $("guide reference[href]")
    .toArray()
    .filter(({ attribs }) => FRONT.test((attribs["type"] ?? "").toLowerCase()))
    .map(({ attribs }) => attribs["href"]);
}
