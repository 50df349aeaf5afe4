import { PermissionFlagsBits, type BaseInteraction } from "discord.js";
import { UserError } from "../../errors.ts";

type Asking = Pick<BaseInteraction, "guildId" | "memberPermissions">;

/** Who may change a server's settings. */
export function isManager({ memberPermissions }: Pick<Asking, "memberPermissions">): boolean {
  return memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false;
}

/**
 * The server that somebody manages who asks in it. Discord shows a manager's commands to managers alone, but that can be
 * set otherwise, and what a message's button says of itself proves nothing. Throws server_only, not_manager.
 */
export function managedServer(asking: Asking): string {
  if (asking.guildId === null) throw new UserError("server_only");
  if (!isManager(asking)) throw new UserError("not_manager");
  return asking.guildId;
}

/** The server that somebody moderates who asks in it. Throws server_only, not_moderator. */
export function moderatedServer({ guildId, memberPermissions }: Asking): string {
  if (guildId === null) throw new UserError("server_only");
  if (!memberPermissions?.has(PermissionFlagsBits.ManageMessages)) throw new UserError("not_moderator");
  return guildId;
}
