import { ComponentType, type APIComponentInContainer } from "discord.js";
import { progressSentence } from "../../locale/progress.ts";
import type { Translate } from "../../locale/translate.ts";
import type { Job, Progress } from "../../job.ts";
import type { Result } from "../../task/result.ts";
import { attachment } from "./attachment.ts";
import { blocks } from "./blocks.ts";
import { cancelRow, pageRow, resultRows, type ResultButtons } from "./buttons.ts";
import type { Cite } from "../thread/citation.ts";
import { header } from "./header.ts";
import { MESSAGE_TEXT } from "../limits.ts";
import { message, sentence, textDisplay, texts, type Message } from "./message.ts";
import { neutralise } from "./neutralise.ts";
import { paginate, shorten } from "./pages.ts";
import { smallPrint, SMALL_PRINT } from "./small-print.ts";

export interface ResultView extends ResultButtons {
  readonly page: number;
  readonly now: number;
  /** The whole as an attached file: with the first message, not when a page is turned. */
  readonly attach: boolean;
  /** Something to say beside the result, such as why there is no thread. */
  readonly note?: string | undefined;
  /** Where an answer's references lead; nowhere if absent. */
  readonly cite?: Cite | undefined;
}

/** A result as one message: header, a page of text, the whole as a file, buttons. */
export function renderResult(result: Result, view: ResultView): Message {
  const { t, job, now, note, cite } = view;
  const head = header(result, t);
  const pages = paginate(blocks(result, t, cite), MESSAGE_TEXT - SMALL_PRINT - head.length);
  const page = Math.min(Math.max(0, view.page), Math.max(0, pages.length - 1));
  const pageOf = pages.length > 1 ? t("results.page", { page: page + 1, pages: pages.length }) : "";
  const file = attachment(result, t, now);
  const body: APIComponentInContainer[] = [
    textDisplay(head),
    ...texts(pages[page]).flatMap((text) => [{ type: ComponentType.Separator } as const, text]),
    // A file's place stays when a page is turned; the file itself is kept by Discord.
    ...(file ? [{ type: ComponentType.File as const, file: { url: `attachment://${file.name}` } }] : []),
    ...texts(smallPrint(result, { t, now, pageOf, note })),
    ...pageRow({ kind: "page", job, page }, pages.length, t),
    ...resultRows(result, view),
  ];
  const files = view.attach && file ? [{ name: file.name, data: file.data() }] : [];
  return { ...message([{ type: ComponentType.Container, components: body }], files), rest: t("results.inFile") };
}

/** Characters kept for how far it is, under the beginning of an answer. */
const UNDER_WAY = 500;

/** How far a job is, with a button that ends it. */
export function renderProgress({ id, task }: Job, progress: readonly Progress[], t: Translate): Message {
  const lines = progress.flatMap((each) => [saidIn(each), progressSentence(task, each, t)]);
  return sentence(lines.filter(Boolean).join("\n"), cancelRow(id, t));
}

/** The beginning of an answer, above the word that more is to come. */
function saidIn(progress: Progress): string {
  if (progress.stage !== "asking" || progress.said === undefined) return "";
  return `${shorten(neutralise(progress.said), MESSAGE_TEXT - UNDER_WAY)}\n`;
}
