import type { Article } from "../article/article.ts";
import type { Options, TaskName } from "../job.ts";
import { addUsage, NO_USAGE, type Usage } from "../llm/llm.ts";
import { costUsd } from "../llm/price.ts";
import type { Draft } from "./draft.ts";
import type { Task } from "./task.ts";
import type { Heard } from "./transcript.ts";

/** How far a piece of work is: all of it follows from what was heard. */
export interface Course<S> {
  readonly state: S;
  readonly usage: Usage;
  /** Undefined where a model has no listed price. */
  readonly costUsd: number | undefined;
  /** That gave the last answer; undefined before there is one. */
  readonly model: string | undefined;
  /** The model that was asked first and declined. */
  readonly declined: string | undefined;
}

export function beginning<S>(task: Task<TaskName, S>, article: Article, options: Options, draft?: Draft): Course<S> {
  const state = task.begin(article, options, draft);
  return { state, usage: NO_USAGE, costUsd: 0, model: undefined, declined: undefined };
}

/** Where the work is after something more was heard. */
export function following<S>(task: Task<TaskName, S>, course: Course<S>, heard: Heard): Course<S> {
  switch (heard.kind) {
    case "forgone":
      return { ...course, state: task.take(course.state, "", "end") };
    case "declined":
      return { ...spending(course, heard), declined: heard.asked };
    case "answer": {
      const { text, ending, model = course.model } = heard;
      return { ...spending(course, heard), model, state: task.take(course.state, text, ending) };
    }
  }
}

function spending<S>(course: Course<S>, { asked, usage }: Exclude<Heard, { kind: "forgone" }>): Course<S> {
  const price = costUsd(asked, usage);
  const cost = price === undefined || course.costUsd === undefined ? undefined : course.costUsd + price;
  return { ...course, usage: addUsage(course.usage, usage), costUsd: cost };
}
