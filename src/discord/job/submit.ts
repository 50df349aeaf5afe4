import { InteractionContextType } from "discord.js";
import type { Job, ReplyTo } from "../../job.ts";
import type { Runner } from "../../queue/runner.ts";
import type { SettingsStore } from "../../store/settings.ts";
import { placeOf } from "../thread/conversation.ts";
import { isForcedPrivate, isMember, localeOf } from "../access/member.ts";
import type { Draft, JobInteraction, Services } from "../command/command.ts";
import { expiryOf } from "../delivery/life.ts";
import { planThread } from "../thread/thread-plan.ts";

/** Turns an interaction into plain data; nothing of discord.js goes further than here. */
export function createSubmit(
  accept: Pick<Runner, "submit">,
  settings: Pick<SettingsStore, "get">,
  now: () => number,
): Services["submit"] {
  return async (interaction, given) => {
    const draft = { ...given, private: given.private || isForcedPrivate(interaction) };
    const thread = draft.thread ?? (await ownThread(interaction, draft, settings));
    await accept.submit(jobOf(interaction, draft), replyToOf(interaction, { ...draft, thread }, now()));
  };
}

/** A server may want a thread under every result. */
async function ownThread(interaction: JobInteraction, draft: Draft, settings: Pick<SettingsStore, "get">) {
  const { threads } = await settings.get(interaction.guildId ?? "");
  if (threads !== "always") return undefined;
  return planThread(interaction, undefined, { member: isMember(interaction), private: draft.private, threads });
}

function jobOf(interaction: JobInteraction, { task, input, options, fresh, agreed, beside }: Draft): Job {
  return {
    id: interaction.id,
    task,
    input,
    options,
    ...(fresh ? { fresh } : {}),
    ...(agreed ? { agreed } : {}),
    ...(beside ? { beside } : {}),
  };
}

function replyToOf(interaction: JobInteraction, draft: Draft, now: number): ReplyTo {
  return {
    applicationId: interaction.applicationId,
    channelId: interaction.channelId ?? "",
    ...(interaction.guildId === null ? {} : { guildId: interaction.guildId }),
    ...threadOf(interaction),
    userId: interaction.user.id,
    locale: localeOf(interaction, draft.private),
    private: draft.private,
    ...(draft.inPlace ? { inPlace: true } : {}),
    member: isMember(interaction),
    interaction: { id: interaction.id, token: interaction.token, expires: expiryOf(now) },
    ...conversationOf(interaction, draft),
    ...(draft.thread ? { thread: draft.thread } : {}),
  };
}

function threadOf(interaction: JobInteraction): Pick<ReplyTo, "asleep" | "parentId"> {
  const { channel } = interaction;
  if (!channel?.isThread()) return {};
  // Only who manages threads wakes a locked one.
  const asleep = isMember(interaction) && channel.archived === true && channel.locked !== true;
  return { ...(asleep ? { asleep } : {}), ...(channel.parentId === null ? {} : { parentId: channel.parentId }) };
}

/**
 * A direct message, or a thread that somebody else opened, is a conversation about the article that came last; a private
 * question is one of its person's own.
 */
function conversationOf(interaction: JobInteraction, draft: Draft): Pick<ReplyTo, "conversation"> {
  const { conversation, input } = draft;
  if (conversation) return { conversation };
  if (draft.private && input.kind === "article") {
    const place = { channelId: interaction.channelId ?? "", userId: interaction.user.id, private: true };
    return { conversation: placeOf(place, input.id) };
  }
  return isConversation(interaction, draft) && interaction.channelId ? { conversation: interaction.channelId } : {};
}

/** A thread that the bot opened stays with the article it was opened for. */
function isConversation(interaction: JobInteraction, draft: Draft): boolean {
  if (interaction.context === InteractionContextType.BotDM) return true;
  const { channel, client } = interaction;
  return channel?.isThread() === true && channel.ownerId !== client.user.id && isMember(interaction) && !draft.private;
}
