import { ComponentType, type APIComponentInContainer } from "discord.js";
import { exportFile } from "../export/file.ts";
import { footer } from "../export/footer.ts";
import { summaryBlocks } from "./blocks.ts";
import { resultRows } from "./buttons.ts";
import type { MadeEdition } from "./edition.ts";
import { MESSAGE_TEXT } from "./limits.ts";
import { message, textDisplay, type Message } from "./message.ts";
import { neutraliseLine } from "./neutralise.ts";
import { paginate } from "./pages.ts";
import { fileName, header, type ResultView } from "./render.ts";

/** Characters kept for the small print. */
const FOOTER = 300;

/** An article beside its translation: the file that holds both, with a summary to say what it is. */
export function renderEdition({ edition, results }: MadeEdition, view: ResultView): Message {
  const [first] = results;
  const { t } = view;
  const head = header(first, t);
  const name = `${fileName(first)}.html`;
  const summary = edition.summary ? summaryBlocks(edition.summary.value, edition.summary.problems, t) : [];
  const [text] = paginate([t("results.beside"), ...summary], MESSAGE_TEXT - head.length - FOOTER);
  const facts = footer(first, t, view.now).map(neutraliseLine).join(" · ").slice(0, FOOTER);
  const body: APIComponentInContainer[] = [
    textDisplay(head),
    { type: ComponentType.Separator },
    textDisplay(text ?? t("results.beside")),
    { type: ComponentType.File, file: { url: `attachment://${name}` } },
    textDisplay(`-# ${facts}`),
    ...resultRows(first, view),
  ];
  return message(
    [{ type: ComponentType.Container, components: body }],
    [{ name, data: exportFile("html", edition, t) }],
  );
}
