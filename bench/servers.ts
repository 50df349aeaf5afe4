/** What a hostile server can cost the process that fetches: npm run -s bench:servers -- [part of an answer's name] */
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { startWeb } from "../test/fakes/web.ts";
import type { Cost } from "./fetching.ts";
import { HOSTILE_ANSWERS } from "./hostile-answers.ts";

/** How long nothing else could run depends on what else the machine does, and is only shown. */
const MAX_MS = 21_000;
const MAX_GROWN_MB = 150;

async function costOf(make: () => Parameters<typeof startWeb>[0][string]): Promise<Cost> {
  await using web = await startWeb({ "/": make() });
  const child = fork(join(import.meta.dirname, "fetching.ts"), [web.host]);
  const [cost] = (await once(child, "message")) as [Cost];
  child.kill();
  return cost;
}

function line(name: string, cells: readonly string[]): void {
  process.stdout.write(`${name.padEnd(30)}${cells.map((cell) => cell.padStart(10)).join("")}\n`);
}

line("", ["ms", "MB more", "still ms", "ends as"]);
let bad = 0;
for (const [name, make] of Object.entries(HOSTILE_ANSWERS)) {
  if (!name.includes(process.argv[2] ?? "")) continue;
  const cost = await costOf(make);
  const isBad = cost.ms > MAX_MS || cost.grownMb > MAX_GROWN_MB || /^\d/.test(cost.end);
  if (isBad) bad++;
  const figures = [cost.ms, cost.grownMb, cost.stillMs].map((figure) => figure.toFixed(0));
  line(name, [...figures, `   ${cost.end}${isBad ? "  too much" : ""}`]);
}
process.exitCode = bad === 0 ? 0 : 1;
