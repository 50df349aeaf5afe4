import type { Article } from "../../article/article.ts";
import { UserError } from "../../errors.ts";
import type { Options, TaskName } from "../../job.ts";
import { presentable } from "../presentable.ts";
import type { Problem, Result } from "../result.ts";
import { extractQuotes } from "./quotes.ts";
import { extractSummary } from "./summary.ts";

/** What can be had without a model, in the article's own words. Throws no_key for a task that has no such form. */
export function extractive(
  task: TaskName,
  article: Article,
  options: Options,
  problems: readonly Problem[] = [],
): Result {
  const common = { article, to: options.to, problems, engine: "extractive" as const, costUsd: 0 };
  switch (task) {
    case "summarize":
      return { ...common, task, value: presentable(extractSummary(article, options.length ?? "medium")) };
    case "quotes":
      return { ...common, task, value: presentable(extractQuotes(article, options.include)) };
    default:
      throw new UserError("no_key", { task });
  }
}
