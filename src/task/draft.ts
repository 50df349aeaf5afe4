import { createHash } from "node:crypto";
import type { ArticleId } from "../article/article.ts";

/**
 * Texts that came out right, by the key of their source: what a later version of the same page need not ask for again.
 */
export type Draft = Readonly<Record<string, string>>;

/** A draft with the version of the page that it was made of. */
export interface StoredDraft {
  readonly article: ArticleId;
  readonly texts: Draft;
}

/** A headline's translation doesn't serve for a paragraph of the same words. */
export function sourceKey(source: string, part: "headline" | "paragraph"): string {
  return createHash("sha256").update(`${part} ${source}`).digest("base64url").slice(0, 22);
}
