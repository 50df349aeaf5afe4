import type { Article } from "../article/article.ts";
import { UserError } from "../errors.ts";
import type { Exclusive } from "../exclusive.ts";
import type { Input, Progress } from "../job.ts";
import type { Articles } from "../store/articles.ts";
import type { Links } from "../store/links.ts";
import type { Copies } from "../store/copies.ts";
import { createDoors } from "./doors.ts";
import { createFileReader } from "./file.ts";
import { createHistory } from "./history.ts";
import { createLinkReader } from "./link.ts";
import { createTextReader } from "./text.ts";
import type { FetchPage, OpenFile, ReadBytes } from "./page.ts";

export interface SourceOptions {
  readonly fetchPage: FetchPage;
  readonly openFile: OpenFile;
  readonly read: ReadBytes;
  readonly links: Links;
  readonly articles: Articles;
  readonly copies: Copies;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Keeps other processes from fetching the same page; absent where there is no other. */
  readonly exclusive?: Exclusive | undefined;
}

export interface Source {
  /** An article without text is an article too; its `reading` says what was there instead. */
  readonly read: (input: Input, options?: SourceReadOptions) => Promise<Article>;
}

export interface SourceReadOptions {
  /** A link's page is fetched whatever the store has of it. */
  readonly fresh?: boolean | undefined;
  /** Ends the waiting; the work goes on where others wait for it. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** Turns whatever a command was given into an article. */
export function createSource(options: SourceOptions): Source {
  const doors = createDoors(options);
  const history = createHistory({ ...options, doors });
  const readLink = createLinkReader({ ...options, history });
  const readFile = createFileReader({ ...options, keep: doors.keepSent });
  const readText = createTextReader({ ...options, keep: doors.keepSent });

  async function readStored({ id, page }: Extract<Input, { kind: "article" }>): Promise<Article> {
    const article = (page && (await options.articles.get(id, page))) || (await options.articles.get(id));
    if (article === undefined) throw new UserError("article_expired");
    return history.withChanges(article);
  }

  return {
    async read(input, { signal, fresh, onProgress } = {}) {
      onProgress?.({ stage: "reading" });
      if (input.kind === "link") return readLink(input.url, { chapter: input.chapter, fresh, signal });
      if (input.kind === "file") return readFile(input, signal);
      if (input.kind === "text") return readText(input);
      return readStored(input);
    },
  };
}
