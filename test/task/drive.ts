import type { Article } from "../../src/article/article.ts";
import type { Options, TaskName } from "../../src/job.ts";
import type { Draft } from "../../src/task/draft.ts";
import type { Ask, Ending, Task } from "../../src/task/task.ts";

export type Given = string | readonly [text: string, ending: Ending];

export interface Driven<N extends TaskName, S> {
  /** What was asked, in order. */
  readonly asks: readonly Ask[];
  /** What would be asked next; undefined where the task is done. */
  readonly left: Ask | undefined;
  readonly state: S;
  readonly finish: () => ReturnType<Task<N, S>["finish"]>;
}

/** Takes a task through these answers. Between any two steps its state is written to JSON and read again. */
export function drive<N extends TaskName, S>(
  task: Task<N, S>,
  article: Article,
  options: Options,
  answers: readonly Given[],
  draft?: Draft,
): Driven<N, S> {
  const stored = (state: S): S => JSON.parse(JSON.stringify(state)) as S;
  const asks: Ask[] = [];
  let state = stored(task.begin(article, options, draft));
  for (const answer of answers) {
    const ask = task.next(state);
    if (!ask) throw new Error(`nothing was asked that ${JSON.stringify(answer)} could answer`);
    asks.push(ask);
    const [text, ending] = typeof answer === "string" ? [answer, "end" as const] : answer;
    state = stored(task.take(state, text, ending));
  }
  return { asks, left: task.next(state), state, finish: () => task.finish(state) };
}
