/**
 * Where a job is: Discord confirmed it; the article's bytes are there; they were read; the article is kept; the first
 * complete part of the model's answer is kept; the result is checked and kept; it stands in Discord.
 */
export const STEPS = ["accepted", "read", "parsed", "cached", "asked", "checked", "delivered"] as const;

export type Step = (typeof STEPS)[number];

export type OnStep = (step: Step) => void;

/** Kills the process at a step, as no handler can prevent. */
export function crashAt(fatal: Step | undefined): OnStep | undefined {
  return fatal && ((step) => void (step === fatal && process.kill(process.pid, "SIGKILL")));
}

/** Work that is a step when it is done. */
export function stepping<A extends unknown[], R>(
  work: (...given: A) => Promise<R>,
  step: Step,
  onStep: OnStep | undefined,
): (...given: A) => Promise<R> {
  if (!onStep) return work;
  return async (...given) => {
    const done = await work(...given);
    onStep(step);
    return done;
  };
}
