import type { Log } from "../log.ts";
import type { OnStep } from "../step.ts";
import type { IntakeOptions } from "./intake.ts";
import type { JobHandler } from "./runner.ts";

/** What a queue is made with, wherever its jobs are kept. */
export interface RunnerOptions
  extends Pick<IntakeOptions, "laneOf" | "shares">, Partial<Pick<IntakeOptions, "capacity">> {
  readonly handler: JobHandler;
  readonly log: Log;
  readonly now: () => number;
  /** Jobs that run at once; the others wait, acknowledged. */
  readonly concurrency?: number;
  readonly timing?: Timing | undefined;
  readonly onStep?: OnStep | undefined;
  /** The bot's token is at hand: without it only interactions can be answered, and nothing else is begun. */
  readonly hasToken?: boolean | undefined;
}

/** Milliseconds: how long a process that says nothing keeps its jobs, and how often it says that it lives. */
export interface Timing {
  readonly lease: number;
  readonly heartbeat: number;
}

export const CONCURRENCY = 16;
export const CAPACITY = 500;
/** Jobs are kept for so many seconds. */
export const timingOf = (leaseSeconds: number): Timing => ({
  lease: leaseSeconds * 1_000,
  heartbeat: leaseSeconds * 300,
});

export const TIMING: Timing = timingOf(10);
/** How long it is tried to tell somebody what came of a job: longer than an answer that moved may take. */
export const PATIENCE = 90 * 60_000;
/** How long what runs may take to end where the process is told to. */
export const DRAIN = 25_000;
/** Milliseconds to write a job down in: somebody waits for a word, for three seconds at most. */
export const FIRST_RESPONSE = 1_500;
