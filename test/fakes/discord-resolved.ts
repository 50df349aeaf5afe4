import { ApplicationCommandOptionType, ComponentType } from "discord-api-types/v10";
import { channelPayload, memberPayload, rolePayload } from "./discord-payloads.ts";
import { botPermissions, memberPermissions } from "./discord-permissions.ts";
import { channelNamed } from "./discord-place.ts";
import type { Channel, World } from "./discord-world.ts";

/** Things a person picked, as an interaction names and describes them. */
export interface Picked {
  readonly ids: readonly string[];
  /** The `resolved` data: channels, roles, users and members by id. */
  readonly resolved: Record<string, Record<string, unknown>>;
}

type Kind = "users" | "roles" | "channels";

const KINDS: Readonly<Partial<Record<ComponentType, readonly Kind[]>>> = {
  [ComponentType.UserSelect]: ["users"],
  [ComponentType.RoleSelect]: ["roles"],
  [ComponentType.MentionableSelect]: ["users", "roles"],
  [ComponentType.ChannelSelect]: ["channels"],
};

const T = ApplicationCommandOptionType;
const OPTION_SELECTS: Readonly<Partial<Record<ApplicationCommandOptionType, ComponentType>>> = {
  [T.User]: ComponentType.UserSelect,
  [T.Channel]: ComponentType.ChannelSelect,
  [T.Role]: ComponentType.RoleSelect,
  [T.Mentionable]: ComponentType.MentionableSelect,
};

/** The select that offers what an option of this type takes; none for plain values. */
export function selectOfOption(type: ApplicationCommandOptionType): ComponentType | undefined {
  return OPTION_SELECTS[type];
}

/**
 * Looks up what was picked in a select of this type; `names` are ids or names.
 * @throws Error for what the server doesn't have, or a channel of a type that isn't offered
 */
export function pick(
  world: World,
  at: Channel,
  type: ComponentType,
  names: readonly string[],
  channelTypes: readonly number[] = [],
): Picked {
  const resolved: Picked["resolved"] = {};
  const put = (kind: string, id: string, value: unknown): string => {
    (resolved[kind] ??= {})[id] = value;
    return id;
  };
  const kinds = KINDS[type] ?? [];
  const ids = names.map((name) => {
    const role = kinds.includes("roles") ? roleNamed(world, at, name) : undefined;
    if (role) return put("roles", role.id, rolePayload(role));
    if (kinds.includes("channels")) {
      const channel = channelNamed(world, name);
      const isOffered = channelTypes.length === 0 || channelTypes.includes(channel.type);
      if (channel.guildId !== at.guildId || !isOffered) throw new Error(`the channel ${name} isn't offered here`);
      return put("channels", channel.id, partialChannel(world, channel));
    }
    const user = [...world.users.values()].find((each) => each.id === name || each.username === name);
    if (!user || !kinds.includes("users")) throw new Error(`there is no ${kinds.join(" or ")} ${name} to pick`);
    const guild = at.guildId === undefined ? undefined : world.guilds.get(at.guildId);
    if (guild) {
      const { user: _, deaf: __, mute: ___, ...member } = memberPayload(user, guild);
      put("members", user.id, { ...member, permissions: memberPermissions(guild, user).toString() });
    }
    return put("users", user.id, user);
  });
  return { ids, resolved };
}

function roleNamed(world: World, at: Channel, name: string) {
  const guild = at.guildId === undefined ? undefined : world.guilds.get(at.guildId);
  return guild?.roles.find((role) => role.id === name || role.name === name);
}

function partialChannel(world: World, channel: Channel): Record<string, unknown> {
  const permissions = botPermissions(world, channel).toString();
  const { permission_overwrites: _, ...payload } = channelPayload(world, channel);
  return { ...payload, permissions, app_permissions: permissions };
}
