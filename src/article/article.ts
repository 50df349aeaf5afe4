import type { Note } from "./note.ts";

/** Digest of an article's normalised text: at most 26 characters of `[A-Za-z0-9_-]`, so it fits in a custom_id and a queue key. */
export type ArticleId = string;

export type ParagraphKind = "text" | "heading" | "quote" | "list" | "table" | "caption";

/** `id` counts from 1 in reading order, captions included. */
export interface Paragraph {
  readonly id: number;
  readonly kind: ParagraphKind;
  readonly text: string;
}

/** What has changed on a page since an earlier reading of it. */
export interface Changes {
  readonly headline: boolean;
  /** Ids of paragraphs that are new or altered. A paragraph that only moved is neither, and captions don't count. */
  readonly paragraphs: readonly number[];
  /** Paragraphs of the earlier reading that nothing stands in place of. */
  readonly removed: number;
}

/** What was on the page: the whole article, a part of it, or what stood in its place. */
export type Reading =
  | "full"
  | "teaser"
  | "consent"
  | "captcha"
  | "login"
  | "script"
  | "photo"
  | "video"
  | "live"
  | "list"
  | "gone"
  | "empty";

export interface Article {
  readonly id: ArticleId;
  /** As given. */
  readonly url?: string;
  /** The article's own, normalised, as its page declares it and may: what else stands there isn't known. */
  readonly canonicalUrl?: string;
  /** The address it was fetched from, normalised. Only what was fetched has one: the addresses in a file are its claims. */
  readonly page?: string;
  /** Never empty: falls back to the file's name, the host, or the text's first words. */
  readonly title: string;
  readonly byline?: string;
  readonly siteName?: string;
  /** ISO 8601 with as much as is known: a day, or a time with its offset. */
  readonly published?: string;
  /** As `published`, and not before it. */
  readonly modified?: string;
  /** Address of the lead picture, http or https. */
  readonly image?: string;
  /** The newspaper's name for the part it stands in. */
  readonly section?: string;
  /** News agencies that the page credits, by the names they are known by, commas between: "AFP, Reuters". */
  readonly wire?: string;
  /** What the page says its text is, where that isn't news. A live blog is a `reading`. */
  readonly genre?: "opinion" | "sponsored";
  /** Its text was pasted; `url` is where the person says it is from. */
  readonly pasted?: true;
  /** BCP 47; "und" where it can't be told. */
  readonly language: string;
  readonly paragraphs: readonly Paragraph[];
  /** What a reader should know of how the text was read. */
  readonly notes: readonly Note[];
  readonly reading: Reading;
  /** Of a teaser: about how many paragraphs the whole article has, where the page tells; a note says so too. */
  readonly expectedParagraphs?: number;
  /** Of a book that was read whole: how many there are to choose from. */
  readonly chapters?: number;
  /** Of a page that was read before with another text or headline: which reading that was, and when (ISO 8601). */
  readonly changed?: Changes & { readonly since: string; readonly previous: ArticleId };
}

/** Whether there is an article's text, or a part of one, to work on; else `reading` says what there was instead. */
export function hasText(article: Article): boolean {
  return ["full", "teaser", "live"].includes(article.reading) && prose(article).length > 0;
}

/** The paragraphs that carry the article: everything but captions. */
export function prose(article: Pick<Article, "paragraphs">): readonly Paragraph[] {
  return article.paragraphs.filter((paragraph) => paragraph.kind !== "caption");
}
