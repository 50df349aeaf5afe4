import { z } from "zod";
import { inviteLinks, type PermissionName } from "../discord/access/permissions.ts";
import {
  hidesAll,
  isHidden,
  lackingAlike,
  lookAtServer,
  type ChannelAccess,
  type Server,
  type ServerAccess,
} from "../discord/access/server-access.ts";
import { doctor as texts } from "../locale/doctor.ts";
import { fill } from "../locale/fill.ts";
import { english } from "../locale/translate.ts";
import type { Application } from "./application.ts";
import { reason, type Check } from "./check.ts";
import type { Rest } from "./rest.ts";

type Identity = Pick<Application, "applicationId" | "botId">;

/** Servers that are looked at: each costs three requests. */
const MOST_SERVERS = 20;
/** Channels that a line names. */
const MOST_NAMES = 5;

const Servers = z.array(z.object({ id: z.string(), name: z.string() }));

/** Servers that the bot is in; Discord lists 200 at once. */
export async function serversOf(rest: Pick<Rest, "get">, most = 200): Promise<Server[]> {
  return Servers.parse(await rest.get(`/users/@me/guilds?limit=${most}`));
}

/** What the bot lacks, server by server and in words; only what is wrong. */
export async function checkPermissions(rest: Pick<Rest, "get">, { applicationId, botId }: Identity): Promise<Check[]> {
  const servers = await serversOf(rest, MOST_SERVERS);
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

/** Channels that lack the same are one line. */
export function accessChecks({ name: server, channels }: ServerAccess, applicationId: string): Check[] {
  const fix = fill(texts.permissionsFix, { link: inviteLinks(applicationId).server });
  return lackingAlike(channels).map((group) => {
    const [{ missing }] = group;
    const values = { server, channels: channelNames(group), permissions: permissionWords(missing) };
    if (isHidden({ missing }) && !hidesAll(channels)) return check("off", fill(texts.permissionsHidden, values));
    return check(
      "failed",
      fill(missing.length === 1 ? texts.permissionMissing : texts.permissionsMissing, values),
      fix,
    );
  });
}

function channelNames(channels: readonly ChannelAccess[]): string {
  const names = channels.slice(0, MOST_NAMES).map(({ name }) => `#${name}`);
  const more = channels.length - names.length;
  return more > 0 ? fill(texts.more, { names: names.join(", "), count: more }) : names.join(", ");
}

function permissionWords(names: readonly PermissionName[]): string {
  return new Intl.ListFormat("en").format(names.map((name) => english(`permissions.${name}`)));
}

function check(status: Check["status"], detail: string, fix?: string): Check {
  return { name: "permissions", status, detail, ...(fix === undefined ? {} : { fix }) };
}
