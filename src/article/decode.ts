import { getBOMEncoding, normalizeEncoding, TextDecoder } from "@exodus/bytes/encoding.js";
import sniffEncoding from "html-encoding-sniffer";
import jschardet from "jschardet";
import { note, type Note } from "./note.ts";

/** Bytes looked at for a declaration or a guess. */
const SAMPLE = 65_536;
const SHORT_SAMPLE = 4096;

/** Share of characters that couldn't be decoded above which a declaration isn't believed. */
const MAX_BROKEN = 0.005;

/** Labels that browsers don't know but servers and detectors use. */
const ALIASES: Readonly<Record<string, string>> = {
  cp936: "gb18030",
  ms936: "gb18030",
  "hz-gb-2312": "gb18030",
  cp949: "euc-kr",
  cp932: "shift_jis",
  cp950: "big5",
  cp874: "windows-874",
  "utf-16-le": "utf-16le",
  "utf-16-be": "utf-16be",
};

export interface Decoded {
  readonly text: string;
  /** WHATWG name, lower case. */
  readonly encoding: string;
  /** What a reader should know of it. */
  readonly notes: readonly Note[];
}

function encodingOf(label: string | null | undefined): string | undefined {
  if (label === null || label === undefined) return undefined;
  const key = label.trim().toLowerCase();
  const name = normalizeEncoding(ALIASES[key] ?? key);
  return name === null || name === "replacement" || name === "x-user-defined" ? undefined : name;
}

function declaredEncoding(bytes: Uint8Array, header: string | undefined): string | undefined {
  const fromHeader = encodingOf(header);
  if (fromHeader !== undefined) return fromHeader;
  return encodingOf(sniffEncoding(bytes, { maxPrescanBytes: SAMPLE, defaultEncoding: "" }));
}

function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** What the bytes look like, from the first one on that isn't ASCII, so that a long head doesn't hide the text. */
function guessEncodings(bytes: Uint8Array): string[] {
  const first = Math.max(
    0,
    bytes.findIndex((byte) => byte > 0x7f || byte === 0),
  );
  const start = Math.max(0, first - 512) & ~1;
  // One stray byte can lead a guess astray; a second, shorter look may not meet it.
  const guesses = [SAMPLE, SHORT_SAMPLE].map((size) => jschardet.detect(bytes.subarray(start, start + size)).encoding);
  return guesses.map(encodingOf).filter((encoding) => encoding !== undefined);
}

function brokenShare(text: string): number {
  let broken = 0;
  for (let at = text.indexOf("\ufffd"); at !== -1; at = text.indexOf("\ufffd", at + 1)) broken++;
  return text.length === 0 ? 0 : broken / text.length;
}

/** The reading with the fewest broken characters; the first of equals. */
function leastBroken(bytes: Uint8Array, encodings: readonly string[]): { text: string; encoding: string } {
  const [best] = encodings
    .map((encoding) => ({ encoding, text: new TextDecoder(encoding).decode(bytes) }))
    .map((reading) => ({ ...reading, broken: brokenShare(reading.text) }))
    .toSorted((a, b) => a.broken - b.broken);
  if (best === undefined) throw new Error("no encoding to try");
  return best;
}

function isAscii(bytes: Uint8Array): boolean {
  return !bytes.some((byte) => byte > 0x7f);
}

function overruled(used: string, declared: string): Note {
  return note("overruledEncoding", { used: used.toUpperCase(), declared: declared.toUpperCase() });
}

const REPLACEMENT = "\ufffd";
const REPLACEMENT_UTF8 = Buffer.from(REPLACEMENT);

/** Text without the marks that the decoder put in place of damaged bytes; those that the text itself has stay. */
function withoutDamage(bytes: Uint8Array, read: Decoded): Decoded {
  const { text, encoding, notes } = read;
  if (!text.includes(REPLACEMENT) || (encoding === "utf-8" && strictUtf8(bytes) !== undefined)) return read;
  const parts = encoding === "utf-8" ? partsBetweenOwn(bytes) : [text];
  const whole = parts.map((part) => part.replaceAll(REPLACEMENT, "")).join(REPLACEMENT);
  const count = text.length - whole.length;
  return { text: whole, encoding, notes: count > 0 ? [...notes, note("damagedCharacters", { count })] : notes };
}

/** What stands between the replacement characters that UTF-8 bytes hold themselves. */
function partsBetweenOwn(bytes: Uint8Array): string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  let from = 0;
  for (;;) {
    const at = buffer.indexOf(REPLACEMENT_UTF8, from);
    const part = buffer.subarray(from, at < 0 ? buffer.length : at);
    parts.push(part.length === 0 ? "" : new TextDecoder("utf-8").decode(part));
    if (at < 0) return parts;
    from = at + REPLACEMENT_UTF8.length;
  }
}

/**
 * Text of bytes: byte order mark, then the header, then the page's own declaration, then UTF-8 if it fits, then a guess.
 * A declaration is overruled where the bytes are valid UTF-8 beyond ASCII, or where it breaks more than a few characters.
 * Damaged characters are left out.
 */
export function decodeText(bytes: Uint8Array, header?: string): Decoded {
  return withoutDamage(bytes, decoded(bytes, header));
}

function decoded(bytes: Uint8Array, header: string | undefined): Decoded {
  const mark = getBOMEncoding(bytes);
  if (mark !== null) return { text: new TextDecoder(mark).decode(bytes), encoding: mark, notes: [] };

  const declared = declaredEncoding(bytes, header);
  const utf16 = declared?.startsWith("utf-16") ?? false;
  const hasNul = bytes.subarray(0, 512).includes(0);
  if (!utf16 && !hasNul) {
    const utf8 = strictUtf8(bytes);
    if (utf8 !== undefined && (declared === undefined || declared === "utf-8" || !isAscii(bytes))) {
      const notes = declared === undefined || declared === "utf-8" ? [] : [overruled("utf-8", declared)];
      return { text: utf8, encoding: "utf-8", notes };
    }
  }

  if (declared !== undefined) {
    const text = new TextDecoder(declared).decode(bytes);
    if (brokenShare(text) <= MAX_BROKEN && !hasNul) return { text, encoding: declared, notes: [] };
  }
  const candidates = [...guessEncodings(bytes), declared, "utf-8"].filter((encoding) => encoding !== undefined);
  const best = leastBroken(bytes, candidates);
  const isOverruled = declared !== undefined && declared !== best.encoding;
  return { ...best, notes: isOverruled ? [overruled(best.encoding, declared)] : [] };
}
