import { Client, GatewayIntentBits, Options, Partials } from "discord.js";
import type { Reconnects } from "./connection/reconnect.ts";
import { createSharding } from "./connection/sharding.ts";
import type { Transport } from "./connection/transport.ts";
import { restOptions } from "./rest.ts";
import type { Shard } from "./shards.ts";

const NOTHING = { maxSize: 0 };

export interface ClientSetup {
  readonly apiUrl: string;
  readonly messageContent: boolean;
  readonly transport: Transport;
  readonly reconnects: Reconnects;
  /** Whose servers the process has; all where absent. */
  readonly shard?: Shard | undefined;
}

/** Few intents and small caches: what the bot needs to know stands in the interactions. */
export function createClient({ apiUrl, messageContent, transport, reconnects, shard }: ClientSetup): Client {
  const client = new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      // Reactions are of use only where the messages under which they stand can be read.
      ...(messageContent ? [GatewayIntentBits.MessageContent, GatewayIntentBits.GuildMessageReactions] : []),
    ],
    // Messages in direct channels, and under reactions, that the process has not seen before.
    partials: [Partials.Channel, ...(messageContent ? [Partials.Message, Partials.Reaction, Partials.User] : [])],
    rest: restOptions(apiUrl, transport),
    // As many as Discord recommends for the servers that the bot is in.
    ...(shard ? { shards: [shard.id], shardCount: shard.count } : { shards: "auto" }),
    ws: { buildStrategy: createSharding(reconnects) },
    allowedMentions: { parse: [], repliedUser: false },
    enforceNonce: true,
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: NOTHING,
      PresenceManager: NOTHING,
      ReactionManager: NOTHING,
      ReactionUserManager: NOTHING,
      GuildEmojiManager: NOTHING,
      GuildStickerManager: NOTHING,
      GuildInviteManager: NOTHING,
      GuildBanManager: NOTHING,
      VoiceStateManager: NOTHING,
      StageInstanceManager: NOTHING,
      ThreadMemberManager: NOTHING,
      AutoModerationRuleManager: NOTHING,
      GuildScheduledEventManager: NOTHING,
      GuildMemberManager: { maxSize: 0, keepOverLimit: (member) => member.id === member.client.user.id },
      UserManager: { maxSize: 0, keepOverLimit: (user) => user.id === user.client.user.id },
    }),
  }); // Each job that shows how far it is listens for answers.
  client.rest.setMaxListeners(0);
  return client;
}
