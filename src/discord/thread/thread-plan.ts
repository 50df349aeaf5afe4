import { ChannelType, PermissionFlagsBits, type BaseInteraction } from "discord.js";
import type { ThreadPlan } from "../../job.ts";
import type { Translate } from "../../locale/translate.ts";
import type { Settings } from "../../store/settings.ts";

const NEEDED = ["CreatePublicThreads", "SendMessagesInThreads"] as const;
/** Where a message can have a thread: posts of forums, threads and direct messages are conversations already. */
const HOSTS: readonly unknown[] = [ChannelType.GuildText, ChannelType.GuildAnnouncement];

export interface Placed {
  readonly member: boolean;
  readonly private: boolean;
  /** What the server wants. */
  readonly threads: Settings["threads"];
}

/**
 * Whether a question about the result in `messageId`, or without one the result that is being made, can have a thread, as
 * far as Discord tells beforehand.
 */
export function planThread(
  interaction: Pick<BaseInteraction, "channel" | "appPermissions">,
  messageId: string | undefined,
  place: Placed,
): ThreadPlan {
  const canHost = HOSTS.includes(interaction.channel?.type);
  if (!place.member || place.private || place.threads === "never" || !canHost) return { kind: "none" };
  const missing = NEEDED.find((permission) => !interaction.appPermissions.has(PermissionFlagsBits[permission]));
  if (missing) return { kind: "none", missing };
  return messageId === undefined ? { kind: "own" } : { kind: "under", messageId };
}

/** Why there is no thread, if a person can do something about it; else "". */
export function planNote(plan: ThreadPlan | undefined, t: Translate): string {
  if (plan?.kind !== "none" || !plan.missing) return "";
  return t("threads.missing", { permission: t(`permissions.${plan.missing}`) });
}
