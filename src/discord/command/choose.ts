import { ComponentType, type APISelectMenuOption, type StringSelectMenuInteraction } from "discord.js";
import { UserError } from "../../errors.ts";
import type { Request } from "../../job.ts";
import { translator, type Translate } from "../../locale/translate.ts";
import type { Shelf } from "../../store/shelf.ts";
import type { Candidate } from "./candidates.ts";
import type { Services } from "./command.ts";
import { replyPrivately } from "../delivery/reply.ts";
import { customId } from "../message/custom-id.ts";
import { SELECT_TEXT } from "../limits.ts";
import { hostOf } from "./links.ts";
import { sentence } from "../message/message.ts";
import { plainLine } from "../message/neutralise.ts";
import { shorten } from "../message/pages.ts";
import { candidatesOf } from "./target.ts";
import type { UsualLanguage } from "./usual-language.ts";

export interface ChooseOptions {
  readonly requests: Shelf<Request>;
  readonly submit: Services["submit"];
  readonly usualLanguage: UsualLanguage;
}

/** Finds the article that a message is about; where there may be several, asks which one is meant. */
export function createChoose({ requests, submit, usualLanguage }: ChooseOptions) {
  return { command, select };

  async function command(...[interaction, task]: Parameters<Services["onMessage"]>): Promise<void> {
    const candidates = await candidatesOf(interaction);
    const draft = { task, options: { to: await usualLanguage(interaction) }, private: false };
    const [input, ...others] = candidates;
    if (input && others.length === 0) return submit(interaction, { ...draft, input });
    const { user, channelId } = interaction;
    await requests.put(interaction.id, { ...draft, userId: user.id, channelId, choices: candidates });
    await replyPrivately(interaction, question(interaction.id, candidates, translator(interaction.locale)));
  }

  async function select(interaction: StringSelectMenuInteraction, id: string): Promise<void> {
    const request = (await requests.get(id))?.data;
    const input = request?.choices?.[Number(interaction.values[0])];
    if (!request || !input) throw new UserError("result_expired");
    const { task, options, private: isPrivate } = request;
    await submit(interaction, { task, input, options, private: isPrivate });
  }
}

function question(request: string, candidates: readonly Candidate[], t: Translate) {
  const options = candidates.map((candidate, index): APISelectMenuOption => ({
    label: shorten(labelOf(candidate), SELECT_TEXT),
    value: String(index),
  }));
  const select = {
    type: ComponentType.StringSelect as const,
    custom_id: customId({ kind: "choose", request }),
    options,
  };
  return sentence(t("forms.choose"), [{ type: ComponentType.ActionRow, components: [select] }]);
}

/** A file's name; a link's host and path, as people read them. */
function labelOf(candidate: Candidate): string {
  if (candidate.kind === "file") return plainLine(candidate.name) || "…";
  const { pathname, search } = new URL(candidate.url);
  return plainLine(`${hostOf(candidate.url)}${readable(pathname)}${search}`);
}

function readable(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
