import { InteractionResponseType, MessageFlags, type ButtonInteraction } from "discord.js";
import type { Core } from "../../core.ts";
import { UserError } from "../../errors.ts";
import { translator, type Translate } from "../../locale/translate.ts";
import type { Result } from "../../task/result.ts";
import type { Reach } from "../access/reach.ts";
import { respond } from "../delivery/callback.ts";
import { directed, isolated } from "../message/bidi.ts";
import { pageRow } from "../message/buttons.ts";
import { MESSAGE_TEXT } from "../limits.ts";
import { message, textDisplay, texts, type Message } from "../message/message.ts";
import { neutralise } from "../message/neutralise.ts";
import { paginate } from "../message/pages.ts";

/** Characters kept for the line above a page and the one below it. */
const AROUND = 300;
/** Results about an article that are looked at for its translation. */
const LOOKED_AT = 20;

export interface Sources {
  /** Shows a person the paragraphs that an answer names, as they stand in the article. */
  readonly open: (interaction: ButtonInteraction, job: string) => Promise<void>;
  /** Turns their pages. */
  readonly turn: (interaction: ButtonInteraction, job: string, page: number) => Promise<void>;
}

export function createSources({ cache }: Pick<Core, "cache">, { jobsAbout }: Pick<Reach, "jobsAbout">): Sources {
  return {
    open: async (interaction, job) =>
      show(interaction, InteractionResponseType.ChannelMessageWithSource, await rendered(interaction, job, 0)),
    turn: async (interaction, job, page) =>
      show(interaction, InteractionResponseType.UpdateMessage, await rendered(interaction, job, page)),
  };

  async function rendered(interaction: ButtonInteraction, job: string, page: number): Promise<Message> {
    const shown = await cache.shown.get(job);
    if (shown?.data.task !== "ask") throw new UserError("result_expired");
    const translated = await translationOf(interaction, shown.data);
    return renderSources(shown.data, translated, { job, page, t: translator(interaction.locale) });
  }

  /** Of the paragraphs into the answer's language, where the person was shown one: another server's has its own spellings. */
  async function translationOf(
    interaction: ButtonInteraction,
    { article, to }: Result,
  ): Promise<ReadonlyMap<number, string>> {
    for (const job of (await jobsAbout(interaction, article.id)).slice(0, LOOKED_AT)) {
      const result = (await cache.shown.get(job))?.data;
      if (result?.task !== "translate" || result.to !== to) continue;
      const done = result.value.paragraphs.filter(({ status }) => status !== "untranslated");
      return new Map(done.map(({ id, text }) => [id, text]));
    }
    return new Map();
  }
}

/** A copy for one person's eyes. */
async function show(
  interaction: ButtonInteraction,
  type: InteractionResponseType,
  { files: _none, ...shown }: Message,
): Promise<void> {
  const data = { ...shown, flags: shown.flags | MessageFlags.Ephemeral };
  await respond(interaction.client.rest, interaction, { type, data });
}

export interface SourceView {
  readonly job: string;
  readonly page: number;
  readonly t: Translate;
}

/** The paragraphs an answer names, each as the article has it and in translation. */
export function renderSources(
  { article, value, to }: Result<"ask">,
  translated: ReadonlyMap<number, string>,
  { job, page, t }: SourceView,
): Message {
  const named = new Set(value.paragraphs);
  const blocks = article.paragraphs
    .filter(({ id }) => named.has(id))
    .flatMap(({ id, text }) => {
      const translation = translated.get(id);
      const original = directed(`**\\[${id}\\]** ${neutralise(text)}`, article.language);
      if (translation === undefined) return [original];
      const label = isolated(`*${t("results.translation")}*`, to);
      return [original, directed(t("list.labelled", { label, text: neutralise(translation) }), to)];
    });
  const pages = paginate(blocks, MESSAGE_TEXT - AROUND);
  const at = Math.min(page, pages.length - 1);
  const pageOf =
    pages.length > 1 ? [textDisplay(`-# ${t("results.page", { page: at + 1, pages: pages.length })}`)] : [];
  return message([
    textDisplay(`-# ${t("threads.source")}`),
    ...texts(pages[at]),
    ...pageOf,
    ...pageRow({ kind: "sourcePage", job, page: at }, pages.length, t),
  ]);
}
