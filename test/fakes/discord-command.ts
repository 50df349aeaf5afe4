import { ApplicationCommandOptionType } from "discord-api-types/v10";
import type {
  APIApplicationCommand,
  APIApplicationCommandOption,
  APIAttachment,
  ApplicationCommandType,
} from "discord-api-types/v10";
import type { World } from "./discord-world.ts";

/** Builds the data of a command interaction the way Discord's own client does: only what was registered can be run. */
export type OptionValue = string | number | boolean;

const T = ApplicationCommandOptionType;

/**
 * The registered command of that name and type.
 * @throws Error where commands are registered and this one isn't, or not for this place
 */
export function registeredCommand(
  world: World,
  name: string,
  type: ApplicationCommandType,
  context: number,
): APIApplicationCommand | undefined {
  const commands = [...world.commands.values()].flat();
  if (commands.length === 0) return undefined;
  const command = commands.find((each) => each.name === name && each.type === type);
  if (!command) throw new Error(`not registered: ${name}; there are ${commands.map((each) => each.name).join(", ")}`);
  if (command.contexts && !command.contexts.includes(context))
    throw new Error(`${name} is not offered in context ${context}`);
  return command;
}

/**
 * Options in the payload's form.
 * @throws Error for what a user could not enter: an option that isn't there, a missing required one, a value outside the choices
 */
export function optionPayloads(
  command: APIApplicationCommand | undefined,
  values: Readonly<Record<string, OptionValue>>,
  attachments: Readonly<Record<string, APIAttachment>>,
  focused?: string,
): Record<string, unknown>[] {
  const defined = command?.options;
  const given = Object.entries({
    ...values,
    ...Object.fromEntries(Object.entries(attachments).map(([k, v]) => [k, v.id])),
  });
  if (command && focused === undefined) {
    for (const option of defined ?? []) {
      const isMissing = "required" in option && option.required && !given.some(([name]) => name === option.name);
      if (isMissing) throw new Error(`${command.name} needs the option ${option.name}`);
    }
  }
  return given.map(([name, value]) => {
    const option = defined?.find((each) => each.name === name);
    if (command && !option) throw new Error(`${command.name} has no option ${name}`);
    if (option && focused !== name) checkValue(option, value);
    const type = option?.type ?? (name in attachments ? T.Attachment : typeOf(value));
    return { name, type, value, ...(focused === name && { focused: true }) };
  });
}

function typeOf(value: OptionValue): ApplicationCommandOptionType {
  if (typeof value === "boolean") return T.Boolean;
  return typeof value === "number" ? T.Integer : T.String;
}

function checkValue(option: APIApplicationCommandOption, value: OptionValue): void {
  const refuse = (why: string): never => {
    throw new Error(`option ${option.name} doesn't take ${JSON.stringify(value)}: ${why}`);
  };
  const expected = option.type === T.Boolean ? "boolean" : isNumeric(option.type) ? "number" : "string";
  if (typeof value !== expected) refuse(`it wants a ${expected}`);
  if ("choices" in option && option.choices && option.choices.length > 0) {
    if (!option.choices.some((choice) => choice.value === value)) refuse("not among the choices");
  }
  if (option.type === T.String && typeof value === "string") {
    if (value.length > (option.max_length ?? 6000)) refuse("too long");
    if (value.length < (option.min_length ?? 0)) refuse("too short");
  }
}

function isNumeric(type: ApplicationCommandOptionType): boolean {
  return type === T.Integer || type === T.Number;
}
