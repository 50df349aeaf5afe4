import { HOSTILE as PAGES } from "../../bench/hostile-pages.ts";
import { pdf, pdfBomb, pdfOf, stream } from "./pdf.ts";
import { docx, epub, wordParagraph, zip } from "./zip.ts";

/** A small file that takes a reader down which trusts it, or a large one. */
export interface Bomb {
  readonly name: string;
  /** By which it is sent. */
  readonly file: string;
  readonly make: () => Buffer;
}

const MEGABYTE = 1024 * 1024;
const TEXT = "The ferry left the harbour before dawn, and nobody on the quay had seen it go. ";

function repeated(count: number, unit: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => unit(index)).join("");
}

function html(name: string, make: () => string): Bomb {
  return { name, file: "a.html", make: () => Buffer.from(`<!doctype html><title>T</title>${make()}<p>${TEXT}`) };
}

/** What blocked a parser for seconds or took it down. */
const TREES: readonly Bomb[] = [
  html("100,000 nested elements", () => "<div>".repeat(100_000)),
  html("4,000 open formatting tags", () => repeated(4_000, (n) => `<p><b a${n}>x</p>`)),
  html(
    "formatting tags in the wrong order",
    () => `${repeated(2_000, (n) => `<b a${n}>`)}${repeated(2_000, (n) => `<i a${n}>`)}${"x</b>".repeat(2_000)}`,
  ),
  html("100,000 attributes", () => `<p ${repeated(100_000, (n) => `a${n}=1 `)}>x</p>`),
  html("100,000 paragraphs", () => repeated(100_000, (n) => `<p>${n} ${TEXT}`)),
  html("8 MB, nested 500 deep", () => `${"<div>".repeat(500)}x${"</div>".repeat(500)}`.repeat(1_300)),
];

function operators(count: number): Buffer {
  const words = repeated(count, (n) => `1 0 0 1 ${(n * 37) % 580} ${(n * 11) % 830} Tm (x) Tj `);
  return pdfOf([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [5 0 R] /Count 1 >>",
    "<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>",
    "<< >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R /Resources << /Font 3 0 R >> >>",
    stream("", Buffer.from(`BT /F1 9 Tf ${words}ET`)),
  ]);
}

function pageTree(depth: number): Buffer {
  const kids = Array.from({ length: depth }, (_, n) => `<< /Type /Pages /Kids [${n + 6} 0 R] /Count 1 >>`);
  return pdfOf(["<< /Type /Catalog /Pages 5 0 R >>", "<< >>", "<< >>", "<< >>", ...kids]);
}

const ONE_PAGE = pdf({ pages: [[{ x: 50, y: 80, text: TEXT }]] });

const PDFS: readonly Bomb[] = (
  [
    ["400 MB of blanks", () => pdfBomb(400)],
    ["a million drawing commands", () => operators(1_000_000)],
    ["20,000 pages", () => pdf({ pages: Array.from({ length: 20_000 }, () => [{ x: 50, y: 80, text: TEXT }]) })],
    ["a page tree 20,000 deep", () => pageTree(20_000)],
    [
      "a page tree without end",
      () =>
        pdfOf([
          "<< /Type /Catalog /Pages 2 0 R >>",
          "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>",
          "<< >>",
          "<< >>",
        ]),
    ],
    [
      "a count of pages that lies",
      () => Buffer.from(ONE_PAGE.toString("latin1").replace("/Count 1", "/Count 99999999"), "latin1"),
    ],
    ["a truncated file", () => ONE_PAGE.subarray(0, 400)],
    [
      "a page as well",
      () => Buffer.concat([Buffer.from("%PDF-1.7\n<html><p>"), Buffer.from(TEXT.repeat(100)), ONE_PAGE]),
    ],
    ["20 MB of brackets", () => Buffer.from(`%PDF-1.7\n${"[".repeat(20 * MEGABYTE)}`)],
  ] as const
).map(([name, make]) => ({ name: `PDF: ${name}`, file: "a.pdf", make }));

const LAUGHS = `<!DOCTYPE w [<!ENTITY a0 "ha">${repeated(40, (n) => `<!ENTITY a${n + 1} "&a${n};&a${n};">`)}]>`;
const entity = (declared: string, used: string) =>
  docx("", {
    "word/document.xml": `${declared}<w:document xmlns:w="x"><w:body>${wordParagraph(used)}</w:body></w:document>`,
  });

