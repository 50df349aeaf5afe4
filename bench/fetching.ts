/** The process that fetches one hostile answer, and says what became of it: node bench/fetching.ts <host:port> */
import { readFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { UserError } from "../src/errors.ts";
import { createFetchPage } from "../src/source/fetch.ts";
import { residentMegabytes } from "../src/source/memory.ts";

/** What it cost this process. */
export interface Cost {
  readonly end: string;
  readonly ms: number;
  /** Memory at its highest, above that before. */
  readonly grownMb: number;
  /** The longest that nothing else could run. */
  readonly stillMs: number;
}

const [host = ""] = process.argv.slice(2);
const fetchPage = createFetchPage({ allowHosts: [host] });
const before = residentMegabytes(process.pid) ?? 0;
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const start = performance.now();
const end = await fetchPage(`http://${host}/`).then(
  ({ bytes }) => `${bytes.length} bytes`,
  (error: unknown) => (error instanceof UserError ? error.code : String(error)),
);
const ms = performance.now() - start;
delay.disable();
const peak = Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1]) / 1024;
process.send?.({ end, ms, grownMb: peak - before, stillMs: delay.max / 1e6 } satisfies Cost);
