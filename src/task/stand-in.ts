import type { Article } from "../article/article.ts";
import { UserError, type UserErrorCode } from "../errors.ts";
import type { Options, TaskName } from "../job.ts";
import type { ProblemCode } from "../locale/problem.ts";
import { hard } from "./check/problem.ts";
import { extractive } from "./extractive/extractive.ts";
import type { Result } from "./result.ts";
import type { RunTask } from "./run.ts";

/**
 * Why a model has no answer to give, where the article's own words are better than none. A wrong key or an unknown model
 * isn't among it: whoever runs the bot has to hear of it, not find it worked around.
 */
const REASONS: Partial<Record<UserErrorCode, ProblemCode>> = {
  model_busy: "modelBusy",
  model_unreachable: "modelUnreachable",
  model_stalled: "modelUnreachable",
  model_spend_limit: "modelSpent",
  model_refused: "modelDeclined",
  model_unusable: "modelUnusable",
};

/**
 * Has the extractive engine summarise and quote where the model fails: the one problem of such a result says why, and the
 * cache doesn't get it. The other tasks have no such form and fail. `onStandIn` is told the failure.
 */
export function withStandIn(run: RunTask, onStandIn: (failure: UserError) => void): RunTask {
  return async (task, article, options, context = {}) => {
    try {
      return await run(task, article, options, context);
    } catch (error) {
      const result = context.modelOnly ? undefined : standIn(task, article, options, error);
      if (!result) throw error;
      onStandIn(error as UserError);
      return result;
    }
  };
}

function standIn(task: TaskName, article: Article, options: Options, failure: unknown): Result | undefined {
  const reason = failure instanceof UserError ? REASONS[failure.code] : undefined;
  if (reason === undefined || (task !== "summarize" && task !== "quotes")) return undefined;
  return extractive(task, article, options, [hard("model", reason)]);
}
