import type { Article, ArticleId } from "../article/article.ts";
import type { ReadHints } from "../article/read.ts";
import { UserError } from "../errors.ts";
import type { Input, Progress } from "../job.ts";
import { createFileReader } from "./file.ts";
import { createLinkReader } from "./link.ts";

/** Bytes as fetched, with what their sender said of them. */
export interface Page {
  readonly bytes: Uint8Array;
  /** Address after redirects. */
  readonly url: string;
  /** Without parameters, lower case. */
  readonly mediaType?: string;
  /** From the Content-Type header. */
  readonly charset?: string;
}

/** Gets a link's page. Throws a UserError for what the person can act on. */
export type FetchPage = (url: string, signal?: AbortSignal) => Promise<Page>;

/** Gets a file's bytes; `maxBytes` ends it with `file_too_large`. */
export type OpenFile = (url: string, options: { maxBytes: number; signal?: AbortSignal }) => Promise<Uint8Array>;

/** `readArticle`, wherever it runs. */
export type ReadBytes = (bytes: Uint8Array, hints: ReadHints) => Promise<Article>;

/** Which article a link led to, for as long as that is taken to be fresh. Keys are canonical URLs. */
export interface Links {
  readonly get: (url: string) => Promise<ArticleId | undefined>;
  readonly put: (url: string, id: ArticleId) => Promise<void>;
}

export interface Articles {
  readonly get: (id: ArticleId) => Promise<Article | undefined>;
  /** Stores an article, and gives the stored version where one with the same id is there. */
  readonly keep: (article: Article) => Promise<Article>;
}

export interface SourceOptions {
  readonly fetchPage: FetchPage;
  readonly openFile: OpenFile;
  readonly read: ReadBytes;
  readonly links: Links;
  readonly articles: Articles;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface Source {
  /** An article without text is an article too; its `reading` says what was there instead. */
  readonly read: (input: Input, options?: SourceReadOptions) => Promise<Article>;
}

export interface SourceReadOptions {
  /** Ends the waiting; the work goes on where others wait for it. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** Turns whatever a command was given into an article. */
export function createSource(options: SourceOptions): Source {
  const readLink = createLinkReader(options);
  const readFile = createFileReader(options);

  async function readStored(id: ArticleId): Promise<Article> {
    const article = await options.articles.get(id);
    if (article === undefined) throw new UserError("article_expired");
    return article;
  }

  return {
    async read(input, { signal, onProgress } = {}) {
      onProgress?.({ stage: "reading" });
      if (input.kind === "link") return readLink(input.url, signal);
      if (input.kind === "file") return readFile(input, signal);
      return readStored(input.id);
    },
  };
}
