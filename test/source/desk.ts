import { onTestFinished, vi } from "vitest";
import type { Article, Reading } from "../../src/article/article.ts";
import type { ReadHints } from "../../src/article/read.ts";
import { createFetchPage, createOpenFile } from "../../src/source/fetch.ts";
import type { ReadBytes } from "../../src/source/page.ts";
import { type Source, createSource } from "../../src/source/source.ts";
import { type Shelves, createShelves } from "../fakes/shelves.ts";
import { type Route, type Web, startWeb } from "../fakes/web.ts";

/** When a desk opens. */
export const NOW = Date.UTC(2026, 10, 1);

/**
 * Reads pages of `<id> <reading> <canonical URL> <title>`, so that each test says what is found. The id's words are the
 * paragraphs: `one+two`.
 */
export function readLine(bytes: Uint8Array, hints: ReadHints): Article {
  const [id = "", reading = "full", canonicalUrl = "", title] = Buffer.from(bytes).toString().split(" ");
  return {
    id,
    ...(hints.url === undefined ? {} : { url: hints.url }),
    ...(canonicalUrl === "" ? {} : { canonicalUrl }),
    title: title ?? hints.name ?? "A title",
    language: "de",
    paragraphs: id === "empty" ? [] : id.split("+").map((text, index) => ({ id: index + 1, kind: "text", text })),
    notes: [],
    reading: reading as Reading,
  };
}

export interface Desk {
  readonly web: Web;
  readonly source: Source;
  readonly shelves: Shelves;
  readonly read: ReturnType<typeof vi.fn<ReadBytes>>;
  /** Lets time go by. */
  readonly pass: (ms: number) => void;
  readonly link: (path: string, signal?: AbortSignal) => Promise<Article>;
}

/** A source over a news site, with the real fetcher between them. */
export async function desk(routes: Record<string, Route>): Promise<Desk> {
  const web = await startWeb(routes);
  onTestFinished(web.close);
  let time = NOW;
  const shelves = createShelves(() => time);
  const read = vi.fn<ReadBytes>(async (bytes, hints) => readLine(bytes, hints));
  const allowHosts = [web.host];
  const source = createSource({
    fetchPage: createFetchPage({ allowHosts, limits: { totalMs: 1_500 } }),
    openFile: createOpenFile({ allowHosts }),
    read,
    ...shelves,
    now: () => time,
  });
  return {
    web,
    source,
    shelves,
    read,
    pass: (ms) => void (time += ms),
    link: (path, signal) => source.read({ kind: "link", url: web.url(path) }, { signal }),
  };
}
