import { createHash } from "node:crypto";

/**
 * Texts that came out right, by the key of their source: what a later version of the same page need not ask for again.
 */
export type Draft = Readonly<Record<string, string>>;

/** A headline's translation doesn't serve for a paragraph of the same words. */
export function sourceKey(source: string, part: "headline" | "paragraph"): string {
  return createHash("sha256").update(`${part} ${source}`).digest("base64url").slice(0, 22);
}
