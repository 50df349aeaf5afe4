import { zipSync, type Zippable } from "fflate";
import type { Part } from "../record/parts.ts";

/** The first that the format knows; it has no time zones, so any other would tell the machine's. */
const mtime = new Date(1980, 0, 1);

/**
 * A ZIP file of these parts, in their order, and nothing of the hour or machine it was made on: the same bytes for the
 * same parts. The first is stored as it is, as EPUB wants its media type.
 */
export function zip(parts: readonly Part[]): Buffer {
  const files: Zippable = {};
  for (const [index, { name, bytes }] of parts.entries()) files[name] = [bytes, { level: index === 0 ? 0 : 9 }];
  return Buffer.from(zipSync(files, { mtime }));
}
