import { ComponentType } from "discord-api-types/v10";
import type { APIMessage } from "discord-api-types/v10";
import { walk } from "./discord-components.ts";
import type { Component } from "./discord-components.ts";
import { pick } from "./discord-resolved.ts";
import { SELECTS } from "./discord-select-rules.ts";
import type { Channel, World } from "./discord-world.ts";

/**
 * The component of a message a person uses.
 * @throws Error where the message as it is now has no such component, or a disabled one
 */
export function pressed(
  world: World,
  message: APIMessage,
  customId: string,
): { source: APIMessage; component: Component } {
  const source = world.messages.get(message.id);
  if (!source) throw new Error("the message is gone");
  const all = [...walk(source.components ?? [])];
  const component = all.find((each) => each.custom_id === customId);
  if (!component || component.disabled) {
    const there = all.flatMap((each) => (each.custom_id === undefined || each.disabled ? [] : [each.custom_id]));
    throw new Error(`the message has no component ${customId} to use; there are: ${there.join(", ")}`);
  }
  return { source, component };
}

/**
 * The data of a select once `values` were chosen: of a string select they are its options' values, of the others ids
 * or names. In a modal a select that isn't required may be left empty.
 * @throws Error for values it doesn't offer, the same one twice, too few or too many
 */
export function chosen(
  world: World,
  at: Channel,
  select: Component,
  values: readonly string[],
): { values: readonly string[]; resolved?: Record<string, Record<string, unknown>> } {
  if (!SELECTS.has(select.type)) throw new Error(`${select.custom_id} is not a select`);
  checkCount(select, values);
  if (select.type === ComponentType.StringSelect) {
    checkOffered(select, values);
    return { values };
  }
  const { ids, resolved } = pick(world, at, select.type, values, select.channel_types);
  return { values: ids, ...(ids.length > 0 && { resolved }) };
}

/** @throws Error for a value that isn't among the options */
export function checkOffered(field: Component, values: readonly string[]): void {
  const offered = (field.options ?? []).map((option) => option.value);
  const alien = values.find((value) => !offered.includes(value));
  if (alien !== undefined) throw new Error(`the select offers ${offered.join(", ")}, not ${alien}`);
}

/** @throws Error for too few or too many values, or one twice */
export function checkCount(field: Component, values: readonly string[], defaultMost = 1): void {
  const { min_values: least = 1, max_values: most = defaultMost } = field;
  const mayBeEmpty = field.required === false && values.length === 0;
  if (!mayBeEmpty && (values.length < least || values.length > most)) {
    throw new Error(`${field.custom_id} takes ${least} to ${most} values, not ${values.length}`);
  }
  if (new Set(values).size < values.length) throw new Error(`${field.custom_id} takes each value once`);
}
