import { spawn } from "node:child_process";
import { realpathSync } from "node:fs";
import { Socket } from "node:net";
import { dirname, join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { createAnswers, Flood } from "./answers.ts";
import { residentMegabytes } from "./memory.ts";
import { type Request, written } from "./serve.ts";

export interface ChildLimits {
  /** Of one request. */
  readonly timeoutMs: number;
  readonly maxRssMb: number;
  readonly heapMb: number;
}

/** A process that serves: one request at a time. */
export interface Child {
  /**
   * Hands over the answer's values, unchecked, as they come. Throws Overrun, and what `take` throws; any other error
   * means that the program itself is broken. Whatever it throws, the process is ended.
   */
  readonly ask: (request: Request, take: (value: unknown) => void) => Promise<void>;
  /** Whether it lives, is silent, and isn't bloated by what it read. */
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

/**
 * It is spoken to by plain pipes: what comes through one can be counted before it is understood. Through the runtime's
 * own channel a process that was taken over could fill this one's memory, or end it with bytes that don't parse.
 */
export function startChild(modulePath: string, { timeoutMs, maxRssMb, heapMb }: ChildLimits): Child {
  const flags = [`--max-old-space-size=${heapMb}`, "--permission", ...readable(modulePath)];
  const child = spawn(process.execPath, [...flags, modulePath], {
    env: {}, // no keys, no tokens
    stdio: ["pipe", "ignore", "pipe", "pipe"],
  });
  const [input, , stderr, output] = child.stdio as unknown as readonly [Writable, null, Readable, Readable];
  const pipes = child.stdio.filter((pipe) => pipe instanceof Socket);
  // A broken one says no more than the end of the process.
  for (const pipe of pipes) pipe.on("error", () => undefined);
  const answers = createAnswers(output);
  const died = new Promise<string>((resolve) => {
    child.once("exit", (code, signal) => resolve(`exit ${code ?? signal}`));
    child.once("error", (error) => resolve(error.message));
  });
  let busy = false;
  const ready = becomeReady();
  ready.catch(() => undefined); // thrown by whoever asks

  /** What it prints afterwards may hold an article's text, and is dropped. */
  async function becomeReady(): Promise<void> {
    let said = "";
    const listen = (chunk: Buffer): void => void (said = (said + chunk.toString()).slice(0, MAX_STDERR));
    stderr.on("data", listen);
    try {
      await within(
        START_MS,
        answers.next(() => undefined),
      );
    } catch (cause) {
      await kill();
      throw new Error(`the reading process did not start: ${said}`, { cause });
    } finally {
      stderr.off("data", listen).resume();
      if (!busy) keepAlive(false);
    }
  }

  /** Throws Overrun where the process ends before the work, takes too long or too much. */
  async function within(ms: number, work: Promise<void>): Promise<void> {
    const { promise: overrun, resolve: end } = Promise.withResolvers<string>();
    void died.then(end);
    const timer = setTimeout(() => end(`more than ${ms} ms`), ms);
    const poll = setInterval(() => {
      const megabytes = residentMegabytes(child.pid ?? 0) ?? 0;
      if (megabytes > maxRssMb) end(`${Math.round(megabytes)} MB`);
    }, RSS_POLL_MS);
    try {
      const how = await Promise.race([overrun, work]);
      if (how !== undefined) throw new Overrun(how);
    } catch (error) {
      throw error instanceof Flood ? new Overrun(error.message) : error;
    } finally {
      work.catch(() => undefined); // it ends with the process
      clearTimeout(timer);
      clearInterval(poll);
    }
  }

  /** An idle process doesn't keep this one from ending. */
  function keepAlive(alive: boolean): void {
    const method = alive ? "ref" : "unref";
    for (const one of [child, ...pipes]) one[method]();
  }

  async function kill(): Promise<void> {
    keepAlive(true);
    child.kill("SIGKILL");
    await died;
  }

  return {
    ready,
    isFit: () =>
      child.exitCode === null &&
      child.signalCode === null &&
      !answers.isSpeaking() &&
      (residentMegabytes(child.pid ?? 0) ?? 0) < maxRssMb * BLOATED,
    async ask(request, take) {
      busy = true;
      keepAlive(true);
      await ready;
      try {
        for (const part of written(request)) input.write(part);
        await within(timeoutMs, answers.next(take));
      } catch (error) {
        child.kill("SIGKILL");
        throw error;
      } finally {
        busy = false;
        keepAlive(false);
      }
    },
    kill,
  };
}

/** The program and its libraries; not the folder they stand in, which also holds `.env` and the data. */
function readable(modulePath: string): string[] {
  const modules = join(root, "node_modules");
  const paths = [join(root, "src"), modules, realpathSync(modules), join(root, "package.json"), dirname(modulePath)];
  return [...new Set(paths)].map((path) => `--allow-fs-read=${path}`);
}
