import type { Article, ArticleId } from "../article/article.ts";
import type { Edition } from "../export/edition.ts";
import type { Request, TaskName } from "../job.ts";
import type { StoredDraft } from "../task/draft.ts";
import type { Result, StoredResult } from "../task/result.ts";
import type { TranscriptPart } from "../task/transcript.ts";
import { type CopyAt, type Copies, createCopies } from "./copies.ts";
import { createArticles, type Articles } from "./articles.ts";
import { createLinks, type LinkHistory, type Links } from "./links.ts";
import { DAY, type Retention } from "./retention.ts";
import type { FixedTerm } from "./terms.ts";
import { createShelf, type Shelf, type ShelfOptions } from "./shelf.ts";

export interface Cache {
  readonly articles: Articles;
  readonly links: Links;
  readonly copies: Copies;
  readonly results: Shelf<StoredResult>;
  /** Of pages, from version to version. */
  readonly drafts: Shelf<StoredDraft>;
  /** Of work that was broken off, by the key of its result and the part. */
  readonly transcripts: Shelf<TranscriptPart>;
  /** Results as they were delivered, by job: what the buttons under a message need. */
  readonly shown: Shelf<Result>;
  /** What was delivered beside its original, by job. */
  readonly editions: Shelf<Edition>;
  /** What was asked for, by the job or the interaction that asked. */
  readonly requests: Shelf<Request>;
  /** Links that were summarised unasked, by channel: for a day not again. */
  readonly summarised: Shelf<true>;
  /** Fixed spellings by place, kept for ever. */
  readonly terms: Shelf<readonly FixedTerm[]>;
  /** Small facts of this installation, kept for ever. */
  readonly facts: Shelf<string>;
}

/** How long to keep articles, results, drafts, and what was shown or asked for. */
export type CacheOptions = ShelfOptions & Retention;

export function createCache(options: CacheOptions): Cache {
  const ttl = options.retentionDays * DAY;
  const shelf = <T>(name: string, about: (data: T) => readonly string[]) => createShelf(name, options, { ttl, about });
  return {
    articles: createArticles(shelf<Article>("article", ({ id }) => [id])),
    links: createLinks(
      shelf<LinkHistory>("link", ({ versions }) => versions.map(({ id }) => id)),
      options.now,
    ),
    copies: createCopies(shelf<readonly CopyAt[]>("copy", (copies) => copies.map(({ id }) => id))),
    results: shelf<StoredResult>("result", subjectsOf),
    drafts: shelf<StoredDraft>("draft", ({ article }) => [article]),
    transcripts: createShelf<TranscriptPart>("transcript", options, { ttl: DAY, about: subjectsOf }),
    shown: shelf<Result>("shown", ({ article }) => [article.id]),
    editions: shelf<Edition>("edition", ({ article }) => [article.id]),
    requests: shelf<Request>("request", ({ userId }) => [userId]),
    summarised: createShelf<true>("summarised", options, { ttl: DAY }),
    terms: createShelf<readonly FixedTerm[]>("term", options, { isRecord: true }),
    facts: createShelf<string>("fact", options),
  };
}

function subjectsOf({ article, task }: { readonly article: ArticleId; readonly task: TaskName }): string[] {
  return task === "ask" ? [article, answersAbout(article)] : [article];
}

/** The subject of results that answer questions about an article. */
export const answersAbout = (id: ArticleId): string => `${id} ask`;
