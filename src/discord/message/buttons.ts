import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIButtonComponentWithURL,
  type APIStringSelectComponent,
} from "discord-api-types/v10";
import type { Length } from "../../job.ts";
import type { Translate } from "../../locale/translate.ts";
import type { Result } from "../../task/result.ts";
import { customId, type Press } from "./custom-id.ts";
import { languageOptions } from "../command/languages.ts";
import { LINK, ROW_BUTTONS } from "../limits.ts";

type Button = APIButtonComponentWithCustomId | APIButtonComponentWithURL;

export type Row = APIActionRowComponent<Button | APIStringSelectComponent>;

/** Previous and Next, where there is more than one page of a result or of the paragraphs that an answer names. */
export function pageRow(
  { page, ...shown }: Press & { kind: "page" | "sourcePage" },
  pages: number,
  t: Translate,
): Row[] {
  if (pages < 2) return [];
  return rows([
    button({ ...shown, page: page - 1 }, t("buttons.previous"), page === 0),
    button({ ...shown, page: page + 1 }, t("buttons.next"), page === pages - 1),
  ]);
}

/** An answer that names paragraphs. */
function isSourced(result: Result): boolean {
  return result.task === "ask" && result.value.paragraphs.length > 0;
}

const TASKS = ["translate", "summarize", "quotes"] as const;
const LENGTHS: readonly Length[] = ["short", "medium", "long"];

export interface ResultButtons {
  readonly job: string;
  readonly t: Translate;
  /** Nobody but its person sees the message, who can put it away. */
  readonly isPrivate: boolean;
  /** Of the page that shows the result beside its original; none where results aren't served as pages. */
  readonly address?: string | undefined;
  /** Of a summary. */
  readonly length?: Length | undefined;
  /** That the server usually wants, BCP 47. */
  readonly languages: readonly string[];
}

/**
 * All that can be done: what else can be made of the article, then what can be done with this result. Without a model the
 * tasks say what is missing.
 */
export function resultRows(result: Result, view: ResultButtons): Row[] {
  const { job, t, languages } = view;
  const { task, article, to } = result;
  const others = TASKS.filter((other) => other !== task);
  const hasModel = result.engine === "model";
  return [
    ...rows([
      ...others.map((other) => button({ kind: "task", task: other, article: article.id, to }, t(`buttons.${other}`))),
      button({ kind: "ask", article: article.id, to }, t("buttons.ask")),
      ...(hasModel ? [button({ kind: "beside", job }, t("buttons.beside"))] : []),
    ]),
    ...rows(ownButtons(result, view)),
    ...(hasModel ? [languageRow(job, languageOptions(languages, to, t.locale), t)] : []),
  ];
}

function ownButtons(result: Result, { job, t, isPrivate, address, length }: ResultButtons): Button[] {
  const { task, article, problems } = result;
  return [
    ...(address === undefined || address.length > LINK ? [] : [link(address, t("buttons.page"))]),
    ...(isSourced(result) ? [button({ kind: "source", job }, t("buttons.source"))] : []),
    ...(task === "summarize" ? lengths(job, length ?? "medium", t) : []),
    ...(article.reading === "teaser" ? [button({ kind: "paste", request: job }, t("buttons.paste"))] : []),
    button({ kind: "again", job }, t("buttons.again")),
    ...(problems.length > 0 ? [button({ kind: "retry", job }, t("buttons.retry"))] : []),
    ...(isPrivate ? [] : [button({ kind: "delete", job }, t("buttons.delete"))]),
  ];
}

function lengths(job: string, length: Length, t: Translate): APIButtonComponentWithCustomId[] {
  const at = LENGTHS.indexOf(length);
  const [shorter, longer] = [LENGTHS[at - 1], LENGTHS[at + 1]];
  return [
    ...(shorter ? [button({ kind: "length", job, length: shorter }, t("buttons.shorter"))] : []),
    ...(longer ? [button({ kind: "length", job, length: longer }, t("buttons.longer"))] : []),
  ];
}

function languageRow(job: string, options: APIStringSelectComponent["options"], t: Translate): Row {
  const select: APIStringSelectComponent = {
    type: ComponentType.StringSelect,
    custom_id: customId({ kind: "language", job }),
    placeholder: t("buttons.language"),
    options,
  };
  return { type: ComponentType.ActionRow, components: [select] };
}

/** Under a job that came to nothing: what may help. */
export function failureRow(job: string, help: { readonly retry: boolean; readonly paste: boolean }, t: Translate) {
  return rows([
    ...(help.retry ? [button({ kind: "retry", job }, t("buttons.retry"))] : []),
    ...(help.paste ? [button({ kind: "paste", request: job }, t("buttons.paste"))] : []),
  ]);
}

/** Under the question of a price. */
export function priceRow(job: string, t: Translate): Row[] {
  return rows([
    button({ kind: "agree", job }, t("buttons.agree")),
    button({ kind: "delete", job }, t("buttons.decline")),
  ]);
}

/** Under progress. */
export function cancelRow(job: string, t: Translate): Row[] {
  return rows([button({ kind: "cancel", job }, t("buttons.cancel"))]);
}

/** Under the word that what comes of a job can't be shown without a press. */
export function showRow(job: string, t: Translate): Row[] {
  return rows([button({ kind: "show", job }, t("buttons.show"))]);
}

/** Try a sample article, under the first message in a server. */
export function sampleRow(t: Translate): Row[] {
  return rows([button({ kind: "sample" }, t("buttons.sample"))]);
}

function rows(buttons: readonly Button[]): Row[] {
  const count = Math.ceil(buttons.length / ROW_BUTTONS);
  return Array.from({ length: count }, (_, index) => ({
    type: ComponentType.ActionRow,
    components: buttons.slice(index * ROW_BUTTONS, (index + 1) * ROW_BUTTONS),
  }));
}

function button(press: Press, label: string, disabled = false): APIButtonComponentWithCustomId {
  return { type: ComponentType.Button, style: ButtonStyle.Secondary, custom_id: customId(press), label, disabled };
}

function link(url: string, label: string): APIButtonComponentWithURL {
  return { type: ComponentType.Button, style: ButtonStyle.Link, url, label };
}
