/**
 * npm run test:secrets: runs the loopback tests with logs at the level trace, keeps whatever they leave behind (logs, output of
 * processes, requests to Discord and the model, databases), and searches it for the secrets that the fakes give out.
 * Arguments go to vitest.
 */
import { spawnSync } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { leaksIn, leaksInRequests, leaksInStore, type Leak } from "./leaks.ts";

const root = join(import.meta.dirname, "../..");
const kept = mkdtempSync(join(tmpdir(), "dragoman-kept-"));
const tests = process.argv.length > 2 ? process.argv.slice(2) : ["test/loopback", "test/setup"];
const vitest = join(root, "node_modules/vitest/vitest.mjs");
const { status, stdout } = spawnSync(process.execPath, [vitest, "run", ...tests], {
  cwd: root,
  env: { ...process.env, DRAGOMAN_KEEP: kept },
  maxBuffer: 1024 ** 3,
});
process.stdout.write(stdout.subarray(-4_000));

const files = (kind: string) => globSync(join(kept, kind, "*"));
const [logs, outputs, requests, asked, stores] = ["log", "output", "discord", "model", "database"].map(files) as [
  string[],
  string[],
  string[],
  string[],
  string[],
];
const leaks: Leak[] = [
  // Where a test fails, what it says may well have a token.
  ...(status === 0 ? leaksIn("vitest", stdout) : []),
  ...[...logs, ...outputs, ...asked].flatMap((file) => leaksIn(file, readFileSync(file))),
  ...requests.flatMap(leaksInRequests),
  ...stores.flatMap(leaksInStore),
];
for (const { file, around } of leaks.slice(0, 20)) process.stdout.write(`${file}:\n  ${around}\n`);
process.stdout.write(
  `${leaks.length} secrets found in ${logs.length} logs, ${outputs.length} outputs of processes, ${requests.length} records of Discord's requests, ${asked.length} of the model's, ${stores.length} stores\n`,
);
if (leaks.length === 0) rmSync(kept, { recursive: true });
process.exitCode = status === 0 && leaks.length === 0 && logs.length > 0 && stores.length > 0 ? 0 : 1;
