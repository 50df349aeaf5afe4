import type { Edition } from "./edition.ts";
import { bilingual } from "./bilingual.ts";
import { epubParts } from "./epub/book.ts";
import { zip } from "./epub/zip.ts";
import type { Translate } from "../locale/translate.ts";
import { sideBySide } from "./html/page.ts";
import { attach } from "./record/attach.ts";
import { carried, editionOf } from "./record/carried.ts";
import { partsDigest, type Part } from "./record/parts.ts";
import { packRecord, RECORD, type Format } from "./record/record.ts";

/** An edition as a file of this format, with the record that `verify` checks it by. The same bytes for the same edition. */
export function exportFile(format: Format, edition: Edition, t: Translate): Buffer {
  // What is not carried can't be shown: it could not be shown again.
  const kept = editionOf(carried(edition));
  const parts = render(format, kept, t);
  const record = packRecord({ format, locale: t.locale, edition: kept }, partsDigest(parts));
  if (format === "epub") return zip([...parts, { name: RECORD, bytes: Buffer.from(record) }]);
  return attach(Buffer.concat(parts.map(({ bytes }) => bytes)), record);
}

/** All of such a file but its record. */
export function render(format: Format, edition: Edition, t: Translate): Part[] {
  switch (format) {
    case "md":
      return [{ name: "", bytes: Buffer.from(bilingual(edition, t)) }];
    case "html":
      return [{ name: "", bytes: Buffer.from(sideBySide(edition, t)) }];
    case "epub":
      return epubParts(edition, t);
  }
}
