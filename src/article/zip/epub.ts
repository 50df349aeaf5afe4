import { load, type CheerioAPI } from "cheerio/slim";
import { isTag } from "domhandler";
import { UserError } from "../../errors.ts";
import type { Article } from "../article.ts";
import { type Block, collectBlocks } from "../body/blocks.ts";
import { buildArticle, numbered } from "../build.ts";
import { cleanByline } from "../metadata/byline.ts";
import { parseDate } from "../metadata/date.ts";
import { decodeText } from "../decode.ts";
import { parseHtml, textOf } from "../page/dom.ts";
import type { FormHints } from "../html.ts";
import { measure } from "../page/measure.ts";
import { limitText } from "../volume.ts";
import type { Zip } from "./zip.ts";

const CONTAINER = "META-INF/container.xml";
/** These may be encrypted in a book that can be read. */
const FONTS = "http://www.idpf.org/2008/embedding";
const ADOBE_FONTS = "http://ns.adobe.com/pdf/enc#RC";
/** Parts of a book that come before its first chapter or list its chapters. */
const FRONT = /(?:^|\s)(?:cover|toc|title-?page|halftitlepage|copyright-page|landmarks|loi|lot)(?:\s|$)/;

/** Whether a ZIP file says that it is a book. */
export function isEpub({ names }: Zip): boolean {
  return names.has(CONTAINER);
}

/** Reads a book: all of it, or the chapter that is asked for. Throws `file_damaged`, `file_locked`, `no_such_chapter`. */
export async function readEpub(zip: Zip, hints: FormHints, chapter?: number): Promise<Article> {
  if (await isLocked(zip)) throw new UserError("file_locked");
  const path = (await parsed(zip, CONTAINER))("rootfile[full-path]").attr("full-path");
  if (path === undefined) throw new UserError("file_damaged");
  const $ = await parsed(zip, path);
  const chapters = await chaptersOf(zip, spine($, path));
  const count = chapters.length;
  if (chapter !== undefined && chapters[chapter - 1] === undefined) throw new UserError("no_such_chapter", { count });

  const chosen = chapter === undefined ? chapters.flat() : (chapters[chapter - 1] ?? []);
  const { blocks, notes } = limitText(chosen);
  const book = first($, "dc\\:title");
  const [heading] = blocks[0]?.kind === "heading" ? blocks : [];
  const title = chapter === undefined || heading === undefined ? book : heading.text;
  return buildArticle({
    url: hints.url,
    name: hints.name,
    title,
    ...(title === book ? {} : { siteName: book }),
    byline: cleanByline($("dc\\:creator").toArray().filter(isTag).slice(0, 5).map(textOf)),
    published: parseDate(first($, "dc\\:date") ?? "", { now: hints.now }),
    language: first($, "dc\\:language"),
    paragraphs: numbered(title === heading?.text ? blocks.slice(1) : blocks),
    notes: [...hints.notes, ...(chapter === undefined ? [] : [`Chapter ${chapter} of ${count}.`]), ...notes],
    reading: blocks.length === 0 ? "empty" : "full",
  });
}

async function isLocked(zip: Zip): Promise<boolean> {
  if (!zip.names.has("META-INF/encryption.xml")) return false;
  const $ = await parsed(zip, "META-INF/encryption.xml");
  const methods = $("*").toArray().filter(isTag);
  const algorithms = methods
    .filter(({ name }) => /(?:^|:)encryptionmethod$/.test(name))
    .map(({ attribs }) => attribs["algorithm"] ?? "");
  return algorithms.some((algorithm) => algorithm !== FONTS && algorithm !== ADOBE_FONTS);
}

async function parsed(zip: Zip, name: string): Promise<CheerioAPI> {
  const bytes = await zip.read(name);
  if (bytes === undefined) throw new UserError("file_damaged");
  // Names come out in lower case, as of HTML.
  return load(parseHtml(decodeText(bytes).text, { selfClosing: true }), { xml: { xmlMode: false } });
}

function first($: CheerioAPI, selector: string): string | undefined {
  const [element] = $(selector).toArray().filter(isTag);
  return element === undefined ? undefined : textOf(element) || undefined;
}

/** Names of the book's parts in reading order, without what is only there to be jumped to. */
function spine($: CheerioAPI, path: string): string[] {
  const resolve = (href: string): string => resolved(href, path);
  const parts = new Map(
    $("manifest item[id][href]")
      .toArray()
      .map(({ attribs }) => [attribs["id"], attribs]),
  );
  const front = $("guide reference[href]")
    .toArray()
    .filter(({ attribs }) => FRONT.test((attribs["type"] ?? "").toLowerCase()))
    .map(({ attribs }) => resolve(attribs["href"] ?? ""));
  const skipped = new Set(front);
  return $("spine itemref[idref]")
    .toArray()
    .filter(({ attribs }) => attribs["linear"] !== "no")
    .map(({ attribs }) => parts.get(attribs["idref"] ?? ""))
    .filter((part) => part !== undefined && !/(?:^|\s)nav(?:\s|$)/.test(part["properties"] ?? ""))
    .map((part) => resolve(part?.["href"] ?? ""))
    .filter((name) => !skipped.has(name));
}

/** The name that a reference in the part `from` leads to; an address outside the book gives no part's name. */
function resolved(href: string, from: string): string {
  const url = URL.parse(href, `book:///${encodeURI(from)}`);
  try {
    return decodeURIComponent(url?.pathname ?? "").slice(1);
  } catch {
    return href;
  }
}

/** Text of each part that holds some, covers and tables of contents left out. */
async function chaptersOf(zip: Zip, names: readonly string[]): Promise<Block[][]> {
  const chapters: Block[][] = [];
  for (const name of new Set(names)) {
    const bytes = await zip.read(name);
    if (bytes === undefined) continue;
    const document = parseHtml(decodeText(bytes).text, { selfClosing: true });
    const $ = load(document, { xml: { xmlMode: false } });
    const types = $("body, body > section, body > div").slice(0, 2).toArray().filter(isTag);
    if (types.some(({ attribs }) => FRONT.test(attribs["epub:type"] ?? ""))) continue;
    $('a[epub\\:type~="noteref"]').remove();
    const { list } = collectBlocks(document, measure(document), "none");
    if (list.some(({ kind }) => kind !== "heading")) chapters.push([...list]);
  }
  return chapters;
}
