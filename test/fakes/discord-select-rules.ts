import { ComponentType } from "discord-api-types/v10";
import type { Component } from "./discord-components.ts";
import { badLength, invalidForm } from "./discord-errors.ts";

export const SELECTS: ReadonlySet<ComponentType> = new Set([
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
]);

/**
 * What Discord refuses of a select menu, in a message or a modal (docs: components/reference).
 * @throws ApiError 50035
 */
export function checkSelect(select: Component, path: string): void {
  const { options = [], default_values: defaults = [], min_values: least = 1, max_values: most = 1 } = select;
  const isString = select.type === ComponentType.StringSelect;
  if (select.custom_id === undefined)
    throw invalidForm(`${path}.custom_id`, "BASE_TYPE_REQUIRED", "This field is required");
  if ([...(select.placeholder ?? "")].length > 150) throw badLength(`${path}.placeholder`, 0, 150);
  if (least < 0 || least > 25 || most < 1 || most > 25 || least > most || (isString && most > options.length)) {
    throw invalidForm(`${path}.max_values`, "NUMBER_TYPE_MAX", "min_values and max_values don't fit the options.");
  }
  if (isString) checkOptions(options, most, `${path}.options`);
  else if (options.length > 0)
    throw invalidForm(`${path}.options`, "BASE_TYPE_FORBIDDEN", "Only a string select has options");
  else if (defaults.length > 0 && (defaults.length < least || defaults.length > most)) {
    throw badLength(`${path}.default_values`, least, most);
  }
}

function checkOptions(options: NonNullable<Component["options"]>, most: number, path: string): void {
  if (options.length < 1 || options.length > 25) throw badLength(path, 1, 25);
  if (new Set(options.map((option) => option.value)).size < options.length) {
    throw invalidForm(path, "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used");
  }
  if (options.filter((option) => option.default).length > most) {
    throw invalidForm(path, "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", "More defaults than values may be chosen");
  }
  for (const [index, { label, value, description = "" }] of options.entries()) {
    for (const [field, text, least] of [
      ["label", label, 1],
      ["value", value, 1],
      ["description", description, 0],
    ] as const) {
      const length = [...(text ?? "")].length;
      if (length < least || length > 100) throw badLength(`${path}.${index}.${field}`, least, 100);
    }
  }
}
