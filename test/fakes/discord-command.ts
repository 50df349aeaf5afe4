import { ApplicationCommandType } from "discord-api-types/v10";
import type { APIApplicationCommand, ApplicationCommandOptionType } from "discord-api-types/v10";
import { storeFiles, uploaded } from "./discord-files.ts";
import type { UserFile } from "./discord-files.ts";
import { optionPayloads } from "./discord-options.ts";
import type { OptionValue } from "./discord-options.ts";
import type { Place, Resolved } from "./discord-place.ts";
import type { World } from "./discord-world.ts";

/** Builds the data of a command interaction the way Discord's own client does: only what was registered can be run. */
export interface CommandUse extends Place {
  readonly name: string;
  /** `add`, or `list add` for one in a group. */
  readonly subcommand?: string;
  /** Users, channels and roles go by id or name. */
  readonly options?: Readonly<Record<string, OptionValue>>;
  /** By option name. */
  readonly attachments?: Readonly<Record<string, UserFile>>;
}

/**
 * The registered command of that name and type.
 * @throws Error where commands are registered and this one isn't, not for this place, or not for this person
 */
export function registeredCommand(
  world: World,
  name: string,
  type: ApplicationCommandType,
  { permissions, channel, fields }: Resolved,
): APIApplicationCommand | undefined {
  const everywhere = world.commands.get("global") ?? [];
  const here = channel.guildId === undefined ? [] : (world.commands.get(channel.guildId) ?? []);
  const commands = [...here, ...everywhere];
  if (commands.length === 0) return undefined;
  const command = commands.find((each) => each.name === name && each.type === type);
  if (!command) throw new Error(`not registered: ${name}; there are ${commands.map((each) => each.name).join(", ")}`);
  const context = Number(fields["context"]);
  if (command.contexts && !command.contexts.includes(context))
    throw new Error(`${name} is not offered in context ${context}`);
  const needed = BigInt(command.default_member_permissions ?? 0);
  if (channel.guildId !== undefined && (permissions & needed) !== needed)
    throw new Error(`${name} is not offered to members without the permissions ${needed}`);
  return command;
}

/** The data, and the type of the option being typed where `focused` names one. */
export function commandData(
  world: World,
  use: CommandUse,
  at: Resolved,
  focused?: string,
): { data: Record<string, unknown>; focusedType?: ApplicationCommandOptionType | undefined } {
  const command = registeredCommand(world, use.name, ApplicationCommandType.ChatInput, at);
  const attachments = Object.entries(use.attachments ?? {}).flatMap(([name, file]) => {
    const [stored] = storeFiles(world, at.channel.id, [uploaded(file)], [], Number.POSITIVE_INFINITY);
    return stored ? [[name, stored] as const] : [];
  });
  const values = { ...use.options, ...Object.fromEntries(attachments.map(([name, { id }]) => [name, id])) };
  const given = { values, attached: new Set(attachments.map(([name]) => name)), focused };
  const { options, resolved, focusedType } = optionPayloads(world, at.channel, command, use.subcommand, given);
  if (attachments.length > 0)
    resolved["attachments"] = Object.fromEntries(attachments.map(([, each]) => [each.id, each]));
  const data = {
    id: command?.id ?? world.snowflake(),
    name: use.name,
    type: ApplicationCommandType.ChatInput,
    options,
    ...(Object.keys(resolved).length > 0 && { resolved }),
  };
  return { data, focusedType };
}
