import { getDocumentProxy } from "unpdf";
import type { PDFDocumentProxy } from "unpdf/pdfjs";
import { UserError } from "../../errors.ts";
import type { Article } from "../article.ts";
import { buildArticle, numbered } from "../build.ts";
import { cleanByline } from "../metadata/byline.ts";
import { foldText } from "../characters.ts";
import type { FormHints } from "../html.ts";
import { note, type Note } from "../note.ts";
import { MAX_CHARACTERS } from "../volume.ts";
import { columnsOf } from "./columns.ts";
import { createFontData, type FontData } from "./font-data.ts";
import { withoutFurniture } from "./furniture.ts";
import { isRightToLeft, linesOf } from "./lines.ts";
import type { Page } from "./page.ts";
import { paragraphsOf } from "./paragraphs.ts";
import { runsOf } from "./runs.ts";
import { titleOf } from "./title.ts";
import { typeOf } from "./type.ts";

const MAX_PAGES = 300;
/** Share of characters without a meaning from which a font doesn't say what its letters are. */
const MAX_UNKNOWN = 0.3;
/** Maps as text; errors alone are logged. */
const OPTIONS = { useSystemFonts: false, cMapPacked: false, verbosity: 0 };
/** Share of pages without text from which that is said: a page may be blank or a picture. */
const MAX_TEXTLESS = 0.3;

/** Reads a PDF file's text in reading order. Throws `file_damaged`, `file_locked`. */
export async function readPdf(bytes: Uint8Array, hints: FormHints): Promise<Article> {
  const fontData = createFontData();
  const pdf = await open(bytes, fontData);
  const { pages, notes } = await pagesOf(pdf);
  const text = pages.map(({ lines }) => lines.map((line) => line.text).join("")).join("");
  const unread = whyUnread(text, pdf.numPages, fontData.lacksMaps());
  if (unread !== undefined) {
    const { url, name } = hints;
    return buildArticle({ url, name, paragraphs: [], notes: [...hints.notes, unread], reading: "photo" });
  }

  const rightToLeft = isRightToLeft(text);
  if (fontData.lacksMaps()) notes.push(note("missingLetters"));
  const columns = withoutFurniture(pages).map(({ lines }) => columnsOf(lines, rightToLeft));
  const type = typeOf(columns.flat());
  const { info } = (await pdf.getMetadata().catch(() => undefined)) ?? { info: {} };
  const declared = info as { Title?: unknown; Author?: unknown };
  const title = titleOf(paragraphsOf(columns[0] ?? [], type), type.size, declared.Title);
  const blocks = paragraphsOf(columns.flat(), type);
  const at = blocks.findIndex((block) => foldText(block.text) === foldText(title ?? ""));
  return buildArticle({
    url: hints.url,
    name: hints.name,
    title,
    byline: bylineOf(declared.Author, text),
    paragraphs: numbered(blocks.filter((_, index) => index !== at)),
    notes: [...hints.notes, ...notes],
    reading: "full",
  });
}

async function open(bytes: Uint8Array, { BinaryDataFactory }: FontData): Promise<PDFDocumentProxy> {
  try {
    // It takes the bytes away from whoever has them, so it gets a copy.
    const data = new Uint8Array(bytes);
    return await getDocumentProxy(data, { ...OPTIONS, BinaryDataFactory });
  } catch (error) {
    const isLocked = error instanceof Error && error.name === "PasswordException";
    throw new UserError(isLocked ? "file_locked" : "file_damaged", {}, { cause: error });
  }
}

/** As many pages as may be read; one that is broken costs only itself. */
async function pagesOf(pdf: PDFDocumentProxy): Promise<{ pages: Page[]; notes: Note[] }> {
  const pages: Page[] = [];
  const broken: number[] = [];
  let characters = 0;
  let number = 1;
  for (; number <= Math.min(pdf.numPages, MAX_PAGES) && characters < MAX_CHARACTERS; number++) {
    try {
      const page = await pdf.getPage(number);
      const { runs, height } = await runsOf(page);
      page.cleanup();
      characters += runs.reduce((sum, { text }) => sum + text.length, 0);
      pages.push({ height, lines: linesOf(runs) });
    } catch {
      broken.push(number);
    }
  }
  if (pages.length === 0) throw new UserError("file_damaged");
  const notes = number > pdf.numPages ? [] : [note("firstPages", { read: number - 1, count: pdf.numPages })];
  const textless = pages.filter(({ lines }) => lines.length === 0).length;
  if (textless > MAX_TEXTLESS * pages.length)
    notes.push(note("textlessPages", { count: textless, pages: pages.length }));
  if (broken.length > 0) notes.push(note("damagedPages", { count: broken.length }));
  return { pages, notes };
}

/** Why there is nothing to read. */
function whyUnread(text: string, pages: number, lacksMaps: boolean): Note | undefined {
  if (!/[\p{L}\p{N}]/u.test(text)) {
    return lacksMaps ? note("unknownLetters") : note("scan", { count: pages });
  }
  const unknown = text.match(/[\p{Co}\ufffd]/gu)?.length ?? 0;
  return unknown > MAX_UNKNOWN * text.length ? note("unknownLetters") : undefined;
}

/** Programs write the name of the computer's owner there; only a name that the text has too is the author's. */
function bylineOf(author: unknown, text: string): string | undefined {
  if (typeof author !== "string" || author.trim() === "") return undefined;
  return foldText(text.slice(0, 20_000)).includes(foldText(author)) ? cleanByline([author]) : undefined;
}
