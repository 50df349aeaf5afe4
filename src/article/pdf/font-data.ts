import { characterMap, unicodeMap } from "./character-maps.ts";

/** What pdf.js asks for where a document's fonts rely on what every reader should have. */
interface Wanted {
  readonly kind: "cMapUrl" | "standardFontDataUrl" | "wasmUrl";
  readonly filename: string;
}

export interface FontData {
  /** A constructor, as pdf.js wants it; it gives maps in the form of their specification, which isn't packed. */
  readonly BinaryDataFactory: object;
  /** Whether a font's letters are numbered by a map that isn't here. */
  readonly lacksMaps: () => boolean;
}

/** For one document. */
export function createFontData(): FontData {
  const collections = new Set<string>();
  let lacks = false;

  function mapNamed(name: string): string | undefined {
    const map = characterMap(name);
    if (map) {
      collections.add(map.collection);
      return map.text;
    }
    // A font that is numbered by Adobe's glyphs themselves needs Adobe's own map.
    const toUnicode = unicodeMap(name);
    return toUnicode && collections.has(toUnicode.collection) ? toUnicode.text : undefined;
  }

  async function give({ kind, filename }: Wanted): Promise<Uint8Array> {
    const text = kind === "cMapUrl" ? mapNamed(filename) : undefined;
    if (text !== undefined) return new TextEncoder().encode(text);
    lacks ||= kind === "cMapUrl";
    throw new Error(`there is no ${filename}`);
  }

  function BinaryDataFactory() {
    return { fetch: give };
  }

  return { BinaryDataFactory, lacksMaps: () => lacks };
}
