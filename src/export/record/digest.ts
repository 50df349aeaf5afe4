import { createHash } from "node:crypto";
import type { Edition } from "../edition.ts";
import { canonicalJson } from "./canonical.ts";
import { carried } from "./carried.ts";

/** SHA-256, in hexadecimal, over all that an export holds: source, translation, summary, quotes and metadata. */
export function digestOf(edition: Edition): string {
  return sha256(canonicalJson(carried(edition)));
}

export function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}