const WORDS: readonly Bomb[] = (
  [
    ["a million paragraphs", () => docx("<w:p><w:r><w:t>x</w:t></w:r></w:p>".repeat(1_000_000))],
    ["80 MB of one text", () => docx("x".repeat(80 * MEGABYTE))],
    [
      "a gigabyte that isn't needed",
      () => docx(wordParagraph(TEXT), { "word/media/a.png": { data: "x".repeat(1_000), declared: 1024 * MEGABYTE } }),
    ],
    [
      "a part that is larger than it says",
      () =>
        docx(wordParagraph(TEXT.repeat(100_000)), {
          "word/document.xml": { data: "x".repeat(50 * MEGABYTE), declared: 100 },
        }),
    ],
    ["a billion laughs", () => entity(LAUGHS, "&a40;")],
    ["a file of the machine's", () => entity('<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "&a;")],
    ["elements 50,000 deep", () => docx("<w:p>".repeat(50_000))],
    ["tables in tables", () => docx("<w:tbl><w:tr><w:tc>".repeat(20_000))],
  ] as const
).map(([name, make]) => ({ name: `Word: ${name}`, file: "a.docx", make }));

const BOOKS: readonly Bomb[] = (
  [
    [
      "50 chapters of 4 MB",
      () => epub({ title: "T", parts: Array.from({ length: 50 }, () => `<p>${"x ".repeat(2 * MEGABYTE)}</p>`) }),
    ],
    [
      "a chapter that nests without end",
      () => epub({ title: "T", parts: [`${"<div>".repeat(50_000)}<p>${TEXT}</p>`] }),
    ],
    [
      "20,000 lines of contents in each other",
      () =>
        epub({
          title: "T",
          parts: [TEXT],
          nav: `<nav epub:type="toc">${'<ol><li><a href="text/part%200.xhtml">x</a>'.repeat(20_000)}</nav>`,
        }),
    ],
    [
      "2,000 chapters that are one",
      () =>
        epub({
          title: "T",
          parts: [`<p>${TEXT.repeat(1_000)}</p>`],
          nav: `<nav epub:type="toc"><ol>${repeated(2_000, (n) => `<li><a href="text/part%200.xhtml#${n}">${n}</a></li>`)}</ol></nav>`,
        }),
    ],
  ] as const
).map(([name, make]) => ({ name: `book: ${name}`, file: "a.epub", make }));

const mime = (rest: string) =>
  Buffer.from(`MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n${rest}`);

const OTHERS: readonly Bomb[] = [
  {
    name: "ZIP: 2,000 parts in parts",
    file: "a.zip",
    make: () => zip(Object.fromEntries(Array.from({ length: 2_000 }, (_, n) => [`${n}/`.repeat(60), ""]))),
  },
  {
    name: "MHTML: a million parts",
    file: "a.mhtml",
    make: () => mime("--b\r\nContent-Type: text/plain\r\n\r\nx\r\n".repeat(100_000)),
  },
  {
    name: "MHTML: parts in parts",
    file: "a.mhtml",
    make: () => mime('--b\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'.repeat(50_000)),
  },
  {
    name: "MHTML: 8 MB of folded lines",
    file: "a.mhtml",
    make: () =>
      mime(
        `--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${"=\r\n".repeat(2_500_000)}`,
      ),
  },
  { name: "Markdown: 8 MB of brackets", file: "a.md", make: () => Buffer.from("[".repeat(8_000_000)) },
  { name: "Markdown: 8 MB of stars", file: "a.md", make: () => Buffer.from("**a ".repeat(2_000_000)) },
  { name: "Markdown: 4 million lines", file: "a.md", make: () => Buffer.from("a\n".repeat(4_000_000)) },
  { name: "text: 4 million paragraphs", file: "a.txt", make: () => Buffer.from("a\n\n".repeat(2_600_000)) },
  { name: "text: one word of 8 MB", file: "a.txt", make: () => Buffer.from("汉".repeat(2_600_000)) },
  {
    name: "text: bytes of no charset",
    file: "a.txt",
    make: () => Buffer.from(Array.from({ length: 4_000_000 }, (_, n) => 0x80 + ((n * 7919) % 0x7f))),
  },
  { name: "text: UTF-16 without a mark", file: "a.txt", make: () => Buffer.from(TEXT.repeat(50_000), "utf16le") },
];

/** The benchmark's pages at 2 MB. */
const MORE_PAGES: readonly Bomb[] = PAGES.map(({ name, page }) => ({
  name: `page: ${name}`,
  file: "a.html",
  make: () => Buffer.from(page(2_000_000)),
}));

export const BOMBS: readonly Bomb[] = [...TREES, ...PDFS, ...WORDS, ...BOOKS, ...OTHERS, ...MORE_PAGES];
