import { ApplicationCommandOptionType } from "discord-api-types/v10";
import type { APIApplicationCommand, APIApplicationCommandOption } from "discord-api-types/v10";
import { pick, selectOfOption } from "./discord-resolved.ts";
import type { Picked } from "./discord-resolved.ts";
import type { Channel, World } from "./discord-world.ts";

export type OptionValue = string | number | boolean;

interface Given {
  readonly values: Readonly<Record<string, OptionValue>>;
  /** Names of options that hold a file. */
  readonly attached: ReadonlySet<string>;
  /** The option being typed. */
  readonly focused: string | undefined;
}

interface OptionPayloads {
  readonly options: Record<string, unknown>[];
  readonly resolved: Record<string, Record<string, unknown>>;
  readonly focusedType: ApplicationCommandOptionType | undefined;
}

const T = ApplicationCommandOptionType;

/**
 * Options in the payload's form.
 * @throws Error for what a user could not enter: an option that isn't there, a missing required one, a value outside the choices
 */
export function optionPayloads(
  world: World,
  at: Channel,
  command: APIApplicationCommand | undefined,
  subcommand: string | undefined,
  given: Given,
): OptionPayloads {
  const path = subcommand === undefined ? [] : subcommand.split(" ");
  const defined = command && optionsUnder(command, path);
  if (command && given.focused === undefined) checkRequired(command, defined ?? [], given);
  const resolved: Picked["resolved"] = {};
  let focusedType: ApplicationCommandOptionType | undefined;
  let options: Record<string, unknown>[] = Object.entries(given.values).map(([name, value]) => {
    const option = defined?.find((each) => each.name === name);
    if (command && !option) throw new Error(`${command.name} has no option ${name}`);
    const type = option?.type ?? (given.attached.has(name) ? T.Attachment : typeOf(value));
    if (given.focused === name) {
      if (option && !("autocomplete" in option && option.autocomplete)) throw new Error(`${name} has no autocomplete`);
      focusedType = option?.type;
      // What is typed so far arrives as text, for numbers too.
      return { name, type, value: String(value), focused: true };
    }
    if (option && given.focused === undefined) checkValue(option, value);
    const select = selectOfOption(type);
    if (select === undefined) return { name, type, value };
    const channelTypes = option && "channel_types" in option ? option.channel_types : undefined;
    const picked = pick(world, at, select, [String(value)], channelTypes);
    for (const [kind, things] of Object.entries(picked.resolved)) resolved[kind] = { ...resolved[kind], ...things };
    return { name, type, value: picked.ids[0] };
  });
  if (given.focused !== undefined && !(given.focused in given.values))
    throw new Error(`${given.focused} isn't being typed`);
  for (const [depth, name] of [...path.entries()].toReversed()) {
    options = [{ name, type: depth < path.length - 1 ? T.SubcommandGroup : T.Subcommand, options }];
  }
  return { options, resolved, focusedType };
}

/** The options of a command, or of the subcommand the path leads to. */
function optionsUnder(command: APIApplicationCommand, path: readonly string[]): readonly APIApplicationCommandOption[] {
  let options: readonly APIApplicationCommandOption[] = command.options ?? [];
  for (const name of path) {
    const next = options.find((option) => option.name === name);
    if (next?.type !== T.Subcommand && next?.type !== T.SubcommandGroup) {
      throw new Error(`${command.name} has no subcommand ${path.join(" ")}`);
    }
    options = next.options ?? [];
  }
  if (options.some((option) => option.type === T.Subcommand || option.type === T.SubcommandGroup)) {
    throw new Error(`${command.name} is run by a subcommand: ${options.map((option) => option.name).join(", ")}`);
  }
  return options;
}

function checkRequired(
  command: APIApplicationCommand,
  options: readonly APIApplicationCommandOption[],
  { values }: Given,
): void {
  for (const option of options) {
    const isMissing = "required" in option && option.required && !(option.name in values);
    if (isMissing) throw new Error(`${command.name} needs the option ${option.name}`);
  }
}

function typeOf(value: OptionValue): ApplicationCommandOptionType {
  if (typeof value === "boolean") return T.Boolean;
  return typeof value === "number" ? T.Integer : T.String;
}

function checkValue(option: APIApplicationCommandOption, value: OptionValue): void {
  const refuse = (why: string): never => {
    throw new Error(`option ${option.name} doesn't take ${JSON.stringify(value)}: ${why}`);
  };
  const isNumeric = option.type === T.Integer || option.type === T.Number;
  const expected = option.type === T.Boolean ? "boolean" : isNumeric ? "number" : "string";
  if (typeof value !== expected) refuse(`it wants a ${expected}`);
  if ("choices" in option && option.choices && option.choices.length > 0) {
    if (!option.choices.some((choice) => choice.value === value)) refuse("not among the choices");
  }
  if (option.type === T.String && typeof value === "string") {
    if (value.length > (option.max_length ?? 6000)) refuse("too long");
    if (value.length < (option.min_length ?? 0)) refuse("too short");
  }
  if ((option.type === T.Integer || option.type === T.Number) && typeof value === "number") {
    if (option.type === T.Integer && !Number.isInteger(value)) refuse("it wants a whole number");
    if (value > (option.max_value ?? Infinity) || value < (option.min_value ?? -Infinity)) refuse("out of range");
  }
}
