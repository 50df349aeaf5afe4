import { UserError } from "../../errors.ts";
import { editionFrom, type Edition } from "../../export/edition.ts";
import type { TaskName } from "../../job.ts";
import type { Result } from "../../task/result.ts";

const PARTS = ["translate", "summarize", "quotes"] as const satisfies readonly TaskName[];

/** An edition with the results it is made of, the most telling first. */
export interface MadeEdition {
  readonly edition: Edition;
  readonly results: readonly [Result, ...Result[]];
}

/**
 * Makes all that an edition holds. A part that can't be had (an article that is in the language already has no
 * translation) is left out; where there is none at all, the first one's UserError is thrown.
 */
export async function makeEdition(run: (task: TaskName) => Promise<Result>, made: string): Promise<MadeEdition> {
  const results: Result[] = [];
  let failure: UserError | undefined;
  for (const task of PARTS) {
    try {
      results.push(await run(task));
    } catch (error) {
      if (!(error instanceof UserError) || error.code === "cancelled") throw error;
      failure ??= error;
    }
  }
  const [first, ...more] = results;
  if (!first) throw failure ?? new Error("an edition of nothing");
  return { edition: editionFrom([first, ...more], made), results: [first, ...more] };
}
