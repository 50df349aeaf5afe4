import { gunzipSync, gzipSync } from "node:zlib";
import type { Edition } from "../../src/export/edition.ts";
import { zip } from "../../src/export/epub/zip.ts";
import { render } from "../../src/export/file.ts";
import { attach } from "../../src/export/record/attach.ts";
import { partsDigest, type Part } from "../../src/export/record/parts.ts";
import { packRecord, RECORD, type FileRecord, type Format } from "../../src/export/record/record.ts";
import { verify } from "../../src/export/verify/verify.ts";
import { translator } from "../../src/locale/translate.ts";
import { smallEdition } from "./small.ts";

export const t = translator("en");
export const EDITION = smallEdition();

export const check = (file: Uint8Array) => verify(file, translator);
export const failing = async (file: Uint8Array) =>
  (await check(file)).checks.flatMap(({ name, ok }) => (ok ? [] : name));

/** The file as whoever changes it on purpose would make it: with a record of its own. */
export function forged(
  format: Format,
  edition: Edition,
  change: (record: FileRecord) => FileRecord = (record) => record,
) {
  const parts = render(format, edition, t);
  const packed = packRecord({ format, locale: "en", edition }, partsDigest(parts));
  const record = JSON.parse(gunzipSync(Buffer.from(packed, "base64")).toString()) as FileRecord;
  return written(format, parts, gzipSync(JSON.stringify(change(record))).toString("base64"));
}

export function written(format: Format, parts: readonly Part[], packed: string): Buffer {
  if (format === "epub") return zip([...parts, { name: RECORD, bytes: Buffer.from(packed) }]);
  return attach(parts[0]?.bytes ?? Buffer.alloc(0), packed);
}
