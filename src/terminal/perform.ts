import { randomUUID } from "node:crypto";
import type { Core } from "../core.ts";
import type { Input, TaskName } from "../job.ts";
import type { Result } from "../task/result.ts";
import type { RunOptions } from "../task/run.ts";
import type { Arguments } from "./arguments.ts";
import type { Screen } from "./screen.ts";

/** Whose fixed spellings the terminal's are. */
export const TERMINAL = "terminal";

export interface TerminalRun {
  readonly core: Core;
  readonly screen: Screen;
  readonly signal: AbortSignal;
  /** Aborts the signal, and the process soon after. */
  readonly interrupt: () => void;
}

/** What shapes a result. */
export type Asked = Pick<Arguments, "to" | "length" | "include" | "question">;

/** Has the core do one task, and shows on the screen how far it is. */
export async function perform(
  task: TaskName,
  input: Input,
  { to, length, include, question }: Asked,
  { core, screen, signal }: TerminalRun,
  how: Pick<RunOptions, "turns" | "isConversation" | "modelOnly"> = {},
): Promise<Result> {
  const fixed = task === "translate" ? (await core.terms.list(TERMINAL)).filter((term) => term.to === to) : [];
  const terms = fixed.map(({ source, target }) => ({ source, target }));
  const options = {
    to,
    length,
    include,
    ...(question === undefined ? {} : { question }),
    ...(terms.length === 0 ? {} : { terms }),
  };
  return core.run(
    { id: randomUUID(), task, input, options },
    { ...how, signal, onProgress: (progress) => screen.progress(task, progress) },
  );
}
