/** How the time to read a hostile page grows with its size: npm run -s bench:hostile -- [part of a kind's name] */
import { readArticle } from "../src/article/read.ts";
import { HOSTILE, type HostileKind } from "./hostile-pages.ts";

const MEGABYTE = 1_000_000;
const SIZES = [0.6, 1.25, 2.5, 5];
/** Attributes are the cheapest bytes there are. */
const LARGE = 10;
const MAX_MS = 1000;
/** Of the time's growth; linear is 1. Below a few milliseconds it says nothing. */
const MAX_EXPONENT = 1.3;
const MIN_TELLING_MS = 100;
/** The fastest of so many runs: others pay for the machine's other work. */
const RUNS = 2;

interface Curve {
  readonly times: readonly number[];
  readonly exponent: number;
  readonly failed: string | undefined;
}

function timeOf(bytes: Uint8Array): number {
  const start = performance.now();
  readArticle(bytes, { url: "https://page.example/a", mediaType: "text/html", now: Date.UTC(2026, 0, 1) });
  return performance.now() - start;
}

function curveOf({ page }: HostileKind, sizes: readonly number[]): Curve {
  const times: number[] = [];
  let failed: string | undefined;
  for (const size of sizes) {
    const bytes = new TextEncoder().encode(page(size * MEGABYTE));
    try {
      times.push(Math.min(...Array.from({ length: RUNS }, () => timeOf(bytes))));
    } catch (error) {
      failed = String(error);
      times.push(Number.NaN);
    }
  }
  return { times, exponent: exponentOf(sizes, times), failed };
}

/** Slope of the times over the sizes, both as logarithms: by least squares. */
function exponentOf(sizes: readonly number[], times: readonly number[]): number {
  const points = sizes.map((size, at) => ({ x: Math.log(size), y: Math.log(times[at] ?? Number.NaN) }));
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map((point) => point.x)), mean(points.map((point) => point.y))];
  return (
    points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0) /
    points.reduce((sum, point) => sum + (point.x - x) ** 2, 0)
  );
}

function verdictOf({ times, exponent, failed }: Curve): string {
  if (failed !== undefined) return failed;
  const worst = times.at(-1) ?? 0;
  if (Math.max(...times) > MAX_MS) return "too slow";
  return exponent > MAX_EXPONENT && worst > MIN_TELLING_MS ? "not linear" : "";
}

function line(cells: readonly string[]): void {
  const [name = "", ...rest] = cells;
  process.stdout.write(`${name.padEnd(32)}${rest.map((cell) => cell.padStart(9)).join("")}\n`);
}

const kinds = HOSTILE.filter(({ name }) => name.includes(process.argv[2] ?? ""));
timeOf(new TextEncoder().encode(HOSTILE.map(({ page }) => page(20_000)).join("")));
line(["ms at MB", ...[...SIZES, LARGE].map(String), "growth"]);
let bad = 0;
for (const one of kinds) {
  const sizes = one.name.includes("attribute") ? [...SIZES, LARGE] : SIZES;
  const curve = curveOf(one, sizes);
  const verdict = verdictOf(curve);
  if (verdict !== "") bad++;
  const times = [...SIZES, LARGE].map((_, at) => curve.times[at]?.toFixed(0) ?? "");
  line([one.name, ...times, curve.exponent.toFixed(2), verdict === "" ? "" : `  ${verdict}`]);
}
process.stdout.write(`${kinds.length} kinds, ${bad} too slow, not linear or failed\n`);
process.exitCode = bad === 0 ? 0 : 1;
