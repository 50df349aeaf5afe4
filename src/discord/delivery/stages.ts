import type { Progress } from "../../job.ts";

/** How far a job is, as it is shown: what was found stays in sight while the work goes on. */
export interface Stages {
  /** False where it changes nothing. */
  readonly reach: (progress: Progress) => boolean;
  readonly latest: () => readonly Progress[];
}

/** What a typed question is answered with at first, since its article was found before. */
export const BEGUN: readonly Progress[] = [{ stage: "asking" }];
const BEFORE_ASKING: ReadonlySet<Progress["stage"]> = new Set(["reading", "found"]);

export function createStages(isTyped: boolean): Stages {
  let found: readonly Progress[] = [];
  let latest: readonly Progress[] | undefined = isTyped ? BEGUN : undefined;
  return {
    reach(progress) {
      if (isTyped && BEFORE_ASKING.has(progress.stage)) return false;
      const reached = [...found, progress];
      if (progress.stage === "found") found = [progress];
      if (JSON.stringify(reached) === JSON.stringify(latest)) return false;
      latest = reached;
      return true;
    },
    latest: () => latest ?? [{ stage: "reading" }],
  };
}
