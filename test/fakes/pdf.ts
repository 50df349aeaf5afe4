import { deflateSync } from "node:zlib";

/** A line of text at a place: points from the left and from the top of a page of 595 × 842. */
export interface PdfText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size?: number;
  readonly bold?: boolean;
  /** In the mapped font, in place of `text`. */
  readonly codes?: Buffer;
}

export interface PdfFile {
  readonly pages: readonly (readonly PdfText[])[];
  readonly title?: string;
  readonly author?: string;
  readonly font?: MappedFont;
}

const HEIGHT = 842;

/** A font whose letters are numbered by a map that readers are to know by its name, as old Asian documents have. */
export interface MappedFont {
  readonly map: string;
  /** Of Adobe's glyphs. */
  readonly collection: "GB1" | "CNS1" | "Japan1" | "Korea1";
}

function mappedFont({ map, collection }: MappedFont): string {
  const box = "/FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80";
  const info = `/CIDSystemInfo << /Registry (Adobe) /Ordering (${collection}) /Supplement 2 >>`;
  const glyphs = `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Song ${info} /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /Song /Flags 4 ${box} >> >>`;
  return `<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /${map} /DescendantFonts [${glyphs}] >>`;
}

/** A PDF file with text in Helvetica. */
export function pdf({ pages, title, author, font }: PdfFile): Buffer {
  const kids = pages.map((_, index) => `${5 + 2 * index} 0 R`).join(" ");
  const info = `<< ${title === undefined ? "" : `/Title ${literal(title)} `}${author === undefined ? "" : `/Author ${literal(author)} `}>>`;
  return pdfOf([
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    `<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> /F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >> ${font ? `/F3 ${mappedFont(font)} ` : ""}>>`,
    info,
    ...pages.flatMap((texts, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 ${HEIGHT}] /Contents ${6 + 2 * index} 0 R /Resources << /Font 3 0 R >> >>`,
      stream("", Buffer.from(texts.map(operators).join("\n"), "latin1")),
    ]),
  ]);
}

function literal(text: string): string {
  return `(${text.replace(/[\\()]/g, "\\$&")})`;
}

function operators({ x, y, text, size = 10, bold = false, codes }: PdfText): string {
  const font = codes ? "F3" : bold ? "F2" : "F1";
  const shown = codes ? `<${codes.toString("hex")}>` : literal(text);
  return `BT /${font} ${size} Tf 1 0 0 1 ${x} ${HEIGHT - y} Tm ${shown} Tj ET`;
}

/** An object with a stream; `filters` as in “/Filter /FlateDecode”. */
export function stream(filters: string, data: Buffer): string {
  return `<< /Length ${data.length} ${filters} >>\nstream\n${data.toString("latin1")}\nendstream`;
}

/** A file of numbered objects; the first is its catalog, the fourth says what the file is. */
export function pdfOf(objects: readonly string[], trailer = ""): Buffer {
  let file = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";
  const offsets = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join("")}`;
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 4 0 R ${trailer}>>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file + table + end, "latin1");
}

/** A page whose content is hundreds of megabytes of white space, packed twice: a file of a few kilobytes. */
export function pdfBomb(megabytes: number): Buffer {
  const content = deflateSync(deflateSync(Buffer.alloc(megabytes * 1024 * 1024, 0x20)));
  return pdfOf([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [5 0 R] /Count 1 >>",
    "<< >>",
    "<< >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R /Resources << /Font 3 0 R >> >>",
    stream("/Filter [/FlateDecode /FlateDecode]", content),
  ]);
}

/** Text as lines of at most `width` characters, long words broken at a hyphen, the first line set in. */
export function column(
  text: string,
  { x, y, width, size = 10, indent = 0 }: { x: number; y: number; width: number; size?: number; indent?: number },
): PdfText[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const next = line === "" ? word : `${line} ${word}`;
    if (next.length <= width) {
      line = next;
      continue;
    }
    const room = width - line.length - 2;
    const cut = word.length > 7 && room >= 3 && room <= word.length - 3 ? room : 0;
    lines.push(cut === 0 ? line : `${line} ${word.slice(0, cut)}-`);
    line = word.slice(cut);
  }
  lines.push(line);
  return lines.map((piece, index) => ({
    x: x + (index === 0 ? indent : 0),
    y: y + index * size * 1.2,
    text: piece,
    size,
  }));
}
