import { crc32, deflateRawSync } from "node:zlib";

export interface ZipPart {
  readonly data: string | Buffer;
  /** Bytes it says it has; as many as it has where absent. */
  readonly declared?: number;
  readonly encrypted?: boolean;
}

/** A ZIP file with the parts by name. */
export function zip(parts: Readonly<Record<string, string | Buffer | ZipPart>>): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [path, given] of Object.entries(parts)) {
    const part = typeof given === "string" || Buffer.isBuffer(given) ? { data: given } : given;
    const data = Buffer.from(part.data as string);
    const packed = deflateRawSync(data);
    const name = Buffer.from(path);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(part.encrypted === true ? 1 : 0, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(data), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(part.declared ?? data.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), fields, name, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    centrals.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\0", "latin1"), fields, rest, name]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(centrals.length, 8);
  end.writeUInt16LE(centrals.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A Word document whose text is the given elements of WordprocessingML. */
export function docx(body: string, more: Readonly<Record<string, string | Buffer | ZipPart>> = {}): Buffer {
  const styles = ["Title", "Quote", "caption", "heading 1", "heading 2"].map(
    (name) => `<w:style w:type="paragraph" w:styleId="${name.replace(" ", "")}"><w:name w:val="${name}"/></w:style>`,
  );
  const namespaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  return zip({
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONSHIPS}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONSHIPS}/styles" Target="styles.xml"/></Relationships>`,
    "word/styles.xml": `<w:styles ${namespaces}>${styles.join("")}</w:styles>`,
    "word/document.xml": `<w:document ${namespaces}><w:body>${body}</w:body></w:document>`,
    ...more,
  });
}

/** A paragraph of a Word document. */
export function wordParagraph(text: string, style?: string, properties = ""): string {
  const styled = style === undefined ? "" : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${styled}<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}<w:t>${text}</w:t></w:r></w:p>`;
}

export interface Book {
  readonly title: string;
  readonly author?: string;
  /** The inside of each part's body, in reading order. */
  readonly parts: readonly string[];
  /** Attributes of a part's manifest item, by the part's place. */
  readonly properties?: Readonly<Record<number, string>>;
  /** The inside of a navigation document's body. */
  readonly nav?: string;
  /** The inside of an NCX's navMap. */
  readonly ncx?: string;
  /** References of the guide. */
  readonly guide?: string;
}

/** An EPUB book. */
export function epub(
  { title, author, parts, properties = {}, nav, ncx, guide = "" }: Book,
  more: Readonly<Record<string, string | Buffer | ZipPart>> = {},
): Buffer {
  const items = parts.map(
    (_, index) =>
      `<item id="p${index}" href="text/part%20${index}.xhtml" media-type="application/xhtml+xml" ${properties[index] ?? ""}/>`,
  );
  const page = (body: string) =>
    `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>${body}</body></html>`;
  const lists: Record<string, string> = {};
  if (nav !== undefined) {
    items.push('<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>');
    lists["OEBPS/nav.xhtml"] = page(nav);
  }
  if (ncx !== undefined) {
    items.push('<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>');
    lists["OEBPS/toc.ncx"] = `<?xml version="1.0"?><ncx><navMap>${ncx}</navMap></ncx>`;
  }
  const files = parts.map((body, index): [string, string] => [`OEBPS/text/part ${index}.xhtml`, page(body)]);
  return zip({
    mimetype: "application/epub+zip",
    "META-INF/container.xml": '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
    "OEBPS/book.opf": `<package><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title><dc:language>en</dc:language>${author === undefined ? "" : `<dc:creator>${author}</dc:creator>`}</metadata><manifest>${items.join("")}</manifest><spine>${parts.map((_, index) => `<itemref idref="p${index}"/>`).join("")}</spine><guide>${guide}</guide></package>`,
    ...lists,
    ...Object.fromEntries(files),
    ...more,
  });
}
