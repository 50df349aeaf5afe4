import { gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import type { Edition } from "../edition.ts";
import { carried } from "./carried.ts";
import { dataDigest } from "./digest.ts";
import { MAKER, renderer } from "./renderer.ts";

export const FORMATS = ["md", "html", "epub"] as const;

export type Format = (typeof FORMATS)[number];

/** The record's place in an EPUB file: readers pass over what they don't know there. */
export const RECORD = "META-INF/dragoman.txt";

/** Raise it when an older version couldn't read what is carried. */
const VERSION = 1;

/** Bytes of a record, unpacked; that of a long book has a tenth of it. */
const MAX_RECORD = 32 * 1024 * 1024;

const RecordSchema = z.object({
  v: z.literal(VERSION),
  format: z.enum(FORMATS),
  /** Of the words about it, BCP 47. */
  locale: z.string().refine(isLocale),
  /** Who made the file, for people. */
  maker: z.string(),
  renderer: z.string(),
  edition: z.unknown(),
  /** Of the edition. */
  digest: z.string(),
  /** Of all else in the file. */
  content: z.string(),
});

function isLocale(code: string): boolean {
  try {
    return new Intl.Locale(code).toString() !== "";
  } catch {
    return false;
  }
}

/** What a file says of itself, so that it can be checked. */
export type FileRecord = z.infer<typeof RecordSchema>;

/** The record of a file with this content, as lines of Base64. */
export function packRecord(
  { format, locale, edition }: { readonly format: Format; readonly locale: string; readonly edition: Edition },
  content: string,
): string {
  const data = carried(edition);
  const record: FileRecord = {
    v: VERSION,
    format,
    locale,
    maker: MAKER,
    renderer: renderer(),
    edition: data,
    digest: dataDigest(data),
    content,
  };
  const packed = gzipSync(JSON.stringify(record), { level: 9 }).toString("base64");
  return `${(packed.match(/.{1,100}/g) ?? []).join("\n")}\n`;
}

/** Undefined where it is damaged or of another version; gzip has a checksum of its own. */
export function unpackRecord(packed: string): FileRecord | undefined {
  try {
    const json = gunzipSync(Buffer.from(packed, "base64"), { maxOutputLength: MAX_RECORD }).toString();
    return RecordSchema.parse(JSON.parse(json));
  } catch {
    return undefined;
  }
}
