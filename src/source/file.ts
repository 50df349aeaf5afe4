import type { Article } from "../article/article.ts";
import { documentForm } from "../article/form.ts";
import { UserError } from "../errors.ts";
import type { Input } from "../job.ts";
import type { Doors } from "./doors.ts";
import { isWorthKeeping } from "./keep.ts";
import { parseContentType } from "./media.ts";
import { MEGABYTE } from "../locale/size.ts";
import type { OpenFile, ReadBytes } from "./page.ts";

export interface FileReaderOptions {
  readonly openFile: OpenFile;
  readonly read: ReadBytes;
  readonly keep: Doors["keepSent"];
  readonly now: () => number;
}

export type FileInput = Extract<Input, { readonly kind: "file" }>;

/** Reads the article in a file. The address of an attachment expires, so its bytes are fetched at once. */
export type ReadFile = (input: FileInput, signal?: AbortSignal) => Promise<Article>;

/** Of a document, whose text is packed. */
const MAX_FILE_BYTES = 25 * MEGABYTE;
/** Of a page or text. */
const MAX_TEXT_BYTES = 8 * MEGABYTE;
const MAX_NAME = 200;

export function createFileReader({ openFile, read, keep, now }: FileReaderOptions): ReadFile {
  return async (input, signal) => {
    const maxBytes = Math.min(input.maxBytes ?? MAX_FILE_BYTES, MAX_FILE_BYTES);
    const bytes = await openFile(input.url, { maxBytes, ...(signal ? { signal } : {}) });
    if (bytes.length === 0) throw new UserError("empty_file");
    if (bytes.length > MAX_TEXT_BYTES && documentForm(bytes) === undefined)
      throw new UserError("file_too_large", { size: MAX_TEXT_BYTES });
    // The sender's system guesses a charset of its own; the bytes know better.
    const { mediaType } = parseContentType(input.mediaType ?? null);
    const hints = {
      name: fileName(input.name),
      ...(mediaType === undefined ? {} : { mediaType }),
      ...(input.chapter === undefined ? {} : { chapter: input.chapter }),
      now: now(),
    };
    const article = await read(bytes, hints);
    return isWorthKeeping(article) ? keep(article) : article;
  };
}

/** A name may be any text: only what stands after the last slash, without what can't be seen. */
function fileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  return last.replaceAll(/\p{C}/gu, "").slice(-MAX_NAME).trim();
}
