import { ComponentType, type APIComponentInContainer } from "discord.js";
import { exportFile } from "../../export/file.ts";
import { fileName } from "./attachment.ts";
import { summaryBlocks } from "./blocks.ts";
import { resultRows } from "./buttons.ts";
import type { MadeEdition } from "../job/edition.ts";
import { header } from "./header.ts";
import { ATTACHMENT, MESSAGE_TEXT } from "../limits.ts";
import { message, textDisplay, texts, type Message } from "./message.ts";
import { paginate } from "./pages.ts";
import { renderResult, type ResultView } from "./render.ts";
import { smallPrint, SMALL_PRINT } from "./small-print.ts";

/**
 * An article beside its translation: the file that holds both, with a summary to say what it is. Where that is larger than
 * Discord takes, the result alone.
 */
export function renderEdition({ edition, results }: MadeEdition, view: ResultView): Message {
  const [first] = results;
  const { t } = view;
  const data = exportFile("html", edition, t);
  if (data.length > ATTACHMENT) return renderResult(first, view);
  const head = header(first, t);
  const name = `${fileName(first)}.html`;
  const summary = edition.summary ? summaryBlocks(edition.summary, t) : [];
  const [text] = paginate([t("results.beside"), ...summary], MESSAGE_TEXT - head.length - SMALL_PRINT);
  const body: APIComponentInContainer[] = [
    textDisplay(head),
    { type: ComponentType.Separator },
    textDisplay(text ?? t("results.beside")),
    { type: ComponentType.File, file: { url: `attachment://${name}` } },
    ...texts(smallPrint(first, view)),
    ...resultRows(first, view),
  ];
  return {
    ...message([{ type: ComponentType.Container, components: body }], [{ name, data }]),
    rest: t("results.inFile"),
  };
}
