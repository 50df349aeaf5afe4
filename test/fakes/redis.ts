import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Redis } from "ioredis";

/** A real server, on this machine alone. */
export interface RedisServer {
  readonly port: number;
  readonly url: string;
  /** Of what it writes down. */
  readonly folder: string;
  /** A client of its own, which ends with the server. */
  readonly connect: () => Redis;
  /** Starts it again where it was, with what it had. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** From now on it says nothing, and hears of nothing until it goes on. */
  readonly freeze: (frozen: boolean) => void;
  /** As by a power cut, but for what the system has in its cache. */
  readonly kill: () => Promise<void>;
  /** For good, with all that it had. */
  readonly close: () => Promise<void>;
}

const PROGRAM = "redis-server";

/** What was confirmed outlives a kill: by default it may still be kept back for a slow disk, for up to two seconds. */
export const LASTING = ["--appendfsync", "always"];

export const HAS_REDIS = spawnSync(PROGRAM, ["--version"]).status === 0;
if (!HAS_REDIS) process.stderr.write(`there is no ${PROGRAM}: what needs one isn't tested\n`);

/** `settings` as on the command line, such as `--appendonly no`. */
export async function startRedis(settings: readonly string[] = []): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), "dragoman-redis-"));
  const port = await freePort();
  const place = ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder];
  const safe = ["--appendonly", "yes", "--maxmemory-policy", "noeviction", "--save", ""];
  const clients = new Set<Redis>();
  let child: ChildProcess | undefined;
  // However a test ends, nothing stays.
  const kill = () => child?.kill("SIGKILL");
  process.once("exit", kill);

  async function start(): Promise<void> {
    child = spawn(PROGRAM, [...place, ...safe, ...settings], { stdio: "ignore" });
    const client = new Redis(port, { retryStrategy: () => 20, maxRetriesPerRequest: null });
    client.on("error", () => undefined);
    await client.ping();
    client.disconnect();
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }

  await start();
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    folder: join(folder, "appendonlydir"),
    connect() {
      const client = new Redis(port, { retryStrategy: () => 20 });
      client.on("error", () => undefined);
      clients.add(client);
      return client;
    },
    start,
    freeze: (frozen) => void child?.kill(frozen ? "SIGSTOP" : "SIGCONT"),
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
    async close() {
      for (const client of clients) client.disconnect();
      await end("SIGKILL");
      process.off("exit", kill);
      // Its background writer may be at it still.
      await pause(20);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
