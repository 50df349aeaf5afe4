import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type RepliableInteraction,
} from "discord.js";
import type { ArticleId } from "../../article/article.ts";
import { UserError } from "../../errors.ts";
import { translator, type Translate } from "../../locale/translate.ts";
import type { Forget } from "../../store/forget.ts";
import type { RecentArticle, References } from "../../store/references.ts";
import { articleChoices } from "../command/article-choices.ts";
import { sentence } from "../message/message.ts";
import { label } from "../message/neutralise.ts";
import { moderatedServer, moderates } from "./place.ts";
import { payload, replyPrivately } from "../delivery/reply.ts";

export interface ForgetOptions {
  readonly forget: Forget;
  readonly references: Pick<References, "recentIn">;
}

/** Of all custom_ids of these questions. */
export const FORGET = "forget/";
const MINE = `${FORGET}mine`;
const ARTICLE = new RegExp(`^${FORGET}article/([\\w-]{1,26})$`);

/** Characters of a title in a question. */
const TITLE = 250;
/** Articles among which one is looked for by its title. */
const SEARCHED = 500;

/** Removes, after a question: a person's own, or an article of a server. */
export function createForgetting({ forget, references }: ForgetOptions) {
  return { mine, article, offer, button };

  async function mine(interaction: ChatInputCommandInteraction): Promise<void> {
    const t = translator(interaction.locale);
    await replyPrivately(interaction, sentence(t("forget.mine"), confirmation(MINE, t)));
  }

  async function article(interaction: ChatInputCommandInteraction): Promise<void> {
    const found = await known(interaction, interaction.options.getString("article", true));
    if (!found) throw new UserError("unknown_article");
    const t = translator(interaction.locale);
    const question = t("forget.article", { title: label(found.title, TITLE) });
    await replyPrivately(interaction, sentence(question, confirmation(`${FORGET}article/${found.id}`, t)));
  }

  async function offer(interaction: AutocompleteInteraction): Promise<void> {
    const t = translator(interaction.locale);
    await interaction.respond(articleChoices(await recent(interaction), interaction.options.getFocused(), t));
  }

  async function button(interaction: ButtonInteraction): Promise<void> {
    const t = translator(interaction.locale);
    const [, articleId] = ARTICLE.exec(interaction.customId) ?? [];
    if (articleId !== undefined) return forgetArticle(interaction, articleId, t);
    if (interaction.customId !== MINE) throw new UserError("result_expired");
    await interaction.deferUpdate();
    const count = await forget.person(interaction.user.id);
    await interaction.editReply(payload(sentence(t("forget.mineDone", { count }))));
  }

  async function forgetArticle(interaction: ButtonInteraction, id: ArticleId, t: Translate): Promise<void> {
    const server = moderatedServer(interaction);
    const found = await known(interaction, id);
    if (!found) throw new UserError("unknown_article");
    await interaction.deferUpdate();
    const count = await forget.article(server, id);
    await interaction.editReply(
      payload(sentence(t("forget.articleDone", { title: label(found.title, TITLE), count }))),
    );
  }

  /** By its id, which a choice gives, or by its title as it was typed. */
  async function known(interaction: RepliableInteraction, given: string): Promise<RecentArticle | undefined> {
    const all = await recent(interaction);
    return all.find(({ id }) => id === given) ?? all.find(({ title }) => title === given.trim());
  }

  /** What a server's members asked for in channels that a moderator moderates. Throws server_only, not_moderator. */
  async function recent(interaction: RepliableInteraction | AutocompleteInteraction): Promise<RecentArticle[]> {
    const server = moderatedServer(interaction);
    return references.recentIn(server, SEARCHED, (channelId) => moderates(interaction, channelId));
  }
}

function confirmation(id: string, t: Translate): [APIActionRowComponent<APIButtonComponentWithCustomId>] {
  const button = {
    type: ComponentType.Button,
    style: ButtonStyle.Danger,
    custom_id: id,
    label: t("buttons.forget"),
  } as const;
  return [{ type: ComponentType.ActionRow, components: [button] }];
}
