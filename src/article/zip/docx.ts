import { load } from "cheerio/slim";
import mammoth from "mammoth";
import { UserError } from "../../errors.ts";
import type { Article } from "../article.ts";
import { collectBlocks } from "../body/blocks.ts";
import { buildArticle, numbered } from "../build.ts";
import { foldText } from "../characters.ts";
import { parseHtml, textOf } from "../page/dom.ts";
import type { FormHints } from "../html.ts";
import { measure } from "../page/measure.ts";
import { parsePage } from "../page/page.ts";
import type { Zip } from "./zip.ts";

const STYLES = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='caption'] => figcaption:fresh",
  "p[style-name='Caption'] => figcaption:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
];
/** The mark of a note in the text, and the arrow that leads back from the note. */
const NOTE_LINKS = 'a[href^="#footnote-"], a[href^="#endnote-"]';

/** Reads a Word document. Throws `file_damaged`, `page_too_complex`. */
export async function readDocx(zip: Zip, hints: FormHints): Promise<Article> {
  const page = parsePage(await htmlOf(zip));
  const { document } = page;
  const $ = load(document, { xml: { xmlMode: false, decodeEntities: true } });
  $(NOTE_LINKS).remove();
  const core = parseHtml((await zip.read("docProps/core.xml"))?.toString() ?? "", { selfClosing: true });
  const declared = load(core, { xml: { xmlMode: false } })("dc\\:title").get(0);

  const { list } = collectBlocks(document, measure(document), "none");
  const heading = $("h1.title").get(0) ?? list.slice(0, 3).find(({ kind }) => kind === "heading")?.element;
  const title = heading === undefined ? declared && textOf(declared) : textOf(heading);
  const blocks = list.filter(({ text }) => foldText(text) !== foldText(title ?? ""));
  return buildArticle({
    url: hints.url,
    name: hints.name,
    title,
    paragraphs: numbered(blocks),
    notes: [...hints.notes, ...page.notes],
    reading: blocks.length === 0 ? "empty" : "full",
  });
}

async function htmlOf(zip: Zip): Promise<string> {
  const file = {
    exists: (name: string) => zip.names.has(name),
    read: async (name: string, encoding?: BufferEncoding) => {
      const bytes = withoutHidden((await zip.read(name)) ?? Buffer.alloc(0));
      return encoding === undefined ? bytes : bytes.toString(encoding);
    },
  };
  try {
    // Its types don't name this way in; by its own it would inflate the parts unmeasured.
    const { value } = await mammoth.convertToHtml({ file } as unknown as { buffer: Buffer }, {
      styleMap: STYLES,
      includeEmbeddedStyleMap: false,
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })),
    });
    return value;
  } catch (error) {
    // The stack ran out: it nests too deep.
    if (error instanceof RangeError) throw new UserError("page_too_complex", {}, { cause: error });
    throw error instanceof UserError ? error : new UserError("file_damaged", {}, { cause: error });
  }
}

/** Runs that Word doesn't show; the library would. */
function withoutHidden(part: Buffer): Buffer {
  if (!part.includes("<w:vanish")) return part;
  const $ = load(part.toString(), { xml: true });
  const hidden = $("w\\:r > w\\:rPr > w\\:vanish").filter(
    (_, { attribs }) => !/^(?:0|false|off)$/.test(attribs["w:val"] ?? ""),
  );
  hidden.parent().parent().remove();
  return Buffer.from($.xml());
}
