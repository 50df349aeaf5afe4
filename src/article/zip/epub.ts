import { isTag } from "domhandler";
import { UserError } from "../../errors.ts";
import type { Article } from "../article.ts";
import { buildArticle, numbered } from "../build.ts";
import type { FormHints } from "../html.ts";
import { cleanByline } from "../metadata/byline.ts";
import { parseDate } from "../metadata/date.ts";
import { note } from "../note.ts";
import { bookOf, type Chapter, withoutTitle } from "./chapters.ts";
import { readContents } from "./contents.ts";
import { readPackage } from "./package.ts";
import { readPart } from "./part.ts";
import { readBookText } from "./text.ts";
import type { Zip } from "./zip.ts";

const ENCRYPTION = "META-INF/encryption.xml";
/** Fonts may be encrypted in a book that can be read. */
const FONTS = new Set(["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"]);

/** Reads a book: all of it, or the chapter that is asked for. Throws `file_damaged`, `file_locked`, `no_such_chapter`. */
export async function readEpub(zip: Zip, hints: FormHints, chapter?: number): Promise<Article> {
  if (await isLocked(zip)) throw new UserError("file_locked");
  const book = await readPackage(zip);
  const contents = await readContents(zip, book);
  const front = new Set([...book.front, ...contents.front]);
  const text = await readBookText(zip, { ...book, front });
  const { chapters, whole } = bookOf(text, contents);
  const chosen = chapter === undefined ? undefined : { number: chapter, ...chapterOf(chapters, chapter) };
  const blocks = chosen ? withoutTitle(chosen) : whole;
  return buildArticle({
    url: hints.url,
    name: hints.name,
    title: chosen?.title ?? book.title,
    ...(chosen?.title === undefined ? {} : { siteName: book.title }),
    byline: cleanByline([...book.authors]),
    published: parseDate(book.published ?? "", { now: hints.now }),
    language: book.language,
    paragraphs: numbered(blocks),
    ...(chosen === undefined && chapters.length > 1 ? { chapters: chapters.length } : {}),
    notes: [
      ...hints.notes,
      ...(chosen ? [note("chapter", { chapter: chosen.number, chapters: chapters.length })] : []),
      ...text.notes,
    ],
    reading: blocks.length === 0 ? "empty" : "full",
  });
}

async function isLocked(zip: Zip): Promise<boolean> {
  if (!zip.names.has(ENCRYPTION)) return false;
  const $ = await readPart(zip, ENCRYPTION);
  const methods = $("*[algorithm]").toArray().filter(isTag);
  return methods.some(
    ({ name, attribs }) => /(?:^|:)encryptionmethod$/.test(name) && !FONTS.has(attribs["algorithm"] ?? ""),
  );
}

function chapterOf(chapters: readonly Chapter[], number: number): Chapter {
  const chapter = chapters[number - 1];
  if (chapter === undefined) {
    throw new UserError("no_such_chapter", { count: chapters.length, chapters: listOf(chapters) });
  }
  return chapter;
}

/** Of the chapters named to a person, and characters of a name. */
const MAX_NAMED = 30;
const MAX_NAME = 40;

/** “1 Aden, 2 Brest, …” */
function listOf(chapters: readonly Chapter[]): string {
  const named = chapters.slice(0, MAX_NAMED).map(({ title = "–" }, index) => `${index + 1} ${shortened(title)}`);
  return [...named, ...(chapters.length > MAX_NAMED ? ["…"] : [])].join(", ");
}

function shortened(title: string): string {
  const characters = [...title];
  return characters.length > MAX_NAME ? `${characters.slice(0, MAX_NAME - 1).join("")}…` : title;
}
