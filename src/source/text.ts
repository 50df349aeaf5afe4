import type { Article } from "../article/article.ts";
import { joinParts } from "../article/parts.ts";
import type { Input } from "../job.ts";
import type { Doors } from "./doors.ts";
import { isWorthKeeping } from "./keep.ts";
import type { ReadBytes } from "./page.ts";

export interface TextReaderOptions {
  readonly read: ReadBytes;
  readonly keep: Doors["keepSent"];
  readonly now: () => number;
}

export type TextInput = Extract<Input, { readonly kind: "text" }>;

/** Reads text that somebody pasted. It may claim any address, so it never answers for a link. */
export type ReadText = (input: TextInput) => Promise<Article>;

export function createTextReader({ read, keep, now }: TextReaderOptions): ReadText {
  return async ({ parts, title, url }) => {
    const bytes = new TextEncoder().encode(joinParts(parts));
    const pasted = title === undefined ? {} : { title };
    const article = await read(bytes, { pasted, now: now(), ...(url === undefined ? {} : { url }) });
    return isWorthKeeping(article) ? keep(article) : article;
  };
}
