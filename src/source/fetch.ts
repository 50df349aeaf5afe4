import manifest from "../../package.json" with { type: "json" };
import { documentForm } from "../article/form.ts";
import { UserError } from "../errors.ts";
import { type Answer, type DownloadOptions, createDownload } from "./download.ts";
import { nameOfOtherMedia, parseContentType } from "./media.ts";
import { MEGABYTE } from "../locale/size.ts";
import type { FetchPage, OpenFile } from "./page.ts";

export type FetchOptions = Omit<DownloadOptions, "userAgent"> & { readonly userAgent?: string };

/** Sites can tell who comes, and what for. */
const USER_AGENT = `Dragoman/${manifest.version} (+https://github.com/dragoman-bot/dragoman; article reader)`;
const DOCUMENTS = new Set([
  "application/pdf",
  "application/epub+zip",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
]);
/** Of a document, whose text is packed. */
const MAX_DOCUMENT_BYTES = 25 * MEGABYTE;
/** The largest of Mozilla Readability's 130 test pages has 1.6 MB. */
const MAX_PAGE_BYTES = 8 * MEGABYTE;

const GONE = new Set([404, 410]);
const FORBIDDEN = new Set([401, 402, 403, 429, 451]);

export function createFetchPage({ userAgent = USER_AGENT, ...options }: FetchOptions): FetchPage {
  const download = createDownload({ userAgent, ...options });
  return async (link, signal) => {
    const { bytes, url, headers } = await download(link, {
      accept: "text/html,application/xhtml+xml,text/markdown;q=0.8,text/plain;q=0.8,*/*;q=0.5",
      maxBytes: (start) => (documentForm(start) === undefined ? MAX_PAGE_BYTES : MAX_DOCUMENT_BYTES),
      tooLarge: (size) => new UserError("page_too_large", { size }),
      judge: judgePage,
      signal,
    });
    return { bytes, url: url.href, ...parseContentType(headers.get("content-type")) };
  };
}

function judgePage({ status, url, headers }: Answer): void {
  const values = { host: url.host, status };
  if (GONE.has(status)) throw new UserError("page_gone", values);
  if (FORBIDDEN.has(status)) throw new UserError("page_forbidden", values);
  if (status >= 300) throw new UserError("page_status", values);
  const { mediaType = "" } = parseContentType(headers.get("content-type"));
  const what = DOCUMENTS.has(mediaType) ? undefined : nameOfOtherMedia(mediaType);
  if (what !== undefined) throw new UserError("not_html", { what });
}

/** Opens a file that was sent to Discord. Its address expires, and what the file is only its bytes can tell. */
export function createOpenFile({ userAgent = USER_AGENT, ...options }: FetchOptions): OpenFile {
  const download = createDownload({ userAgent, ...options });
  return async (link, { maxBytes, signal }) => {
    try {
      const { bytes } = await download(link, {
        accept: "*/*",
        maxBytes: () => maxBytes,
        tooLarge: (size) => new UserError("file_too_large", { size }),
        judge: judgeFile,
        signal,
      });
      return bytes;
    } catch (error) {
      throw error instanceof UserError && ABOUT_THE_SERVER.has(error.code)
        ? new UserError("file_unavailable", {}, { cause: error })
        : error;
    }
  };
}

/** Discord signs its addresses for about a day. */
const EXPIRED = new Set([401, 403, 404, 410]);

/** These speak of a page and advise to send it as a file. */
const ABOUT_THE_SERVER = new Set(["unreachable", "timeout", "page_garbled", "page_status", "too_many_redirects"]);

function judgeFile({ status, url }: Answer): void {
  if (EXPIRED.has(status)) throw new UserError("file_expired");
  if (status >= 300) throw new UserError("page_status", { host: url.host, status });
}
