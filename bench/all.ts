/** Runs every benchmark and writes docs/performance.md: npm run bench -- [--only NAME,…] */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { describeMachine, pageOf } from "./page/page.ts";
import { plot } from "./page/plot.ts";
import { plotsOf, type Figures } from "./page/plots.ts";

/** Each with what it is given; in this order, since the others are quick. */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  bot: ["bench/bot.ts"],
  cost: ["bench/cost.ts"],
  long: ["bench/cost.ts", "--times", "5"],
  store: ["bench/store.ts"],
  extract: ["bench/extract.ts", "--peers", "none"],
};

const ROOT = join(import.meta.dirname, "..");
const DOCS = join(ROOT, "docs");

const { values } = parseArgs({ options: { only: { type: "string" } } });
const names = values.only?.split(",") ?? Object.keys(COMMANDS);
const unknown = names.filter((name) => !Object.hasOwn(COMMANDS, name));
if (unknown.length > 0) {
  process.stderr.write(`usage: npm run bench -- [--only ${Object.keys(COMMANDS).join(",")}]\n`);
  process.exit(2);
}
const load = loadavg()
  .map((average) => average.toFixed(1))
  .join(", ");
const folder = mkdtempSync(join(tmpdir(), "dragoman-bench-"));
const tables: Record<string, string> = {};
for (const name of names) tables[name] = await run(name);
process.stdout.write(`figures: ${folder}\n`);
// A page of some benchmarks alone would mix two days.
if (values.only === undefined) await writePage();

async function run(name: string): Promise<string> {
  process.stderr.write(`bench: ${name}\n`);
  const [script = "", ...given] = COMMANDS[name] ?? [];
  const child = spawn(process.execPath, [join(ROOT, script), ...given, "--json", jsonOf(name)], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, "exit") as Promise<[number | null]>]);
  if (code !== 0) throw new Error(`${script} ended with ${code}`);
  process.stdout.write(`\n${said}`);
  return said.trim();
}

function jsonOf(name: string): string {
  return join(folder, `${name}.json`);
}

async function writePage(): Promise<void> {
  const read = (name: string): unknown => JSON.parse(readFileSync(jsonOf(name), "utf8"));
  const figures = { bot: read("bot"), cost: read("long"), store: read("store") } as Figures;
  mkdirSync(join(DOCS, "performance"), { recursive: true });
  for (const [name, spec] of Object.entries(plotsOf(figures))) {
    writeFileSync(join(DOCS, "performance", `${name}.svg`), `${await plot(spec)}\n`);
  }
  const template = readFileSync(join(import.meta.dirname, "page/performance.md"), "utf8");
  const date = new Date().toISOString().slice(0, 10);
  writeFileSync(join(DOCS, "performance.md"), pageOf(template, { date, machine: describeMachine(), load, tables }));
}
