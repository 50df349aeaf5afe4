import type { Article } from "../article/article.ts";
import { joinParts } from "../article/parts.ts";
import type { Input } from "../job.ts";
import { isWorthKeeping } from "./keep.ts";
import type { Articles } from "../store/articles.ts";
import type { ReadBytes } from "./page.ts";

export interface TextReaderOptions {
  readonly read: ReadBytes;
  readonly articles: Articles;
  readonly now: () => number;
}

export type TextInput = Extract<Input, { readonly kind: "text" }>;

/** Reads text that somebody pasted. It may claim any address, so it never answers for a link. */
export type ReadText = (input: TextInput) => Promise<Article>;

export function createTextReader({ read, articles, now }: TextReaderOptions): ReadText {
  return async ({ parts, title, url }) => {
    const bytes = new TextEncoder().encode(joinParts(parts));
    const pasted = title === undefined ? {} : { title };
    const article = await read(bytes, { pasted, now: now(), ...(url === undefined ? {} : { url }) });
    return isWorthKeeping(article) ? articles.keep(article) : article;
  };
}
