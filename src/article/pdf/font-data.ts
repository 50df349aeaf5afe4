/** What pdf.js asks for where a document's fonts rely on what every reader should have. */
interface Wanted {
  readonly kind: "cMapUrl" | "standardFontDataUrl" | "wasmUrl";
  readonly filename: string;
}

export interface FontData {
  /** A constructor, as pdf.js wants it. */
  readonly BinaryDataFactory: object;
  /** Whether a font's letters are numbered by one of Adobe's character maps (CMaps), which aren't here. */
  readonly lacksMaps: () => boolean;
}

/** Has nothing to give, and remembers what was asked for. */
export function createFontData(): FontData {
  let asked = false;

  async function fetch({ kind, filename }: Wanted): Promise<never> {
    asked ||= kind === "cMapUrl";
    throw new Error(`there is no ${filename}`);
  }

  function BinaryDataFactory() {
    return { fetch };
  }

  return { BinaryDataFactory, lacksMaps: () => asked };
}
