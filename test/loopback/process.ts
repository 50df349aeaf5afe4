import { spawn } from "node:child_process";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { VARIABLES } from "../../src/variables.ts";
import { createWatch } from "../fakes/watch.ts";
import { temporaryFolder } from "../fakes/folder.ts";
import { keepOutput } from "./kept.ts";

/** What Node and other programs read. */
type Foreign = "HTTP_PROXY" | "HTTPS_PROXY" | "ALL_PROXY" | "NODE_USE_ENV_PROXY" | "NODE_OPTIONS";

export type Environment = Partial<Record<(typeof VARIABLES)[number] | Foreign, string>>;

/** How a process ended, and all it said. */
export interface Ended {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Milliseconds it ran. */
  readonly ms: number;
  /** It never came to an end of itself. */
  readonly isLate: boolean;
}

export interface Running {
  readonly ended: Promise<Ended>;
  /** Standard output so far. */
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly write: (text: string) => void;
  /** Ends standard input. */
  readonly end: () => void;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Waits until standard output or standard error holds a text. */
  readonly says: (text: string) => Promise<unknown>;
}

export interface How {
  /** Of Node. */
  readonly flags?: readonly string[];
  readonly folder?: string;
  /** Milliseconds until it is killed, whatever it does. */
  readonly longest?: number;
}

const ROOT = join(import.meta.dirname, "../..");
const TOO_LONG = 30_000;

/**
 * Runs a file of the project as its npm scripts do. Every variable that the project reads is set, so that neither the
 * environment nor a .env file of this machine has a say; in a folder of its own, none is that isn't given.
 */
export function start(
  file: string,
  args: readonly string[],
  environment: Environment = {},
  { flags = [], folder = ROOT, longest = TOO_LONG }: How = {},
): Running {
  const unset = Object.fromEntries(VARIABLES.map((variable) => [variable, folder === ROOT ? "" : undefined]));
  const { NODE_COMPILE_CACHE } = process.env;
  const began = performance.now();
  const child = spawn(process.execPath, [...flags, join(ROOT, file), ...args], {
    cwd: folder,
    env: { ...unset, NODE_COMPILE_CACHE, ...environment },
  });
  let stdout = "";
  let stderr = "";
  const watch = createWatch(() => `stdout:\n${stdout}\nstderr:\n${stderr}`);
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    watch.changed();
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
    watch.changed();
  });
  // It may end before it has read all.
  child.stdin.on("error", () => undefined);
  let isLate = false;
  const tooLong = setTimeout(() => void (isLate = child.kill("SIGKILL")), longest);
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(tooLong);
      keepOutput(`${stdout}\n${stderr}`);
      resolve({ code, stdout, stderr, ms: performance.now() - began, isLate });
    });
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
    return ended.then(() => undefined);
  });
  return {
    ended,
    stdout: () => stdout,
    stderr: () => stderr,
    write: (text) => void child.stdin.write(text),
    end: () => void child.stdin.end(),
    signal: (signal) => void child.kill(signal),
    says: (text) => watch.until(() => `${stdout}${stderr}`.includes(text), `“${text}”`, TOO_LONG),
  };
}

/** Runs the terminal to its end, with this as its standard input. */
export async function cli(args: readonly string[], environment: Environment = {}, input = ""): Promise<Ended> {
  const running = start("src/cli.ts", args, { DRAGOMAN_DATA: await temporaryFolder(), ...environment });
  running.write(input);
  running.end();
  return running.ended;
}

/** Flags of a process that prints the packages it has loaded, at its end on standard error. */
export const TELL_LOADED = [
  "--import",
  `data:text/javascript,${encodeURIComponent(`import { registerHooks } from "node:module";
    const packages = new Set();
    registerHooks({ load: (url, context, next) => {
      packages.add(/node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(url)?.[1] ?? "");
      return next(url, context);
    } });
    process.on("exit", () => process.stderr.write("loaded: " + [...packages].join(" ")));`)}`,
];
