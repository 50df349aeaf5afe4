/** The thread that draws one chart, so that the bot goes on meanwhile. */
import { parentPort, workerData } from "node:worker_threads";
import type { TopLevelSpec } from "vega-lite";
import { draw } from "./draw.ts";

parentPort?.postMessage(await draw(workerData as TopLevelSpec));
