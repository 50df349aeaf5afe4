import { UserError } from "../errors.ts";
import type { Article } from "./article.ts";
import { documentForm, nameBinary, refuse } from "./form.ts";
import type { FormHints } from "./html.ts";
import { readPasted } from "./pasted.ts";
import { type ReadHints, readArticle } from "./read.ts";

/**
 * Reads an article from whatever can hold one: what `readArticle` reads, and PDF, Word, EPUB and MHTML files. For a process
 * that may be killed, since a small document can take any time and memory. Throws a UserError: what `readArticle` throws,
 * `file_damaged`, `file_locked`, `no_such_chapter`.
 */
export async function readDocument(bytes: Uint8Array, hints: ReadHints): Promise<Article> {
  if (hints.pasted !== undefined) return readPasted(Buffer.from(bytes).toString(), { ...hints, ...hints.pasted });
  const isFile = hints.name !== undefined || hints.url === undefined;
  const form = isFile ? documentForm(bytes) : undefined;
  const { url, name, now, chapter } = hints;
  const formHints: FormHints = { url, name, now, notes: chapter === undefined ? [] : [WHOLE] };
  // Each library is loaded with the first document that needs it.
  if (form === "zip") return readZip(bytes, { ...formHints, notes: [] }, chapter);
  if (form === "pdf") return (await import("./pdf/read.ts")).readPdf(bytes, formHints);
  if (form === "mhtml") return (await import("./mhtml.ts")).readMhtml(bytes, formHints);
  if (form === "ole" && isLockedOffice(bytes)) throw new UserError("file_locked");
  const article = readArticle(bytes, hints);
  return { ...article, notes: [...article.notes, ...formHints.notes] };
}

const WHOLE = "Only an EPUB book has chapters to choose from; all of this file was read.";

async function readZip(bytes: Uint8Array, hints: FormHints, chapter: number | undefined): Promise<Article> {
  const { openZip } = await import("./zip/zip.ts");
  const zip = await openZip(bytes);
  if (zip.names.has("[Content_Types].xml") && [...zip.names].some((name) => WORD_TEXT.test(name))) {
    const { readDocx } = await import("./zip/docx.ts");
    return readDocx(zip, chapter === undefined ? hints : { ...hints, notes: [WHOLE] });
  }
  if (zip.names.has("META-INF/container.xml")) {
    return (await import("./zip/epub.ts")).readEpub(zip, hints, chapter);
  }
  const what = nameBinary(bytes) ?? "";
  if (DOCUMENTS.has(what)) throw new UserError("file_damaged");
  return refuse(what, true);
}

/** Some programs number it. */
const WORD_TEXT = /^word\/document\d{0,3}\.xml$/;
const DOCUMENTS = new Set(["a Word document", "an EPUB book"]);

/** A Word document with a password is packed into the old format's container, under this name. */
function isLockedOffice(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from("EncryptedPackage", "utf16le"),
  );
}
