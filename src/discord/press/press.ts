import {
  ComponentType,
  InteractionResponseType,
  MessageFlags,
  TextInputStyle,
  type ButtonInteraction,
  type ModalSubmitInteraction,
  type StringSelectMenuInteraction,
} from "discord.js";
import type { Core } from "../../core.ts";
import { UserError } from "../../errors.ts";
import { LONGEST_QUESTION } from "../../job.ts";
import { translator, type Translate } from "../../locale/translate.ts";
import { SAMPLE } from "../../sample.ts";
import { DEFAULT_LANGUAGE } from "../command/arguments.ts";
import { isForOneself } from "../access/eyes.ts";
import type { Reach } from "../access/reach.ts";
import { respond } from "../delivery/callback.ts";
import type { createActions } from "./actions.ts";
import { customId, parsePress, type Press } from "../message/custom-id.ts";
import type { Citations } from "../thread/citation.ts";
import { placeOf } from "../thread/conversation.ts";
import type { Services } from "../command/command.ts";
import type { createChoose } from "../command/choose.ts";
import type { createPaste } from "../command/paste.ts";
import { request } from "../message/message.ts";
import { renderResult } from "../message/render.ts";
import type { ViewOf } from "../message/view.ts";
import { isMember, localeOf } from "../access/member.ts";
import type { Show } from "./show.ts";
import type { Sources } from "./source.ts";
import { planThread } from "../thread/thread-plan.ts";

export interface PressOptions {
  readonly core: Pick<Core, "cache" | "conversations" | "settings">;
  readonly actions: ReturnType<typeof createActions>;
  readonly services: Services;
  readonly paste: ReturnType<typeof createPaste>;
  readonly choose: ReturnType<typeof createChoose>;
  readonly sources: Sources;
  readonly citations: Citations;
  readonly viewOf: ViewOf;
  readonly reach: Reach;
  readonly show: Show;
}

type Pressed = ButtonInteraction | StringSelectMenuInteraction | ModalSubmitInteraction;

