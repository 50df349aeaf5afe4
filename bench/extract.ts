import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Arguments, parseArguments, USAGE } from "./arguments.ts";
import { arePeersInstalled, CONTENDERS, UNIT } from "./contenders.ts";
import { openSet, ownSet, type PageSet } from "./corpus.ts";
import { figuresOf, timesOf } from "./figures.ts";
import { writeJson } from "./json.ts";
import { createRace, type Outputs } from "./race.ts";
import { type Row, tableOf } from "./table.ts";

process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  let given: Arguments;
  try {
    given = parseArguments(argv);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
    return 2;
  }
  if (given.withPeers && !arePeersInstalled()) {
    process.stderr.write("The peers aren't installed: npm ci --prefix bench. --peers none does without them.\n");
    return 1;
  }
  await measure(given);
  return 0;
}

async function measure({ withPeers, out, json, folders }: Arguments): Promise<void> {
  const sets = folders.length === 0 ? [ownSet()] : folders.map(openSet);
  const contenders = CONTENDERS.filter(({ kind }) => withPeers || kind !== "peer");
  const results: Record<string, readonly Row[]> = {};
  await using race = createRace(contenders, Date.now());
  for (const set of sets) {
    const outputs = await race.run(set, (done) => progress(`${set.name} ${done}/${set.truths.size}`));
    progress("");
    const rows = contenders.map(({ name, kind }) => rowOf(name, kind === "floor", set, outputs));
    process.stdout.write(`\n${set.name}, ${set.truths.size} pages\n\n${tableOf(rows)}\n`);
    for (const { name, kind } of contenders) {
      const pages = outputs.get(name) ?? new Map();
      tellFailures(name, pages);
      if (out !== undefined && kind !== "floor") writeOutputs(join(out, set.name), name, pages);
    }
    results[set.name] = rows;
  }
  writeJson(json, results);
}

function rowOf(name: string, isFloor: boolean, set: PageSet, outputs: ReadonlyMap<string, Outputs>): Row {
  const pages: Outputs = outputs.get(name) ?? new Map();
  const times = timesOf(pages);
  const unit = timesOf(outputs.get(UNIT) ?? new Map());
  const figures = isFloor ? undefined : figuresOf(set, pages);
  const megabytes = [...set.truths.keys()].reduce((sum, id) => sum + set.bytes(id).length, 0) / 1e6;
  const megabytesPerSecond = megabytes / times.totalSeconds;
  return { name, figures, times, megabytesPerSecond, ratio: times.totalSeconds / unit.totalSeconds };
}

function tellFailures(name: string, outputs: Outputs): void {
  for (const [id, { failed }] of outputs) {
    if (failed !== undefined) process.stdout.write(`${name} failed on ${id}: ${failed}\n`);
  }
}

function writeOutputs(folder: string, name: string, outputs: Outputs): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(Object.fromEntries(outputs))}\n`);
}

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}
