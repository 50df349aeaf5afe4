import type { ConfigError } from "./config.ts";
import { startFailure } from "./discord/start-failure.ts";
import { EX_CONFIG, EX_SOFTWARE } from "./exit-codes.ts";
import type { Log } from "./log.ts";

/** Tells whoever runs a process which lines of its configuration are wrong; gives the exit code. */
export function tellBadConfiguration(
  { problems }: ConfigError,
  heading: string,
  hints: readonly string[] = [],
): number {
  const lines = problems.map(({ variable, problem, fix }) => `  ${variable}: ${problem}\n    ${fix}`);
  process.stderr.write(`${[heading, ...lines, ...hints].join("\n")}\n`);
  return EX_CONFIG;
}

/** Tells why Discord didn't let a process start, with what to do; all else goes to the log. Gives the exit code. */
export function tellFailedStart(error: unknown, log: Log): number {
  const known = startFailure(error);
  log[known ? "debug" : "fatal"]({ err: error }, "the start failed");
  if (known) process.stderr.write(`${known.sentence}\n`);
  return known?.isConfiguration ? EX_CONFIG : EX_SOFTWARE;
}