/** What the buttons under a message and the forms do. */
export function createPresses(options: PressOptions) {
  const { core, services, paste, choose, actions, sources, citations, viewOf, reach, show } = options;
  return { button, select, modal };

  /** What a custom_id means, where it may be used by who uses it. Throws result_expired, article_expired. */
  async function meant(interaction: Pressed): Promise<Press | undefined> {
    const press = parsePress(interaction.customId);
    if (!press || OWN.has(press.kind)) return press;
    if ("article" in press) await reach.article(interaction, press.article);
    if ("job" in press) await reach.job(interaction, press.job);
    if ("request" in press) await reach.job(interaction, press.request);
    return press;
  }

  async function button(interaction: ButtonInteraction): Promise<void> {
    const press = await meant(interaction);
    switch (press?.kind) {
      case "page":
        return turnPage(interaction, press);
      case "task":
        return services.submit(interaction, {
          task: press.task,
          input: { kind: "article", id: press.article },
          options: { to: press.to },
          private: isPrivate(interaction),
        });
      case "ask":
        return interaction.showModal(questionModal(press, translator(interaction.locale)));
      case "paste":
        return paste.button(interaction, press.request);
      case "sample":
        return services.submit(interaction, {
          task: "summarize",
          input: SAMPLE,
          options: { to: DEFAULT_LANGUAGE },
          private: isPrivate(interaction),
        });
      case "show":
        return show(interaction, press.job);
      case "again":
        return actions.again(interaction, press.job);
      case "retry":
        return actions.retry(interaction, press.job);
      case "agree":
        return actions.agree(interaction, press.job);
      case "cancel":
        return actions.cancel(interaction, press.job);
      case "delete":
        return actions.remove(interaction, press.job);
      case "source":
        return sources.open(interaction, press.job);
      case "sourcePage":
        return sources.turn(interaction, press.job, press.page);
      case "beside":
        return actions.beside(interaction, press.job);
      case "length":
        return actions.length(interaction, press);
      default:
        throw new UserError("result_expired");
    }
  }

  async function select(interaction: StringSelectMenuInteraction): Promise<void> {
    const press = await meant(interaction);
    if (press?.kind === "choose") return choose.select(interaction, press.request);
    if (press?.kind !== "language") throw new UserError("result_expired");
    return actions.language(interaction, press.job);
  }

  async function turnPage(interaction: ButtonInteraction, { job, page }: Press & { kind: "page" }): Promise<void> {
    const shown = await core.cache.shown.get(job);
    if (!shown) throw new UserError("result_expired");
    const asked = (await core.cache.requests.get(job))?.data;
    const own = isPrivate(interaction);
    // The shared message is turned by who asked for it; everybody else reads on in a copy of their own.
    const copied = !own && asked !== undefined && asked.userId !== interaction.user.id;
    const isForOne = own || copied;
    const showing = {
      job,
      guildId: interaction.guildId,
      locale: localeOf(interaction, isForOne),
      private: isForOne,
      length: asked?.options.length,
    };
    const view = { ...(await viewOf(showing, shown.data)), page, attach: copied, cite: await citations.ofJob(job) };
    const { body, files } = request(renderResult(shown.data, view));
    const { attachments: _kept, ...shownAgain } = body;
    const { rest } = interaction.client;
    if (copied) {
      const data = { ...body, flags: body.flags | MessageFlags.Ephemeral };
      return respond(rest, interaction, { type: InteractionResponseType.ChannelMessageWithSource, data }, files);
    }
    // Without the list of its files the message keeps them.
    return respond(rest, interaction, { type: InteractionResponseType.UpdateMessage, data: shownAgain });
  }

  async function modal(interaction: ModalSubmitInteraction): Promise<void> {
    const press = await meant(interaction);
    if (press?.kind === "paste") return paste.modal(interaction, press.request);
    if (press?.kind === "ask") return question(interaction, press);
    throw new UserError("result_expired");
  }

  async function question(interaction: ModalSubmitInteraction, press: Press & { kind: "ask" }): Promise<void> {
    const text = interaction.fields.getTextInputValue("question").trim();
    if (text === "") throw new UserError("no_question");
    const { threads } = await core.settings.get(interaction.guildId ?? "");
    const place = { member: isMember(interaction), private: isPrivate(interaction), threads };
    const message = interaction.message;
    await services.submit(interaction, {
      task: "ask",
      input: { kind: "article", id: press.article },
      options: { to: press.to, question: text },
      private: place.private,
      conversation: await conversationAt(interaction, press.article, place.private),
      thread: message ? planThread(interaction, message.id, place) : undefined,
    });
  }

  /** A thread's own conversation, in it or under its message; elsewhere one for each article, a person's own where private. */
  async function conversationAt(interaction: ModalSubmitInteraction, article: string, own: boolean): Promise<string> {
    const channelId = interaction.channelId ?? "";
    for (const thread of own ? [] : [channelId, interaction.message?.id ?? ""]) {
      if ((await core.conversations.find(thread))?.articleId === article) return thread;
    }
    return placeOf({ channelId, userId: interaction.user.id, private: own }, article);
  }
}

/** What runs is its person's, as the queue or its delivery knows; what is deleted is the pressed message itself. */
const OWN: ReadonlySet<Press["kind"]> = new Set(["cancel", "delete", "show"]);

function isPrivate(interaction: ButtonInteraction | ModalSubmitInteraction): boolean {
  return interaction.message !== null && isForOneself(interaction.message);
}

function questionModal(press: Press & { kind: "ask" }, t: Translate) {
  return {
    custom_id: customId(press),
    title: t("forms.question.title"),
    components: [
      {
        type: ComponentType.Label as const,
        label: t("forms.question.question"),
        component: {
          type: ComponentType.TextInput as const,
          custom_id: "question",
          style: TextInputStyle.Paragraph,
          min_length: 1,
          max_length: LONGEST_QUESTION,
          required: true,
        },
      },
    ],
  };
}
