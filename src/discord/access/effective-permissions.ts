import { OverwriteType, PermissionFlagsBits } from "discord-api-types/v10";

/** Permissions are decimal strings, as the API gives them. */
export interface Role {
  readonly id: string;
  readonly permissions: string;
}

export interface Overwrite {
  readonly id: string;
  readonly type: OverwriteType;
  readonly allow: string;
  readonly deny: string;
}

export interface Membership {
  /** Of the server, and of its role @everyone. */
  readonly guildId: string;
  readonly userId: string;
  /** Of the member, without @everyone. */
  readonly roleIds: readonly string[];
}

const ALL = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

/**
 * What a member who isn't the owner may do in a channel: what the roles together give, then the channel's overwrites for
 * @everyone, for the roles together and for the member, each over the one before. An administrator may do everything.
 */
export function effectivePermissions(
  member: Membership,
  roles: readonly Role[],
  overwrites: readonly Overwrite[],
): bigint {
  const { guildId, userId } = member;
  const own = new Set([guildId, ...member.roleIds]);
  const base = together(roles.filter(({ id }) => own.has(id)).map(({ permissions }) => permissions));
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return ALL;
  const ofRoles = overwrites.filter(({ type }) => type === OverwriteType.Role);
  const steps = [
    ofRoles.filter(({ id }) => id === guildId),
    ofRoles.filter(({ id }) => id !== guildId && own.has(id)),
    overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === userId),
  ];
  return steps.reduce((permissions, step) => {
    const denied = together(step.map(({ deny }) => deny));
    const allowed = together(step.map(({ allow }) => allow));
    return (permissions & ~denied) | allowed;
  }, base);
}

function together(permissions: readonly string[]): bigint {
  return permissions.reduce((all, bits) => all | BigInt(bits), 0n);
}
