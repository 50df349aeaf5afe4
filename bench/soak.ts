/** Commands, faults and kills at random: npm run soak -- --minutes 30 [--json FILE] [--seed N] */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { startBot, type Ending } from "./soak/bot.ts";
import { startFaults } from "./soak/faults.ts";
import { startLoad } from "./soak/load.ts";
import { seeded } from "./soak/random.ts";
import { report } from "./soak/report.ts";
import { lostOf, tally } from "./soak/tally.ts";
import { startWorld } from "./soak/world.ts";

/** Milliseconds: between two commands, and of a process's life, on the average; for the last answers. */
const COMMANDS = 700;
const LIFE = 12_000;
const PATIENCE = 180_000;
/** Of the ends of processes, those by SIGTERM; all others are kills. */
const ORDERLY = 0.1;

const { values } = parseArgs({
  options: { minutes: { type: "string", default: "30" }, seed: { type: "string" }, json: { type: "string" } },
});
const minutes = Number(values.minutes);
if (!(minutes > 0)) {
  process.stderr.write("usage: npm run soak -- --minutes N [--seed N] [--json FILE]\n");
  process.exit(2);
}
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const random = seeded(seed);
const data = mkdtempSync(join(tmpdir(), "dragoman-soak-"));
const world = await startWorld();
const bot = await startBot(world, data);
const faults = startFaults(world, random);
const load = startLoad(world, COMMANDS, random);
const endings: Ending[] = [];

let end = performance.now() + minutes * 60_000;
// Whoever has seen enough gets the table early.
process.once("SIGINT", () => void (end = 0));
while (performance.now() < end) {
  await sleep(LIFE * (0.5 + random()));
  endings.push(await bot.end(random() < ORDERLY ? "SIGTERM" : "SIGKILL"));
  const answered = load.outcomes.filter(({ answer }) => answer !== undefined).length;
  const left = Math.max(0, Math.round((end - performance.now()) / 1000));
  process.stderr.write(
    `${load.outcomes.length} commands, ${answered} answers, ${endings.length} ends, ${left} s left\n`,
  );
}
load.stop();
faults.stop();
await load.settled(PATIENCE);
// Whatever would come twice may come now.
await sleep(5_000);
const result = { seed, minutes, ...tally(world, load.outcomes), fallen: bot.fallen(), endings };
process.stdout.write(report(result, faults.counts));
for (const lost of lostOf(load.outcomes)) process.stdout.write(`lost: ${JSON.stringify(lost)}\n`);
process.stdout.write(`log and store: ${data}\n`);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(result, undefined, 2)}\n`);
await bot.close();
await world.close();
process.exit(result.lost + result.doubled > 0 ? 1 : 0);
