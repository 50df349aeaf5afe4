import { announce } from "./discord-messages.ts";
import type { Context } from "./discord-messages.ts";
import { channelPayload, guildPayload } from "./discord-payloads.ts";
import { isVisible } from "./discord-permissions.ts";
import { channelNamed } from "./discord-place.ts";
import { threadList } from "./discord-thread-routes.ts";
import { addGuild } from "./discord-setup.ts";
import type { GuildSetup } from "./discord-setup.ts";
import type { Channel } from "./discord-world.ts";

/** What those who run a server do. Channels go by id or name. */
export interface Moderation {
  /** Takes permissions from the bot in a channel. */
  readonly deny: (channel: string, permissions: bigint) => void;
  /** Gives the bot permissions in a channel, or back. */
  readonly allow: (channel: string, permissions: bigint) => void;
  /** Archives or locks a thread as a moderator or time would. */
  readonly archive: (thread: string, locked?: boolean) => void;
  readonly unarchive: (thread: string) => void;
  /** Adds a server: with the bot in it, as its invite does, or one where only users bring the application along. */
  readonly join: (guild: GuildSetup) => void;
  /** Removes the bot from a server. */
  readonly kick: (guild: string) => void;
}

export function createModeration(context: Context): Moderation {
  const { world, gateway } = context;
  const setState = (thread: string, state: { archived: boolean; locked: boolean }): void => {
    const channel = channelNamed(world, thread);
    if (!channel.thread) throw new Error(`${thread} is not a thread`);
    Object.assign(channel.thread.metadata, state);
    announce(context, channel, "THREAD_UPDATE", channelPayload(world, channel));
  };
  const setPermissions = (channel: Channel, allowed: bigint, denied: bigint): void => {
    const wasVisible = isVisible(world, channel);
    channel.allowed = allowed;
    channel.denied = denied;
    // Bots are told of channels they can't see, too: only what happens in them is kept from them.
    gateway.dispatch("CHANNEL_UPDATE", channelPayload(world, channel), channel.guildId);
    if (!wasVisible && isVisible(world, channel)) syncThreads(context, channel);
  };

  return {
    deny: (idOrName, permissions) => {
      const channel = channelNamed(world, idOrName);
      setPermissions(channel, channel.allowed & ~permissions, channel.denied | permissions);
    },
    allow: (idOrName, permissions) => {
      const channel = channelNamed(world, idOrName);
      setPermissions(channel, channel.allowed | permissions, channel.denied & ~permissions);
    },
    archive: (thread, locked = false) => setState(thread, { archived: true, locked }),
    unarchive: (thread) => setState(thread, { archived: false, locked: false }),
    join: (setup) => {
      const guild = addGuild(world, setup);
      if (guild.bot) gateway.dispatch("GUILD_CREATE", guildPayload(world, guild), guild.id);
    },
    kick: (idOrName) => {
      const guild = [...world.guilds.values()].find((each) => each.id === idOrName || each.name === idOrName);
      if (!guild) throw new Error(`the fake has no server ${idOrName}`);
      guild.bot = false;
      gateway.dispatch("GUILD_DELETE", { id: guild.id }, guild.id);
    },
  };
}

/** Who gains access to a channel is told of its active threads. */
function syncThreads(context: Context, parent: Channel): void {
  const { world } = context;
  const active = [...world.channels.values()].filter(
    (channel) =>
      channel.parentId === parent.id && channel.thread?.metadata.archived === false && isVisible(world, channel),
  );
  const data = { guild_id: parent.guildId, channel_ids: [parent.id], ...threadList(world, active) };
  announce(context, parent, "THREAD_LIST_SYNC", data);
}
