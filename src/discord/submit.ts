import { ApplicationIntegrationType, InteractionContextType, type BaseInteraction } from "discord.js";
import type { Job, ReplyTo } from "../job.ts";
import type { Runner } from "../queue/runner.ts";
import { placeOf } from "./conversation.ts";
import type { Draft, JobInteraction, Services } from "./command.ts";
import { TOKEN_LIFE } from "./limits.ts";

/** The token isn't used in its last seconds: a request takes a moment. */
const MARGIN = 10_000;

/** True where the bot is in the channel itself, not only installed by the person. */
export function isMember(interaction: Pick<BaseInteraction, "authorizingIntegrationOwners" | "context">): boolean {
  if (interaction.context === InteractionContextType.BotDM) return true;
  const owners = interaction.authorizingIntegrationOwners;
  return (
    interaction.context === InteractionContextType.Guild &&
    owners[ApplicationIntegrationType.GuildInstall] !== undefined
  );
}

/** The person's locale for what they alone see; the server's for what all see. */
export function localeOf(interaction: Pick<BaseInteraction, "locale" | "guildLocale">, own: boolean): string {
  return own ? interaction.locale : (interaction.guildLocale ?? interaction.locale);
}

/** Turns an interaction into plain data; nothing of discord.js goes further than here. */
export function createSubmit(runner: Runner, now: () => number): Services["submit"] {
  return (interaction, draft) => runner.submit(jobOf(interaction, draft), replyToOf(interaction, draft, now()));
}

function jobOf(interaction: JobInteraction, { task, input, options }: Draft): Job {
  return { id: interaction.id, task, input, options };
}

function replyToOf(interaction: JobInteraction, draft: Draft, now: number): ReplyTo {
  return {
    applicationId: interaction.applicationId,
    channelId: interaction.channelId ?? "",
    userId: interaction.user.id,
    locale: localeOf(interaction, draft.private),
    private: draft.private,
    member: isMember(interaction),
    interaction: { id: interaction.id, token: interaction.token, expires: now + TOKEN_LIFE - MARGIN },
    ...conversationOf(interaction, draft),
    ...(draft.thread ? { thread: draft.thread } : {}),
  };
}

/** A direct message is a conversation about the article that came last; a private question is one of its person's own. */
function conversationOf(interaction: JobInteraction, draft: Draft): Pick<ReplyTo, "conversation"> {
  const { conversation, input } = draft;
  if (conversation) return { conversation };
  if (draft.private && input.kind === "article") {
    const place = { channelId: interaction.channelId ?? "", userId: interaction.user.id, private: true };
    return { conversation: placeOf(place, input.id) };
  }
  const direct = interaction.context === InteractionContextType.BotDM;
  return direct && interaction.channelId ? { conversation: interaction.channelId } : {};
}
