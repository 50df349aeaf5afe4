import type { ArticleId } from "../../article/article.ts";
import type { Length, TaskName } from "../../job.ts";

/** What is done with a job that is named. */
const ACTIONS = ["again", "retry", "agree", "cancel", "delete", "language", "beside", "source", "show"] as const;

export type Action = (typeof ACTIONS)[number];

/** What a press means. The whole state of a button, so that it works after a restart. */
export type Press =
  | { readonly kind: "page"; readonly job: string; readonly page: number }
  | { readonly kind: "task"; readonly task: Exclude<TaskName, "ask">; readonly article: ArticleId; readonly to: string }
  | { readonly kind: "ask"; readonly article: ArticleId; readonly to: string }
  | { readonly kind: "sourcePage"; readonly job: string; readonly page: number }
  | { readonly kind: "length"; readonly job: string; readonly length: Length }
  | { readonly kind: Action; readonly job: string }
  | { readonly kind: "paste" | "choose"; readonly request: string }
  | { readonly kind: "sample" };

/** Fits in a custom_id: a snowflake has 20 characters at most, an article id 26, a language code 35. */
export function customId(press: Press): string {
  switch (press.kind) {
    case "page":
      return `page/${press.job}/${press.page}`;
    case "sourcePage":
      return `source/${press.job}/${press.page}`;
    case "task":
      return `task/${press.task}/${press.article}/${press.to}`;
    case "ask":
      return `ask/${press.article}/${press.to}`;
    case "length":
      return `length/${press.job}/${press.length}`;
    case "paste":
    case "choose":
      return `${press.kind}/${press.request}`;
    case "sample":
      return "sample";
    default:
      return `${press.kind}/${press.job}`;
  }
}

const FORM = new RegExp(
  [
    "(?<page>page)/(?<pageJob>\\d{1,20})/(?<number>\\d{1,4})",
    "(?<source>source)/(?<sourceJob>\\d{1,20})/(?<sourceNumber>\\d{1,4})",
    "(?<task>task)/(?<name>translate|summarize|quotes)/(?<taskArticle>[\\w-]{1,26})/(?<taskTo>[\\w-]{2,35})",
    "(?<ask>ask)/(?<askArticle>[\\w-]{1,26})/(?<askTo>[\\w-]{2,35})",
    "(?<length>length)/(?<lengthJob>\\d{1,20})/(?<size>short|medium|long)",
    `(?<action>${ACTIONS.join("|")})/(?<actionJob>\\d{1,20})`,
    "(?<request>paste|choose)/(?<requestJob>\\d{1,20})",
    "(?<sample>sample)",
  ]
    .map((form) => `^${form}$`)
    .join("|"),
);

/** Undefined for what is none of ours: a custom_id comes from outside. */
export function parsePress(id: string): Press | undefined {
  const found = FORM.exec(id)?.groups;
  if (!found) return undefined;
  const of = (name: string) => found[name] ?? "";
  if (found["page"]) return { kind: "page", job: of("pageJob"), page: Number(of("number")) };
  if (found["source"]) return { kind: "sourcePage", job: of("sourceJob"), page: Number(of("sourceNumber")) };
  if (found["task"]) {
    return { kind: "task", task: of("name") as Exclude<TaskName, "ask">, article: of("taskArticle"), to: of("taskTo") };
  }
  if (found["ask"]) return { kind: "ask", article: of("askArticle"), to: of("askTo") };
  if (found["length"]) return { kind: "length", job: of("lengthJob"), length: of("size") as Length };
  if (found["action"]) return { kind: of("action") as Action, job: of("actionJob") };
  if (found["request"]) return { kind: of("request") as "paste" | "choose", request: of("requestJob") };
  return { kind: "sample" };
}
