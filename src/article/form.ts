import { UserError } from "../errors.ts";
import { ACCEPTED } from "./accepted.ts";

interface Magic {
  readonly what: string;
  /** Latin-1 text at `at`. */
  readonly bytes: string;
  readonly at?: number;
}

/** First bytes of what isn't text. */
const MAGIC: readonly Magic[] = [
  { what: "a PDF file", bytes: "%PDF-" },
  { what: "a PNG image", bytes: "\x89PNG" },
  { what: "a JPEG image", bytes: "\xff\xd8\xff" },
  { what: "a GIF image", bytes: "GIF8" },
  { what: "a WebP image", bytes: "WEBP", at: 8 },
  { what: "an AVIF image", bytes: "ftypavif", at: 4 },
  { what: "a HEIC image", bytes: "ftyphe", at: 4 },
  { what: "a TIFF image", bytes: "II*\0" },
  { what: "a TIFF image", bytes: "MM\0*" },
  { what: "a video", bytes: "ftyp", at: 4 },
  { what: "a video", bytes: "\x1aE\xdf\xa3" },
  { what: "a sound file", bytes: "ID3" },
  { what: "a sound file", bytes: "OggS" },
  { what: "a sound file", bytes: "WAVE", at: 8 },
  { what: "a RAR archive", bytes: "Rar!" },
  { what: "a 7z archive", bytes: "7z\xbc\xaf" },
  { what: "a gzip archive", bytes: "\x1f\x8b" },
  { what: "an old Word document", bytes: "\xd0\xcf\x11\xe0" },
  { what: "an RTF document", bytes: "{\\rtf" },
  { what: "a web archive of Safari", bytes: "bplist00" },
  { what: "a program", bytes: "\x7fELF" },
];

/** What is told apart among ZIP files by a name near their start. */
const ZIPPED: readonly { readonly what: string; readonly name: string }[] = [
  { what: "an EPUB book", name: "application/epub+zip" },
  { what: "a Word document", name: "word/" },
  { what: "a spreadsheet", name: "xl/" },
  { what: "a presentation", name: "ppt/" },
  { what: "an OpenDocument file", name: "application/vnd.oasis" },
];

const SNIFFED = 4096;

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, SNIFFED)).toString("latin1");
}

/** UTF-16 text has a zero beside every ASCII character; other zeros are no text. */
function looksUtf16(head: string): boolean {
  return /^(?:\xff\xfe|\xfe\xff)/.test(head) || /^(?:[^\0]\0){4}/.test(head) || /^(?:\0[^\0]){4}/.test(head);
}

/** Names what bytes are that hold no text, as in "a PDF file"; `undefined` for text. */
export function nameBinary(bytes: Uint8Array): string | undefined {
  const head = latin1(bytes);
  if (head.startsWith("PK\x03\x04")) return ZIPPED.find(({ name }) => head.includes(name))?.what ?? "a ZIP archive";
  const magic = MAGIC.find((candidate) => head.startsWith(candidate.bytes, candidate.at ?? 0));
  if (magic !== undefined) return magic.what;
  return !looksUtf16(head) && (head.slice(0, 512).includes("\0") || isNoise(head))
    ? "a file that isn't text"
    : undefined;
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

/** Names text that is data, not an article; `undefined` for prose, markup or Markdown. */
export function nameData(text: string): string | undefined {
  const head = text.slice(0, SNIFFED).trimStart();
  if (FEED.test(head)) return "a news feed";
  if (head.startsWith("<svg") || /^<\?xml[^>]{0,200}\?>\s{0,20}<svg/.test(head)) return "an SVG image";
  if (/^[{[]\s{0,20}["[{]/.test(head) && isJson(text)) return "JSON data";
  if (head.startsWith("<?xml") && !looksHtml(text)) return "an XML file";
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
export function refuse(what: string, isFile: boolean): never {
  throw new UserError(isFile ? "unsupported_file" : "not_html", { what, accepted: ACCEPTED });
}

/** A link has to lead to a page: markup, or what its server calls a page. Throws `not_html`. */
export function requireHtml(text: string, mediaType: string | undefined): void {
  const isPage = mediaType === undefined || HTML_TYPES.has(mediaType) || looksHtml(text);
  if (!isPage) refuse(mediaType === "text/plain" ? "plain text" : `a file of the type ${mediaType}`, false);
}
