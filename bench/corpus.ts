import { readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { fixturePages } from "../test/article/fixture-pages.ts";

const Truth = z.object({
  articleBody: z.string(),
  title: z.string().nullish(),
  /** Begins with an ISO day, where it is known. */
  date: z.string().nullish(),
  authors: z.union([z.array(z.string()), z.string()]).nullish(),
});

const Truths = z.record(z.string(), Truth);

/** What a person found on a page. */
export type Truth = z.infer<typeof Truth>;

/** Pages with what is true of them. */
export interface PageSet {
  readonly name: string;
  readonly truths: ReadonlyMap<string, Truth>;
  /** Bytes as served. */
  readonly bytes: (id: string) => Uint8Array;
}

/** A folder with `ground-truth.json`, `{id: Truth}`, and `html/<id>.html.gz` for each. Throws where it isn't one. */
export function openSet(folder: string): PageSet {
  const parsed: unknown = JSON.parse(readFileSync(join(folder, "ground-truth.json"), "utf8"));
  return {
    name: basename(resolve(folder)),
    truths: new Map(Object.entries(Truths.parse(parsed))),
    bytes: (id) => gunzipSync(readFileSync(join(folder, "html", `${id}.html.gz`))),
  };
}

const Wanted = z.object({
  title: z.string().nullish(),
  published: z.string().nullish(),
  paragraphs: z.array(z.object({ kind: z.string(), text: z.string() })),
});

/** The pages that the project is tested with: few and small, so that they tell of speed rather than of quality. */
export function ownSet(): PageSet {
  const pages = fixturePages.filter(({ hints }) => hints.mediaType === "text/html");
  const bytes = new Map(pages.map((page) => [page.name, page.bytes]));
  const truths = new Map<string, Truth>();
  for (const { name, wanted } of pages) {
    const { success, data } = Wanted.safeParse(wanted);
    if (!success) continue;
    const texts = data.paragraphs.filter(({ kind }) => kind !== "caption").map(({ text }) => text);
    truths.set(name, { articleBody: texts.join("\n"), title: data.title, date: data.published });
  }
  return { name: "the project's own pages", truths, bytes: (id) => bytes.get(id) ?? new Uint8Array() };
}
