import type { BaseInteraction, Message } from "discord.js";
import type { Core } from "../../core.ts";
import { UserError } from "../../errors.ts";
import { isMember } from "../access/member.ts";

/** Who asks, and where, as Discord tells it. */
export type Asking = Pick<BaseInteraction | Message, "guildId" | "channelId" | "channel" | "member"> &
  Partial<Pick<Message, "guild">> &
  Partial<Pick<BaseInteraction, "authorizingIntegrationOwners" | "context">> & {
    readonly author?: { readonly id: string };
  };

/** What those who run a server, and whoever runs the bot, let people do. */
export interface Admission {
  /** Why somebody isn't served there; undefined where they are. */
  readonly refusal: (
    asking: Asking,
  ) => Promise<"place_not_served" | "channel_not_served" | "role_not_served" | undefined>;
  /** Throws place_not_served, channel_not_served, role_not_served. */
  readonly enter: (asking: Asking) => Promise<void>;
}

export interface AdmissionOptions {
  readonly core: Pick<Core, "settings">;
  /** Where the bot works: servers by id, and PERSONAL; everywhere where absent. */
  readonly servers?: readonly string[] | undefined;
}

export function createAdmission({ core: { settings }, servers = [] }: AdmissionOptions): Admission {
  return {
    refusal,
    async enter(asking) {
      const code = await refusal(asking);
      if (code) throw new UserError(code);
    },
  };

  async function refusal(asking: Asking): ReturnType<Admission["refusal"]> {
    if (!isServed(servers, placesOf(asking))) return "place_not_served";
    if (!asking.guildId) return undefined;
    const { channels, roles } = await settings.get(asking.guildId);
    if (!isServed(channels, channelsOf(asking))) return "channel_not_served";
    if (roles.length === 0) return undefined;
    return isServed(roles, await rolesOf(asking)) ? undefined : "role_not_served";
  }
}

/** An empty list is one of all. */
function isServed(allowed: readonly string[], given: readonly string[]): boolean {
  return allowed.length === 0 || allowed.some((id) => given.includes(id));
}

/** Where the bot is a person's own: in direct messages, and wherever they have brought it along. */
const PERSONAL = "personal";

function placesOf({ guildId, context = null, authorizingIntegrationOwners: owners }: Asking): string[] {
  if (!guildId) return [PERSONAL];
  const isBrought = owners !== undefined && !isMember({ context, authorizingIntegrationOwners: owners });
  return isBrought ? [guildId, PERSONAL] : [guildId];
}

/** A thread belongs to its channel. */
function channelsOf({ channelId, channel }: Asking): string[] {
  return [channelId, channel?.isThread() ? channel.parentId : null].filter((id) => id !== null);
}

/** Interactions bring their member along; of who wrote a message, Discord has to be asked. */
async function rolesOf({ member, guild, author }: Asking): Promise<readonly string[]> {
  const known = member ?? (author ? await guild?.members.fetch(author.id) : undefined);
  if (!known) return [];
  return Array.isArray(known.roles) ? known.roles : [...known.roles.cache.keys()];
}
