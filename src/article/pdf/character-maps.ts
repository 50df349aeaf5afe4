/**
 * Old Asian documents number their letters by charsets and name one of Adobe's character maps (CMaps) instead of saying
 * which letter is which. The maps lead to numbers in Adobe's collections of glyphs, and further maps from there to
 * Unicode. Nobody sees those numbers, so here they are made up from Unicode, and the charsets are those of the web.
 */
import { TextDecoder } from "@exodus/bytes/encoding.js";

type Collection = "GB1" | "CNS1" | "Japan1" | "Korea1";

interface Charset {
  readonly collection: Collection;
  /** WHATWG name; UTF-16 where absent. */
  readonly encoding?: string;
  /** Its ASCII letters are half as wide as the others, in glyphs of their own. */
  readonly isHalfWide?: boolean;
}

/** Names without the direction of writing (ISO 32000-1, table 118). */
const CHARSETS: Readonly<Record<string, Charset>> = {
  "GB-EUC": { collection: "GB1", encoding: "gbk", isHalfWide: true },
  "GBpc-EUC": { collection: "GB1", encoding: "gbk" },
  "GBK-EUC": { collection: "GB1", encoding: "gbk", isHalfWide: true },
  "GBKp-EUC": { collection: "GB1", encoding: "gbk" },
  GBK2K: { collection: "GB1", encoding: "gbk" },
  "UniGB-UCS2": { collection: "GB1" },
  "UniGB-UTF16": { collection: "GB1" },
  B5pc: { collection: "CNS1", encoding: "big5" },
  "HKscs-B5": { collection: "CNS1", encoding: "big5" },
  "ETen-B5": { collection: "CNS1", encoding: "big5", isHalfWide: true },
  "ETenms-B5": { collection: "CNS1", encoding: "big5" },
  "UniCNS-UCS2": { collection: "CNS1" },
  "UniCNS-UTF16": { collection: "CNS1" },
  "83pv-RKSJ": { collection: "Japan1", encoding: "shift_jis" },
  "90ms-RKSJ": { collection: "Japan1", encoding: "shift_jis", isHalfWide: true },
  "90msp-RKSJ": { collection: "Japan1", encoding: "shift_jis" },
  "90pv-RKSJ": { collection: "Japan1", encoding: "shift_jis" },
  "Add-RKSJ": { collection: "Japan1", encoding: "shift_jis", isHalfWide: true },
  "Ext-RKSJ": { collection: "Japan1", encoding: "shift_jis", isHalfWide: true },
  EUC: { collection: "Japan1", encoding: "euc-jp", isHalfWide: true },
  "UniJIS-UCS2": { collection: "Japan1" },
  "UniJIS-UCS2-HW": { collection: "Japan1", isHalfWide: true },
  "UniJIS-UTF16": { collection: "Japan1" },
  "UniJIS2004-UTF16": { collection: "Japan1" },
  "KSC-EUC": { collection: "Korea1", encoding: "euc-kr", isHalfWide: true },
  "KSCms-UHC": { collection: "Korea1", encoding: "euc-kr" },
  "KSCms-UHC-HW": { collection: "Korea1", encoding: "euc-kr", isHalfWide: true },
  "KSCpc-EUC": { collection: "Korea1", encoding: "euc-kr" },
  "UniKS-UCS2": { collection: "Korea1" },
  "UniKS-UTF16": { collection: "Korea1" },
};

/** Adobe's own numbers (Technical Notes 5078 to 5080, 5093): of ASCII in half width, and of the last glyph. */
const ADOBE: Readonly<Record<Collection, { readonly half: number; readonly last: number }>> = {
  GB1: { half: 814, last: 30_571 },
  CNS1: { half: 13_648, last: 19_178 },
  Japan1: { half: 231, last: 23_059 },
  Korea1: { half: 8_094, last: 18_351 },
};

type Range = readonly [first: number, last: number];

const ASCII: Range = [0x20, 0x7e];
const HANGUL: Range = [0xac00, 0xd7a3];
/** What news is written in; no more glyphs can be numbered above Adobe's. */
const LETTERS: readonly Range[] = [
  [0xa0, 0x4ff],
  [0x2000, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xffef],
];

interface Block {
  readonly range: Range;
  /** Number of its first character's glyph. */
  readonly glyph: number;
}

