import { ButtonStyle, ComponentType, type APIActionRowComponent, type APIButtonComponent } from "discord-api-types/v10";
import type { ArticleId } from "../article/article.ts";
import type { TaskName } from "../job.ts";
import type { Translate } from "../locale/translate.ts";
import type { Result } from "../task/result.ts";

/** What a press means. The whole state of a button, so that it works after a restart. */
export type Press =
  | { readonly kind: "page"; readonly job: string; readonly page: number }
  | { readonly kind: "task"; readonly task: Exclude<TaskName, "ask">; readonly article: ArticleId; readonly to: string }
  | { readonly kind: "ask"; readonly article: ArticleId; readonly to: string }
  | { readonly kind: "paste"; readonly request: string }
  | { readonly kind: "sample" };

/** Fits in a custom_id: a snowflake has 20 characters at most, an article id 26, a language code 35. */
export function customId(press: Press): string {
  switch (press.kind) {
    case "page":
      return `page/${press.job}/${press.page}`;
    case "task":
      return `task/${press.task}/${press.article}/${press.to}`;
    case "ask":
      return `ask/${press.article}/${press.to}`;
    case "paste":
      return `paste/${press.request}`;
    case "sample":
      return "sample";
  }
}

const PATTERNS = {
  page: /^page\/(\d{1,20})\/(\d{1,4})$/,
  task: /^task\/(translate|summarize|quotes)\/([\w-]{1,26})\/([\w-]{2,35})$/,
  ask: /^ask\/([\w-]{1,26})\/([\w-]{2,35})$/,
  paste: /^paste\/(\d{1,20})$/,
};

/** Undefined for what is none of ours: a custom_id comes from outside. */
export function parsePress(id: string): Press | undefined {
  if (id === "sample") return { kind: "sample" };
  const [, job, page] = PATTERNS.page.exec(id) ?? [];
  if (job !== undefined) return { kind: "page", job, page: Number(page) };
  const [, task, taskArticle, taskTo] = PATTERNS.task.exec(id) ?? [];
  if (task !== undefined && taskArticle !== undefined && taskTo !== undefined) {
    return { kind: "task", task: task as Exclude<TaskName, "ask">, article: taskArticle, to: taskTo };
  }
  const [, request] = PATTERNS.paste.exec(id) ?? [];
  if (request !== undefined) return { kind: "paste", request };
  const [, article, to] = PATTERNS.ask.exec(id) ?? [];
  return article !== undefined && to !== undefined ? { kind: "ask", article, to } : undefined;
}

type Row = APIActionRowComponent<APIButtonComponent>;

/** Previous and Next, where there is more than one page. */
export function pageRow(job: string, page: number, pages: number, t: Translate): Row[] {
  if (pages < 2) return [];
  return [
    row([
      button({ kind: "page", job, page: page - 1 }, t("buttons.previous"), page === 0),
      button({ kind: "page", job, page: page + 1 }, t("buttons.next"), page === pages - 1),
    ]),
  ];
}

const TASKS = ["translate", "summarize", "quotes"] as const;

/** The other tasks, and Ask; of a part of an article also Paste text. Without a model they say what is missing. */
export function taskRow(
  { task, article, to }: Pick<Result, "task" | "article" | "to">,
  job: string,
  t: Translate,
): Row[] {
  const others = TASKS.filter((other) => other !== task);
  return [
    row([
      ...others.map((other) => button({ kind: "task", task: other, article: article.id, to }, t(`buttons.${other}`))),
      button({ kind: "ask", article: article.id, to }, t("buttons.ask")),
      ...(article.reading === "teaser" ? [button({ kind: "paste", request: job }, t("buttons.paste"))] : []),
    ]),
  ];
}

/** Paste text, under the word that an article couldn't be read. */
export function pasteRow(request: string, t: Translate): Row[] {
  return [row([button({ kind: "paste", request }, t("buttons.paste"))])];
}

/** Try a sample article, under the first message in a server. */
export function sampleRow(t: Translate): Row[] {
  return [row([button({ kind: "sample" }, t("buttons.sample"))])];
}

function row(components: APIButtonComponent[]): Row {
  return { type: ComponentType.ActionRow, components };
}

function button(press: Press, label: string, disabled = false): APIButtonComponent {
  return { type: ComponentType.Button, style: ButtonStyle.Secondary, custom_id: customId(press), label, disabled };
}
