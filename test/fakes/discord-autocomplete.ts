import { ApplicationCommandOptionType } from "discord-api-types/v10";
import { badLength, invalidForm } from "./discord-errors.ts";

/** One offer of an autocomplete result. */
export interface Choice {
  readonly name: string;
  readonly value: string | number;
}

/**
 * @param type of the option being typed; a choice's value has it too
 * @throws ApiError 50035
 */
export function checkChoices(
  choices: readonly Choice[],
  type: ApplicationCommandOptionType | undefined,
): readonly Choice[] {
  if (choices.length > 25) throw invalidForm("data.choices", "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
  for (const [index, { name, value }] of choices.entries()) {
    const path = `data.choices.${index}`;
    if (name.length < 1 || [...name].length > 100) throw badLength(`${path}.name`, 1, 100);
    if (typeof value === "string" && (value === "" || [...value].length > 100))
      throw badLength(`${path}.value`, 1, 100);
    const wantsString = type === ApplicationCommandOptionType.String;
    if (type !== undefined && wantsString !== (typeof value === "string")) {
      throw invalidForm(`${path}.value`, "APPLICATION_COMMAND_OPTIONS_VALUE_INVALID", "Value has the wrong type");
    }
  }
  return choices;
}
