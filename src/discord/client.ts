import { Client, GatewayIntentBits, Options, Partials, type RESTOptions } from "discord.js";

const NOTHING = { maxSize: 0 };

/** Few intents and small caches: what the bot needs to know stands in the interactions. */
export function createClient(apiUrl: string, messageContent: boolean): Client {
  return new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      // Reactions are of use only where the messages under which they stand can be read.
      ...(messageContent ? [GatewayIntentBits.MessageContent, GatewayIntentBits.GuildMessageReactions] : []),
    ],
    // Messages in direct channels, and under reactions, that the process has not seen before.
    partials: [Partials.Channel, ...(messageContent ? [Partials.Message, Partials.Reaction, Partials.User] : [])],
    rest: { api: apiUrl, makeRequest: transport as unknown as RESTOptions["makeRequest"] },
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
  });
}

/**
 * discord.js's own transport sends files through whatever HTTP client has set itself as the global one, and fails where
 * that is another version; the runtime's fetch makes its form data itself. discord.js retries by the cause's code.
 */
async function transport(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    throw error instanceof TypeError && error.cause ? error.cause : error;
  }
}
