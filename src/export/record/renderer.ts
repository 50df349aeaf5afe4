import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import manifest from "../../../package.json" with { type: "json" };

/** Whose sentences and layouts these are, for people. */
export const MAKER = `Dragoman ${manifest.version}`;

/** All that shapes an export's text: the renderers, and the words they use. */
const SOURCES = ["export", "locale"];

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
  for (const source of SOURCES) {
    const folder = join(import.meta.dirname, "../..", source);
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
      /\.(?:ts|json)$/.test(name),
    );
    for (const name of names.toSorted()) hash.update(`\0${name}\0`).update(readFileSync(join(folder, name)));
  }
  return hash.digest("hex").slice(0, 16);
}
