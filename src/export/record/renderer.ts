import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import manifest from "../../../package.json" with { type: "json" };

/** Whose sentences and layouts these are, for people. */
export const MAKER = `Dragoman ${manifest.version}`;

const ROOT = join(import.meta.dirname, "../..");

/** All that shapes an export, below `src/`: the renderers, their styles, and the words they use. */
const SOURCES = [
  "export/**/*.{ts,css}",
  "locale/**/*.{ts,json}",
  "article/{article,characters,note,schema,volume}.ts",
] as const;

let known: string | undefined;

/**
 * Tells renderers apart that may give different files for the same data: a digest of their sources and of the runtime,
 * which names languages and writes dates, by the machine's own locale where it doesn't know one.
 */
export function renderer(): string {
  known ??= fingerprint();
  return known;
}

function fingerprint(): string {
  const { locale } = new Intl.DateTimeFormat().resolvedOptions();
  const hash = createHash("sha256").update(`${process.version} ${locale}`);
  for (const name of rendererSources()) hash.update(`\0${name}\0`).update(readFileSync(join(ROOT, name)));
  return hash.digest("hex").slice(0, 16);
}

/** Paths below `src/`. */
export function rendererSources(): string[] {
  return globSync(SOURCES, { cwd: ROOT }).toSorted();
}