/** The glyphs of a collection: ASCII by Adobe's numbers, since documents say how wide those are; the rest above them. */
function blocksOf(collection: Collection, isHalfWide: boolean): Block[] {
  const { half, last } = ADOBE[collection];
  const blocks: Block[] = [{ range: ASCII, glyph: isHalfWide ? half : 1 }];
  let glyph = last + 1;
  for (const range of collection === "Korea1" ? [...LETTERS, HANGUL] : LETTERS) {
    blocks.push({ range, glyph });
    glyph += range[1] - range[0] + 1;
  }
  return blocks;
}

/** The text of a map by Adobe's name for it, and the collection it leads to; undefined where it isn't known here. */
export function characterMap(name: string): { readonly text: string; readonly collection: Collection } | undefined {
  const [, named = "", direction] = /^(.{1,40}?)-([HV])$/.exec(name) ?? [];
  const charset = Object.hasOwn(CHARSETS, named) ? CHARSETS[named] : undefined;
  if (charset === undefined) return undefined;
  const { collection, encoding, isHalfWide = false } = charset;
  const blocks = blocksOf(collection, isHalfWide);
  const body =
    encoding === undefined
      ? [...section("codespacerange", [codes([0, 0xffff], 4)]), ...section("cidrange", blocks.map(unicodeLine))]
      : [
          ...section("codespacerange", [
            "<00> <80>",
            ...(encoding === "shift_jis" ? ["<a0> <df>"] : []),
            "<8140> <fefe>",
          ]),
          ...section("cidrange", charsetLines(encoding, blocks, ADOBE[collection].last)),
        ];
  return { text: [`/WMode ${direction === "V" ? 1 : 0} def`, "begincmap", ...body, "endcmap"].join("\n"), collection };
}

/** The text of the map from a collection to Unicode. Adobe's numbers, which a font may use itself, lead to U+FFFD. */
export function unicodeMap(name: string): { readonly text: string; readonly collection: Collection } | undefined {
  const collection = /^Adobe-(GB1|CNS1|Japan1|Korea1)-UCS2$/.exec(name)?.[1] as Collection | undefined;
  if (collection === undefined) return undefined;
  const { half, last } = ADOBE[collection];
  const known = [...blocksOf(collection, false), { range: ASCII, glyph: half }];
  const unknown = Array.from({ length: last }, (_, index) => `<${hex(index + 1, 4)}> <fffd>`);
  const lines = known.map(({ range, glyph }) => `${codes(span(glyph, range), 4)} <${hex(range[0], 4)}>`);
  const body = [
    ...section("codespacerange", [codes([0, 0xffff], 4)]),
    ...section("bfchar", unknown),
    ...section("bfrange", lines),
  ];
  return { text: ["begincmap", ...body, "endcmap"].join("\n"), collection };
}

function span(glyph: number, [first, last]: Range): Range {
  return [glyph, glyph + last - first];
}

function unicodeLine({ range, glyph }: Block): string {
  return `${codes(range, 4)} ${glyph}`;
}

/** A line for each code of a charset, found by decoding them all. */
function charsetLines(encoding: string, blocks: readonly Block[], unknown: number): string[] {
  const single = encoding === "shift_jis" ? [...numbers(ASCII), ...numbers([0xa1, 0xdf])] : numbers(ASCII);
  const double = numbers([0x81, 0xfe]).flatMap((lead) => numbers([0x40, 0xfe]).map((trail) => lead * 0x100 + trail));
  const bytes = [...single.map((code) => [code]), ...double.map((code) => [code >> 8, code & 0xff])];
  const decoded = new TextDecoder(encoding)
    .decode(Uint8Array.from(bytes.flatMap((code) => [...code, 0x0a])))
    .split("\n");
  return [...single, ...double].map((code, index) => {
    const character = decoded[index] ?? "";
    const point = character.length === 1 ? character.charCodeAt(0) : 0;
    const block = blocks.find(({ range: [first, last] }) => first <= point && point <= last);
    // Without a glyph it would be taken for a letter of its own number.
    const glyph = block === undefined ? unknown : block.glyph + point - block.range[0];
    return `${codes([code, code], code > 0xff ? 4 : 2)} ${glyph}`;
  });
}

function numbers([first, last]: Range): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function section(name: string, lines: readonly string[]): string[] {
  return [`${lines.length} begin${name}`, ...lines, `end${name}`];
}

function codes([first, last]: Range, digits: number): string {
  return `<${hex(first, digits)}> <${hex(last, digits)}>`;
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, "0");
}
