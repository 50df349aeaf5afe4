import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { ReadHints } from "../../src/article/read.ts";

const fixtures = join(import.meta.dirname, "../fixtures");

/** `hints`, and what the article must have; fields that aren't named are free, `null` means absent. */
const Expected = z.object({
  hints: z.object({
    name: z.string().optional(),
    url: z.string().optional(),
    mediaType: z.string().optional(),
    charset: z.string().optional(),
  }),
  article: z.record(z.string(), z.unknown()),
});

export interface FixturePage {
  /** Of its folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly hints: ReadHints;
  /** Fields of the article, by their names. */
  readonly wanted: Readonly<Record<string, unknown>>;
}

function pageOf(name: string): FixturePage {
  const folder = join(fixtures, name);
  const source = readdirSync(folder).find((file) => file.startsWith("source."));
  const { hints, article } = Expected.parse(JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")));
  const given = Object.fromEntries(Object.entries(hints).filter(([, value]) => value !== undefined));
  return {
    name,
    bytes: readFileSync(join(folder, source ?? "")),
    hints: { ...given, now: Date.UTC(2026, 0, 1) },
    wanted: article,
  };
}

/** The pages of `test/fixtures/article-*`, each written for one thing that a reader has to get right. */
export const fixturePages: readonly FixturePage[] = readdirSync(fixtures)
  .filter((name) => name.startsWith("article-"))
  .map(pageOf);
