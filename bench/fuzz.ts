import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { createRandom } from "./figures.ts";
import { idempotenceProblems, readAndCheck } from "./fuzz-properties.ts";
import { mutate } from "./mutate.ts";

const USAGE = "usage: npm run -s fuzz -- [--minutes N] [--seed N] [--count N] <folder of pages>…";
const PAGE = /\.(?:html?|md)(?:\.gz)?$/;
const MAX_MS = 1000;
const MINUTE_MS = 60_000;
const NOW = Date.UTC(2026, 0, 1);
/** Of one problem's text. */
const MAX_SHOWN = 1500;

function pagesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => PAGE.test(name))
    .toSorted()
    .map((name) => join(folder, name));
}

function bytesOf(path: string): Uint8Array {
  const bytes = readFileSync(path);
  return path.endsWith(".gz") ? gunzipSync(bytes) : bytes;
}

interface Run {
  readonly path: string;
  readonly how: readonly string[];
  readonly problems: readonly string[];
  readonly ms: number;
}

/** One mutated page; the same for the same seed and pages. */
function runOf(seed: number, paths: readonly string[]): Run {
  const random = createRandom(seed);
  const pick = (): string => paths[Math.floor(random() * paths.length)] ?? "";
  const path = pick();
  const { bytes, charset, how } = mutate(bytesOf(path), bytesOf(pick()), random);
  const isFile = random() < 0.2;
  const told = charset === undefined ? {} : { charset };
  const hints = isFile
    ? { name: "page", now: NOW }
    : { url: "https://page.example/a", mediaType: "text/html", now: NOW };
  const { problems, ms } = readAndCheck(bytes, { ...hints, ...told });
  return { path, how, ms, problems: ms > MAX_MS ? [...problems, `took ${ms.toFixed(0)} ms`] : problems };
}

function tell(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** What holds of pages as they are: their articles, read again, are the same. */
function checkAsTheyAre(paths: readonly string[]): number {
  let changed = 0;
  for (const path of paths) {
    const { article, problems } = readAndCheck(bytesOf(path), { url: "https://page.example/a", now: NOW });
    const all = [...problems, ...(article === undefined ? [] : idempotenceProblems(article))];
    if (all.length > 0) changed++;
    for (const problem of all) tell(`${path}: ${problem.slice(0, MAX_SHOWN)}`);
  }
  return changed;
}

function main(argv: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      minutes: { type: "string", default: "1" },
      seed: { type: "string", default: String(Date.now() % 1_000_000_000) },
      count: { type: "string", default: "Infinity" },
    },
  });
  const [minutes, first, count] = [Number(values.minutes), Number(values.seed), Number(values.count)];
  const paths = positionals.flatMap(pagesIn);
  if (paths.length === 0 || Number.isNaN(minutes + first + count)) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const changed = count === Number.POSITIVE_INFINITY ? checkAsTheyAre(paths) : 0;
  const end = performance.now() + minutes * MINUTE_MS;
  let [runs, failures] = [0, 0];
  let slowest = { ms: 0, seed: first };
  for (let seed = first; runs < count && performance.now() < end; seed++, runs++) {
    const { path, how, problems, ms } = runOf(seed, paths);
    if (ms > slowest.ms) slowest = { ms, seed };
    if (problems.length === 0) continue;
    failures++;
    tell(`seed ${seed} (${path}: ${how.join(", ")}): ${problems.join("; ").slice(0, MAX_SHOWN)}`);
  }
  if (count === Number.POSITIVE_INFINITY) tell(`${paths.length} pages as they are: ${changed} with problems`);
  tell(
    `${runs} mutated pages from seed ${first}: ${failures} with problems; slowest ${slowest.ms.toFixed(0)} ms (seed ${slowest.seed})`,
  );
  return failures === 0 ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
