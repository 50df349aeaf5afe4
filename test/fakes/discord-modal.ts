import { ComponentType } from "discord-api-types/v10";
import { walk } from "./discord-components.ts";
import type { Component } from "./discord-components.ts";
import type { Modal } from "./discord-interactions.ts";

/**
 * What a filled-in modal sends back.
 * @throws Error for what the form would not let a user enter
 */
export function filledModal(modal: Modal, values: Readonly<Record<string, string | readonly string[]>>): unknown[] {
  const fields = [...walk(modal.components)].filter((component) => component.custom_id !== undefined);
  for (const name of Object.keys(values)) {
    if (!fields.some((field) => field.custom_id === name)) throw new Error(`the modal has no field ${name}`);
  }
  let id = 0;
  const fill = (component: Component): Record<string, unknown> => {
    id += 1;
    const own = { type: component.type, id };
    if (component.components) return { ...own, components: component.components.map(fill) };
    if (component.component) return { ...own, component: fill(component.component) };
    if (component.custom_id === undefined) return own;
    const value = values[component.custom_id];
    if (component.type === ComponentType.TextInput) {
      return { ...own, custom_id: component.custom_id, value: checkText(component, value ?? "") };
    }
    return { ...own, custom_id: component.custom_id, values: typeof value === "string" ? [value] : (value ?? []) };
  };
  return modal.components.map(fill);
}

function checkText(field: Component, value: string | readonly string[]): string {
  if (typeof value !== "string") throw new Error(`${field.custom_id} is a text input`);
  if (value === "" && field.required !== false) throw new Error(`${field.custom_id} is required`);
  if (value.length > (field.max_length ?? 4000))
    throw new Error(`${field.custom_id} takes ${field.max_length} characters`);
  if (value !== "" && value.length < (field.min_length ?? 0)) throw new Error(`${field.custom_id} is too short`);
  return value;
}
