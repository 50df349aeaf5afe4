import { fork } from "node:child_process";
import { once } from "node:events";
import { realpathSync } from "node:fs";
import { Socket } from "node:net";
import { dirname, join } from "node:path";
import { residentMegabytes } from "./memory.ts";

export interface ChildLimits {
  /** Of one request. */
  readonly timeoutMs: number;
  readonly maxRssMb: number;
  readonly heapMb: number;
}

/** A process that answers one request at a time, and says `{ kind: "ready" }` when it can. */
export interface Child {
  /** Gives the answer as sent, or throws Overrun. Any other error means that the program itself is broken. */
  readonly ask: (request: object) => Promise<unknown>;
  /** Whether it lives and isn't bloated by what it read. */
  readonly isFit: () => boolean;
  /** Resolves once it can answer. */
  readonly ready: Promise<void>;
  readonly kill: () => Promise<void>;
}

/** The request took more time or memory than it may, or brought the process down. */
export class Overrun extends Error {
  override readonly name = "Overrun";
}

/** A busy machine takes seconds to start a process, whatever it will read. */
const START_MS = 20_000;
const RSS_POLL_MS = 25;
/** Share of the memory limit from which a process would be short of it for the next page. */
const BLOATED = 0.75;
/** Of what a process says that doesn't start. */
const MAX_STDERR = 4_000;

const root = join(import.meta.dirname, "../..");

export function startChild(modulePath: string, { timeoutMs, maxRssMb, heapMb }: ChildLimits): Child {
  const child = fork(modulePath, {
    execArgv: [`--max-old-space-size=${heapMb}`, "--permission", ...readable(modulePath)],
    env: {}, // no keys, no tokens
    serialization: "advanced", // bytes stay bytes
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const died = new Promise<string>((resolve) => {
    child.once("exit", (code, signal) => resolve(`exit ${code ?? signal}`));
    child.on("error", (error) => resolve(error.message));
  });
  let busy = false;
  const ready = becomeReady();
  ready.catch(() => undefined); // thrown by whoever asks
  let settle: ((end: { answer: unknown } | { overrun: string }) => void) | undefined;
  child.on("message", (answer) => settle?.({ answer }));
  void died.then((how) => settle?.({ overrun: how }));

  /** What it prints afterwards may hold an article's text, and is dropped. */
  async function becomeReady(): Promise<void> {
    let said = "";
    const listen = (chunk: Buffer): void => void (said = (said + chunk.toString()).slice(0, MAX_STDERR));
    child.stderr?.on("data", listen);
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), START_MS);
    try {
      const how = await Promise.race([once(child, "message", { signal: late.signal }), died]);
      if (typeof how === "string") throw new Error(`it ended with ${how}`);
    } catch (cause) {
      child.kill("SIGKILL");
      throw new Error(`the reading process did not start: ${said}`, { cause });
    } finally {
      clearTimeout(timer);
      child.stderr?.off("data", listen).resume();
      if (!busy) keepAlive(false);
    }
  }

  /** An idle process doesn't keep this one from ending. */
  function keepAlive(alive: boolean): void {
    const method = alive ? "ref" : "unref";
    child[method]();
    child.channel?.[method]();
    if (child.stderr instanceof Socket) child.stderr[method]();
  }

  return {
    ready,
    isFit: () =>
      child.connected && child.exitCode === null && (residentMegabytes(child.pid ?? 0) ?? 0) < maxRssMb * BLOATED,
    async ask(request) {
      busy = true;
      keepAlive(true);
      await ready;
      const end = Promise.withResolvers<{ answer: unknown } | { overrun: string }>();
      settle = end.resolve;
      const timer = setTimeout(() => end.resolve({ overrun: `more than ${timeoutMs} ms` }), timeoutMs);
      const poll = setInterval(() => {
        const megabytes = residentMegabytes(child.pid ?? 0) ?? 0;
        if (megabytes > maxRssMb) end.resolve({ overrun: `${Math.round(megabytes)} MB` });
      }, RSS_POLL_MS);
      child.send(request, (error) => {
        if (error !== null) end.resolve({ overrun: error.message });
      });
      const result = await end.promise;
      settle = undefined;
      clearTimeout(timer);
      clearInterval(poll);
      busy = false;
      keepAlive(false);
      if ("answer" in result) return result.answer;
      child.kill("SIGKILL");
      throw new Overrun(result.overrun);
    },
    async kill() {
      keepAlive(true);
      child.kill("SIGKILL");
      await died;
    },
  };
}

/** The program and its libraries; not the folder they stand in, which also holds `.env` and the data. */
function readable(modulePath: string): string[] {
  const modules = join(root, "node_modules");
  const paths = [join(root, "src"), modules, realpathSync(modules), join(root, "package.json"), dirname(modulePath)];
  return [...new Set(paths)].map((path) => `--allow-fs-read=${path}`);
}
