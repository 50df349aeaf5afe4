import { readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";

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
