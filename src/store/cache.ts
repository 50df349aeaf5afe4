import type { Article } from "../article/article.ts";
import type { Request } from "../job.ts";
import type { Draft } from "../task/draft.ts";
import type { Result, StoredResult } from "../task/result.ts";
import { type CopyAt, type Copies, createCopies } from "./copies.ts";
import { createArticles, type Articles } from "./articles.ts";
import { createLinks, type LinkHistory, type Links } from "./links.ts";
import type { FixedTerm } from "./terms.ts";
import { createShelf, type Shelf, type ShelfOptions } from "./shelf.ts";

export interface Cache {
  readonly articles: Articles;
  readonly links: Links;
  readonly copies: Copies;
  readonly results: Shelf<StoredResult>;
  /** Of pages, from version to version. */
  readonly drafts: Shelf<Draft>;
  /** Results as they were delivered, by job: what the buttons under a message need. */
  readonly shown: Shelf<Result>;
  /** Commands whose article's text may be pasted, by the job or the interaction that asked. */
  readonly requests: Shelf<Request>;
  /** Fixed spellings by place, kept for ever. */
  readonly terms: Shelf<readonly FixedTerm[]>;
  /** Small facts of this installation, kept for ever. */
  readonly facts: Shelf<string>;
}

export interface CacheOptions extends ShelfOptions {
  /** Of articles, results, drafts and what was shown. */
  readonly retentionDays: number;
}

const DAY = 24 * 60 * 60 * 1000;

export function createCache(options: CacheOptions): Cache {
  const retention = options.retentionDays * DAY;
  return {
    articles: createArticles(createShelf<Article>("article", options, retention)),
    links: createLinks(createShelf<LinkHistory>("link", options, retention), options.now),
    copies: createCopies(createShelf<readonly CopyAt[]>("copy", options, retention)),
    results: createShelf<StoredResult>("result", options, retention),
    drafts: createShelf<Draft>("draft", options, retention),
    shown: createShelf<Result>("shown", options, retention),
    requests: createShelf<Request>("request", options, retention),
    terms: createShelf<readonly FixedTerm[]>("term", options),
    facts: createShelf<string>("fact", options),
  };
}
