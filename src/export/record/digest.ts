import { createHash } from "node:crypto";
import type { Edition } from "../edition.ts";
import { canonicalJson } from "./canonical.ts";
import { carried, type Carried } from "./carried.ts";

/** SHA-256, in hexadecimal, over all that an export holds: source, translation, summary, quotes and metadata. */
export function digestOf(edition: Edition): string {
  return dataDigest(carried(edition));
}

/** The same, of an edition as a file carries it. */
export function dataDigest(data: Carried): string {
  return sha256(canonicalJson(data));
}

export function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}
