import { UserError } from "../errors.ts";
import type { FileKind } from "./file-kind.ts";

interface Magic {
  readonly what: FileKind;
  /** Latin-1 text at `at`. */
  readonly bytes: string;
  readonly at?: number;
}

/** First bytes of what isn't text. */
const MAGIC: readonly Magic[] = [
  { what: "pdf", bytes: "%PDF-" },
  { what: "png", bytes: "\x89PNG" },
  { what: "jpeg", bytes: "\xff\xd8\xff" },
  { what: "gif", bytes: "GIF8" },
  { what: "webp", bytes: "WEBP", at: 8 },
  { what: "avif", bytes: "ftypavif", at: 4 },
  { what: "heic", bytes: "ftyphe", at: 4 },
  { what: "tiff", bytes: "II*\0" },
  { what: "tiff", bytes: "MM\0*" },
  { what: "video", bytes: "ftyp", at: 4 },
  { what: "video", bytes: "\x1aE\xdf\xa3" },
  { what: "sound", bytes: "ID3" },
  { what: "sound", bytes: "OggS" },
  { what: "sound", bytes: "WAVE", at: 8 },
  { what: "rar", bytes: "Rar!" },
  { what: "sevenZip", bytes: "7z\xbc\xaf" },
  { what: "gzip", bytes: "\x1f\x8b" },
  { what: "oldWord", bytes: "\xd0\xcf\x11\xe0" },
  { what: "rtf", bytes: "{\\rtf" },
  { what: "safariArchive", bytes: "bplist00" },
  { what: "program", bytes: "\x7fELF" },
];

/** What is told apart among ZIP files by a name near their start. */
const ZIPPED: readonly { readonly what: FileKind; readonly name: string }[] = [
  { what: "epub", name: "application/epub+zip" },
  { what: "word", name: "word/" },
  { what: "spreadsheet", name: "xl/" },
  { what: "presentation", name: "ppt/" },
  { what: "openDocument", name: "application/vnd.oasis" },
];

const SNIFFED = 4096;

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, SNIFFED)).toString("latin1");
}

/** UTF-16 text has a zero beside every ASCII character; other zeros are no text. */
function looksUtf16(head: string): boolean {
  return /^(?:\xff\xfe|\xfe\xff)/.test(head) || /^(?:[^\0]\0){4}/.test(head) || /^(?:\0[^\0]){4}/.test(head);
}

/** Tells what bytes are that hold no text; `undefined` for text. */
export function nameBinary(bytes: Uint8Array): FileKind | undefined {
  const head = latin1(bytes);
  if (head.startsWith("PK\x03\x04")) return ZIPPED.find(({ name }) => head.includes(name))?.what ?? "zip";
  const magic = MAGIC.find((candidate) => head.startsWith(candidate.bytes, candidate.at ?? 0));
  if (magic !== undefined) return magic.what;
  return !looksUtf16(head) && (head.slice(0, 512).includes("\0") || isNoise(head)) ? "binary" : undefined;
}

/** Bytes that no encoding of text uses but by mistake: https://mimesniff.spec.whatwg.org/#binary-data-byte, without shifts. */
const NOISE = /[\x00-\x08\x0b\x10-\x1a\x1c-\x1f]/g;
/** Share of them above which a file is no text, and how many a text may have anyhow; of random bytes a tenth are such. */
const MAX_NOISE = 0.02;
const FEW = 8;

function isNoise(head: string): boolean {
  return (head.match(NOISE)?.length ?? 0) > Math.max(FEW, head.length * MAX_NOISE);
}

/** What only `readDocument` reads: libraries take it apart, which belongs into a process of its own. */
export type DocumentForm = "pdf" | "zip" | "ole" | "mhtml";

const MIME_VERSION = /^mime-version\s{0,5}:/im;
const MIME_PAGE = /^content-type\s{0,5}:\s{0,80}(?:multipart\/|text\/html)/im;

/** Tells documents by their first bytes, never by a name; `undefined` for pages, text and all else. */
export function documentForm(bytes: Uint8Array): DocumentForm | undefined {
  const head = latin1(bytes);
  if (head.startsWith("%PDF-")) return "pdf";
  if (head.startsWith("PK\x03\x04")) return "zip";
  if (head.startsWith("\xd0\xcf\x11\xe0")) return "ole";
  const fields = head.trimStart().split(/\r?\n\r?\n/, 1)[0] ?? "";
  const isMime = /^[\w-]{2,60}\s{0,5}:/.test(fields) && MIME_VERSION.test(fields) && MIME_PAGE.test(fields);
  return isMime ? "mhtml" : undefined;
}

const HTML_TAG =
  /<(?:!doctype html|html|head|body|title|meta|article|main|section|div|p|h[1-6]|ul|ol|table|br|img|span|figure|time)\b/i;
const FEED = /^(?:<\?xml[^>]{0,200}\?>\s{0,20})?(?:<!--.{0,200}-->\s{0,20})?<(?:rss|feed|rdf:RDF)\b/;

/** Whether text has the markup of a page or of a part of one. */
export function looksHtml(text: string): boolean {
  return HTML_TAG.test(text.slice(0, SNIFFED));
}

/** Tells what text is that is data, not an article; `undefined` for prose, markup or Markdown. */
export function nameData(text: string): FileKind | undefined {
  const head = text.slice(0, SNIFFED).trimStart();
  if (FEED.test(head)) return "feed";
  if (head.startsWith("<svg") || /^<\?xml[^>]{0,200}\?>\s{0,20}<svg/.test(head)) return "svg";
  if (/^[{[]\s{0,20}["[{]/.test(head) && isJson(text)) return "json";
  if (head.startsWith("<?xml") && !looksHtml(text)) return "xml";
  return undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const HTML_TYPES = new Set(["text/html", "application/xhtml+xml"]);

/** Refuses what can't be read: `unsupported_file` for a file, `not_html` for a link. */
export function refuse(what: FileKind, isFile: boolean, values: { readonly type?: string } = {}): never {
  throw new UserError(isFile ? "unsupported_file" : "not_html", { what, ...values });
}

/** A link has to lead to a page: markup, or what its server calls a page. Throws `not_html`. */
export function requireHtml(text: string, mediaType: string | undefined): void {
  const isPage = mediaType === undefined || HTML_TYPES.has(mediaType) || looksHtml(text);
  if (isPage) return;
  if (mediaType === "text/plain") refuse("plainText", false);
  refuse("otherType", false, { type: mediaType });
}
