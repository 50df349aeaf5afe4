import { ChannelType } from "discord-api-types/v10";
import { z } from "zod";
import { effectivePermissions } from "./effective-permissions.ts";
import { missingPermissions, type PermissionName } from "./permissions.ts";

/** Discord's REST, by whichever client. */
interface Rest {
  readonly get: (path: `/${string}`) => Promise<unknown>;
}

export interface Server {
  readonly id: string;
  readonly name: string;
}

/** A server's channels that members write in, and what the bot lacks in each. */
export interface ServerAccess extends Server {
  /** What its members speak, as Discord names locales. */
  readonly locale: string;
  readonly channels: readonly ChannelAccess[];
}

export interface ChannelAccess {
  readonly id: string;
  readonly name: string;
  readonly type: ChannelType;
  readonly missing: readonly PermissionName[];
}

const WRITTEN_IN: ReadonlySet<number> = new Set([
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildForum,
  ChannelType.GuildMedia,
]);

const Bits = z.string().regex(/^\d{1,20}$/);
const Guild = z.object({
  preferred_locale: z.string().default("en-US"),
  roles: z.array(z.object({ id: z.string(), permissions: Bits })),
});
const Member = z.object({ roles: z.array(z.string()) });
const Overwrite = z.object({ id: z.string(), type: z.number(), allow: Bits, deny: Bits });
const Channels = z.array(
  z.object({
    id: z.string(),
    name: z.string().default(""),
    type: z.number(),
    position: z.number().default(0),
    permission_overwrites: z.array(Overwrite).default([]),
  }),
);

/** Looks at a server as the bot, in the order of its channels. */
export async function lookAtServer(rest: Rest, { id: guildId, name }: Server, botId: string): Promise<ServerAccess> {
  const { roles, preferred_locale: locale } = Guild.parse(await rest.get(`/guilds/${guildId}`));
  const member = Member.parse(await rest.get(`/guilds/${guildId}/members/${botId}`));
  const channels = Channels.parse(await rest.get(`/guilds/${guildId}/channels`));
  const bot = { guildId, userId: botId, roleIds: member.roles };
  const access = ({ id, name, type, permission_overwrites }: (typeof channels)[number]): ChannelAccess => {
    const permissions = effectivePermissions(bot, roles, permission_overwrites);
    return { id, name, type, missing: missingPermissions(permissions, type) };
  };
  const writtenIn = channels.filter(({ type }) => WRITTEN_IN.has(type)).toSorted((a, b) => a.position - b.position);
  return { id: guildId, name, locale, channels: writtenIn.map(access) };
}

/** Channels that lack the same, together; those that lack nothing are in none. */
export function lackingAlike(channels: readonly ChannelAccess[]): (readonly [ChannelAccess, ...ChannelAccess[]])[] {
  const lacking = channels.filter(({ missing }) => missing.length > 0);
  return [...Map.groupBy(lacking, ({ missing }) => missing.join()).values()] as [ChannelAccess, ...ChannelAccess[]][];
}

/** A server may hide a channel from the bot, but not every one. */
export function hidesAll(channels: readonly ChannelAccess[]): boolean {
  return channels.length > 0 && channels.every(isHidden);
}

export const isHidden = ({ missing }: Pick<ChannelAccess, "missing">): boolean => missing.includes("ViewChannel");
