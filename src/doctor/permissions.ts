import { ChannelType } from "discord-api-types/v10";
import { z } from "zod";
import { effectivePermissions } from "../discord/effective-permissions.ts";
import { inviteLinks, missingPermissions, type PermissionName } from "../discord/permissions.ts";
import { doctor as texts, permissionNames } from "../locale/doctor.ts";
import { fill } from "../locale/fill.ts";
import type { Application } from "./application.ts";
import { reason, type Check } from "./check.ts";
import type { Rest } from "./rest.ts";

export interface Server {
  readonly id: string;
  readonly name: string;
}

type Identity = Pick<Application, "applicationId" | "botId">;

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

/** Servers that are looked at: each costs three requests. */
const MOST_SERVERS = 20;
/** Channels that a line names. */
const MOST_NAMES = 5;

const Servers = z.array(z.object({ id: z.string(), name: z.string() }));
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

export async function serversOf(rest: Pick<Rest, "get">): Promise<Server[]> {
  return Servers.parse(await rest.get(`/users/@me/guilds?limit=${MOST_SERVERS}`));
}

/** Looks at a server as the bot, in the order of its channels. */
export async function lookAtServer(
  rest: Pick<Rest, "get">,
  { id: guildId, name }: Server,
  botId: string,
): Promise<ServerAccess> {
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

/** What the bot lacks, server by server and in words; only what is wrong. */
export async function checkPermissions(rest: Pick<Rest, "get">, { applicationId, botId }: Identity): Promise<Check[]> {
  const servers = await serversOf(rest);
  if (servers.length === 0) return [check("off", texts.permissionsNowhere)];
  const problems: Check[] = [];
  for (const server of servers) problems.push(...(await problemsOf(rest, server, { applicationId, botId })));
  const beyond =
    servers.length < MOST_SERVERS ? [] : [check("off", fill(texts.serversBeyond, { count: MOST_SERVERS }))];
  return [
    ...(problems.length > 0 ? problems : [check("ok", fill(texts.permissions, { count: servers.length }))]),
    ...beyond,
  ];
}

async function problemsOf(
  rest: Pick<Rest, "get">,
  server: Server,
  { applicationId, botId }: Identity,
): Promise<Check[]> {
  try {
    return accessChecks(await lookAtServer(rest, server, botId), applicationId);
  } catch (error) {
    const detail = fill(texts.permissionsUnread, { server: server.name, reason: reason(error) });
    return [check("failed", detail, texts.permissionsUnreadFix)];
  }
}

/** Channels that lack the same are one line. A server may hide channels from the bot, but not every one. */
export function accessChecks({ name: server, channels }: ServerAccess, applicationId: string): Check[] {
  const fix = fill(texts.permissionsFix, { link: inviteLinks(applicationId).server });
  const hidesAll = channels.length > 0 && channels.every(isHidden);
  const groups = Map.groupBy(
    channels.filter(({ missing }) => missing.length > 0),
    ({ missing }) => missing.join(),
  );
  return [...groups.values()].map((group) => {
    const missing = group[0]?.missing ?? [];
    const values = { server, channels: channelNames(group), permissions: permissionWords(missing) };
    if (missing.includes("ViewChannel") && !hidesAll) return check("off", fill(texts.permissionsHidden, values));
    return check(
      "failed",
      fill(missing.length === 1 ? texts.permissionMissing : texts.permissionsMissing, values),
      fix,
    );
  });
}

const isHidden = ({ missing }: ChannelAccess) => missing.includes("ViewChannel");

function channelNames(channels: readonly ChannelAccess[]): string {
  const names = channels.slice(0, MOST_NAMES).map(({ name }) => `#${name}`);
  const more = channels.length - names.length;
  return more > 0 ? fill(texts.more, { names: names.join(", "), count: more }) : names.join(", ");
}

export function permissionWords(names: readonly PermissionName[]): string {
  return new Intl.ListFormat("en").format(names.map((name) => permissionNames[name]));
}

function check(status: Check["status"], detail: string, fix?: string): Check {
  return { name: "permissions", status, detail, ...(fix === undefined ? {} : { fix }) };
}
