import { UserError } from "../errors.ts";
import { type Article, hasText } from "./article.ts";
import type { FileKind } from "./file-kind.ts";
import { type DocumentForm, documentForm, nameBinary, refuse } from "./form.ts";
import type { FormHints } from "./html.ts";
import { readPasted } from "./pasted.ts";
import { type ReadHints, readArticle } from "./read.ts";

/**
 * Reads an article from whatever can hold one: what `readArticle` reads, and PDF, Word and EPUB documents, as files or
 * behind links, and MHTML files. For a process that may be killed, since a small document can take any time and memory.
 * Throws a UserError: what `readArticle` throws, `file_damaged`, `file_locked`, `no_chapters`, `no_such_chapter`.
 */
export async function readDocument(bytes: Uint8Array, hints: ReadHints): Promise<Article> {
  if (hints.pasted !== undefined) return readPasted(Buffer.from(bytes).toString(), { ...hints, ...hints.pasted });
  const isFile = hints.name !== undefined || hints.url === undefined;
  const form = documentForm(bytes);
  const { url, now, chapter } = hints;
  const name = hints.name ?? nameIn(url);
  // Each library is loaded with the first document that needs it.
  if (form === "zip") return readZip(bytes, { url, name, now, notes: [] }, { chapter, isFile });
  if (form === "pdf") {
    if (chapter !== undefined) throw new UserError("no_chapters");
    return (await import("./pdf/read.ts")).readPdf(bytes, { url, name, now, notes: [] });
  }
  const article = isFile ? await readFileOf(form, bytes, hints) : readArticle(bytes, hints);
  // Of what stood in its place more is to be said than that.
  if (chapter !== undefined && hasText(article)) throw new UserError("no_chapters");
  return article;
}

async function readFileOf(form: DocumentForm | undefined, bytes: Uint8Array, hints: ReadHints): Promise<Article> {
  const { url, name, now } = hints;
  if (form === "mhtml") return (await import("./mhtml.ts")).readMhtml(bytes, { url, name, now, notes: [] });
  if (form === "ole" && isLockedOffice(bytes)) throw new UserError("file_locked");
  return readArticle(bytes, hints);
}

/** What the address of a document calls it. */
function nameIn(url: string | undefined): string | undefined {
  const last = URL.parse(url ?? "")
    ?.pathname.split("/")
    .at(-1);
  if (last === undefined || last === "") return undefined;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

interface Part {
  readonly chapter: number | undefined;
  readonly isFile: boolean;
}

async function readZip(bytes: Uint8Array, hints: FormHints, { chapter, isFile }: Part): Promise<Article> {
  const { openZip } = await import("./zip/zip.ts");
  const zip = await openZip(bytes);
  if (zip.names.has("META-INF/container.xml")) {
    return (await import("./zip/epub.ts")).readEpub(zip, hints, chapter);
  }
  if (zip.names.has("[Content_Types].xml") && [...zip.names].some((name) => WORD_TEXT.test(name))) {
    if (chapter !== undefined) throw new UserError("no_chapters");
    return (await import("./zip/docx.ts")).readDocx(zip, hints);
  }
  const what = nameBinary(bytes) ?? "zip";
  if (DOCUMENTS.has(what)) throw new UserError("file_damaged");
  return refuse(what, isFile);
}

/** Some programs number it. */
const WORD_TEXT = /^word\/document\d{0,3}\.xml$/;
const DOCUMENTS: ReadonlySet<FileKind> = new Set(["word", "epub"]);

/** A Word document with a password is packed into the old format's container, under this name. */
function isLockedOffice(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from("EncryptedPackage", "utf16le"),
  );
}
