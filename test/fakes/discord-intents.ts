import { ApplicationFlags, GatewayIntentBits } from "discord-api-types/v10";

/** What a session gets to hear (docs: events/gateway#gateway-intents). */
const I = GatewayIntentBits;
const F = ApplicationFlags;

const PRIVILEGED: readonly [intent: number, flags: number][] = [
  [I.MessageContent, F.GatewayMessageContent | F.GatewayMessageContentLimited],
  [I.GuildMembers, F.GatewayGuildMembers | F.GatewayGuildMembersLimited],
  [I.GuildPresences, F.GatewayPresence | F.GatewayPresenceLimited],
];

const ALL = Object.values(I).reduce<number>((sum, intent) => (typeof intent === "number" ? sum | intent : sum), 0);

const GUILDS = [I.Guilds, 0] as const;
const MESSAGES = [I.GuildMessages, I.DirectMessages] as const;
const REACTIONS = [I.GuildMessageReactions, I.DirectMessageReactions] as const;

/** The intent an event needs, in a guild and in direct messages; events not named need none. */
const NEEDED: Readonly<Record<string, readonly [guild: number, direct: number]>> = {
  GUILD_CREATE: GUILDS,
  GUILD_DELETE: GUILDS,
  CHANNEL_UPDATE: GUILDS,
  CHANNEL_DELETE: GUILDS,
  THREAD_CREATE: GUILDS,
  THREAD_UPDATE: GUILDS,
  THREAD_DELETE: GUILDS,
  THREAD_LIST_SYNC: GUILDS,
  THREAD_MEMBERS_UPDATE: GUILDS,
  MESSAGE_CREATE: MESSAGES,
  MESSAGE_UPDATE: MESSAGES,
  MESSAGE_DELETE: MESSAGES,
  MESSAGE_REACTION_ADD: REACTIONS,
  MESSAGE_REACTION_REMOVE: REACTIONS,
  MESSAGE_REACTION_REMOVE_ALL: REACTIONS,
  MESSAGE_REACTION_REMOVE_EMOJI: REACTIONS,
};

export function wants(intents: number, event: string, guildId: string | undefined): boolean {
  const needed = NEEDED[event]?.[guildId === undefined ? 1 : 0] ?? 0;
  return (intents & needed) === needed;
}

/** The close code for intents that can't be had, with the reason. */
export function refusedIntents(intents: number, applicationFlags: number): readonly [number, string] | undefined {
  if ((intents & ~ALL) !== 0) return [4013, "Invalid intent(s)"];
  const isDisallowed = PRIVILEGED.some(
    ([intent, flags]) => (intents & intent) !== 0 && (applicationFlags & flags) === 0,
  );
  return isDisallowed ? [4014, "Disallowed intent(s)"] : undefined;
}
