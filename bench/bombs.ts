/** What hostile files cost the process that has them read: npm run -s bench:bombs -- [count] [part of a name] */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "../src/errors.ts";
import { residentMegabytes } from "../src/source/memory.ts";
import { createReader, type Reader } from "../src/source/reader.ts";
import { BOMBS } from "../test/fakes/bombs.ts";
import { watched } from "../test/fakes/still.ts";

const MAX_STILL_MS = 50;
/** The runtime keeps as much heap as it once needed: a text of two million characters, some times over. */
const MAX_GROWN_MB = 200;

const [first = "1000", second = ""] = process.argv.slice(2);
if (first === "write") write(second);
else process.exitCode = (await main(Number(first), second)) ? 0 : 1;

/** In a process of its own: to make them takes more memory than to have them read. */
function write(folder: string): void {
  for (const [at, { make }] of BOMBS.entries()) writeFileSync(join(folder, String(at)), make());
}

async function main(count: number, part: string): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "bombs-"));
  const reader = createReader();
  try {
    spawnSync(process.execPath, [import.meta.filename, "write", folder], { stdio: "inherit" });
    return await run(reader, folder, count, part);
  } finally {
    await reader.close();
    rmSync(folder, { recursive: true });
  }
}

async function run(reader: Reader, folder: string, count: number, part: string): Promise<boolean> {
  const bombs = [...BOMBS.entries()].filter(([, { name }]) => name.includes(part));
  const rounds = Math.ceil(count / bombs.length);
  const before = megabytes();
  const stills: number[] = [];
  let most = 0;
  for (const [at, { name, file }] of bombs) {
    const ends = new Set<string>();
    let [slowest, still] = [0, 0];
    for (let round = 0; round < rounds; round++) {
      const bytes = readFileSync(join(folder, String(at)));
      const start = performance.now();
      const { result, stillMs } = await watched(() => endOf(reader, bytes, file));
      ends.add(result);
      stills.push(stillMs);
      slowest = Math.max(slowest, performance.now() - start);
      still = Math.max(still, stillMs);
      most = Math.max(most, megabytes());
    }
    const cells = [`${slowest.toFixed(0)} ms`, `still ${still.toFixed(0)} ms`, `${megabytes().toFixed(0)} MB`].map(
      (cell) => cell.padStart(14),
    );
    process.stdout.write(`${name.padEnd(48)}${cells.join("")}  ${[...ends].join(", ")}\n`);
  }
  const longest = Math.max(...stills);
  const p999 = stills.toSorted((a, b) => a - b)[Math.floor(stills.length * 0.999)] ?? 0;
  process.stdout.write(
    `${stills.length} bombs: this process stood still for ${longest.toFixed(0)} ms at most, ${p999.toFixed(0)} ms at p99.9; ` +
      `its memory went from ${before.toFixed(0)} MB to ${megabytes().toFixed(0)} MB, ${most.toFixed(0)} MB at most\n`,
  );
  return longest <= MAX_STILL_MS && most - before <= MAX_GROWN_MB;
}

function megabytes(): number {
  return residentMegabytes(process.pid) ?? 0;
}

async function endOf(reader: Reader, bytes: Buffer, file: string): Promise<string> {
  try {
    return (await reader.read(bytes, { name: file, now: Date.now() })).reading;
  } catch (error) {
    if (error instanceof UserError) return error.code;
    throw error;
  }
}
