import { fork, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { residentMegabytes } from "../../src/source/memory.ts";
import { callsTo, type Calls } from "../calls.ts";
import type { Probe } from "./probe.ts";
import type { Addresses, Servers, World } from "./world.ts";

/** `dragoman` is the bot, `bare` a client that only answers. */
export type Name = "dragoman" | "bare";

const MAIN: Readonly<Record<Name, string>> = {
  dragoman: join(import.meta.dirname, "../../src/main.ts"),
  bare: join(import.meta.dirname, "bare.ts"),
};

/** A client in a world of its own. */
export interface Contender {
  readonly world: Calls<World>;
  readonly probe: Calls<Probe>;
  /** From the start of the process until Discord had told it of its servers. */
  readonly startMs: number;
  readonly memory: () => Promise<Memory>;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}

/** In megabytes. */
export interface Memory {
  /** Resident, of the process itself, as the system shows it. */
  readonly rss: number;
  /** In use on its heap. */
  readonly heap: number;
  /** Resident, of the processes that it started. */
  readonly children: number;
}

/** Starts it and waits until it can be used. */
export async function startContender(name: Name, servers: Servers): Promise<Contender> {
  const data = await mkdtemp(join(tmpdir(), "dragoman-bench-"));
  const worldProcess = fork(join(import.meta.dirname, "world.ts"));
  const world = callsTo<World>(worldProcess);
  const addresses = await world.begin(servers);
  const began = performance.timeOrigin + performance.now();
  const client = spawnClient(name, addresses, data);
  const probe = callsTo<Probe>(client);
  try {
    const startMs = (await world.ready()) - began;
    if (name === "dragoman") await world.registered();
    return { world, probe, startMs, memory: () => memoryOf(client, probe), [Symbol.asyncDispose]: end };
  } catch (error) {
    await end();
    throw error;
  }

  async function end(): Promise<void> {
    await Promise.all([client, worldProcess].map(killed));
    await rm(data, { recursive: true });
  }
}

function spawnClient(name: Name, { token, api, model, host }: Addresses, data: string): ChildProcess {
  const preload = join(import.meta.dirname, "probe.ts");
  return spawn(process.execPath, ["--expose-gc", "--import", preload, MAIN[name]], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    // Its own folder: what stands in an `.env` isn't what is measured.
    cwd: data,
    env: {
      DISCORD_TOKEN: token,
      DISCORD_API_URL: api,
      ANTHROPIC_BASE_URL: model.url,
      ANTHROPIC_API_KEY: model.key,
      DRAGOMAN_DATA: data,
      DRAGOMAN_ALLOW_HOSTS: host,
      DRAGOMAN_BUDGET_USD: "999999",
      // Nobody is refused: what is measured is what is done.
      DRAGOMAN_LIMITS: "off",
      LOG_LEVEL: "fatal",
    },
  });
}

async function memoryOf(client: ChildProcess, probe: Calls<Probe>): Promise<Memory> {
  const { pid = 0 } = client;
  const rss = residentMegabytes(pid) ?? Number.NaN;
  const children = childrenOf(pid).map((child) => residentMegabytes(child) ?? 0);
  return { rss, children: children.reduce((sum, each) => sum + each, 0), heap: await probe.heap() };
}

function childrenOf(pid: number): number[] {
  const list = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
  return list === "" ? [] : list.split(" ").map(Number);
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill("SIGKILL");
  await exit;
}
