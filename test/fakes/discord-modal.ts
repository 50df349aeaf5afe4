import { ComponentType } from "discord-api-types/v10";
import { walk } from "./discord-components.ts";
import type { Component } from "./discord-components.ts";
import { storeFiles, uploaded } from "./discord-files.ts";
import type { UserFile } from "./discord-files.ts";
import type { Modal } from "./discord-modal-rules.ts";
import { checkCount, checkOffered, chosen } from "./discord-press.ts";
import type { Channel, World } from "./discord-world.ts";

/** What a person enters into a field: text, what is chosen, whether a box is ticked, files. */
export type FieldValue = string | readonly string[] | boolean | readonly UserFile[];

type Json = Record<string, unknown>;
const T = ComponentType;

/**
 * What a filled-in modal sends back. A field that isn't named keeps what the modal gave it.
 * @throws Error for what the form would not let a user enter
 */
export function filledModal(
  world: World,
  at: Channel,
  modal: Modal,
  values: Readonly<Record<string, FieldValue>>,
): { components: unknown[]; resolved?: Json } {
  const fields = [...walk(modal.components)].filter((component) => component.custom_id !== undefined);
  for (const name of Object.keys(values)) {
    if (!fields.some((field) => field.custom_id === name)) throw new Error(`the modal has no field ${name}`);
  }
  let id = 0;
  const resolved: Record<string, Json> = {};
  const fill = (component: Component): Json => {
    id += 1;
    const own = { type: component.type, id: component.id ?? id };
    if (component.components) return { ...own, components: component.components.map(fill) };
    if (component.component) return { ...own, component: fill(component.component) };
    if (component.custom_id === undefined) return own;
    const { resolved: found = {}, ...filled } = fillField(world, at, component, values[component.custom_id]);
    for (const [kind, things] of Object.entries(found)) resolved[kind] = { ...resolved[kind], ...things };
    return { ...own, custom_id: component.custom_id, ...filled };
  };
  const components = modal.components.map(fill);
  return { components, ...(Object.keys(resolved).length > 0 && { resolved }) };
}

interface Filled {
  readonly value?: string | boolean | null;
  readonly values?: readonly string[];
  readonly resolved?: Record<string, Json>;
}

function fillField(world: World, at: Channel, field: Component, value: FieldValue | undefined): Filled {
  if (field.type === T.TextInput) return { value: checkText(field, value ?? field.value ?? "") };
  if (field.type === T.Checkbox) return { value: checkTick(field, value ?? field.default ?? false) };
  if (field.type === T.FileUpload) return uploadedFiles(world, at, field, value);
  const given = value ?? defaultsOf(field);
  const chosenValues = (typeof given === "string" ? [given] : given) as readonly string[];
  if (field.type === T.RadioGroup || field.type === T.CheckboxGroup) {
    checkOffered(field, chosenValues);
    checkCount(field, chosenValues, field.type === T.RadioGroup ? 1 : (field.options ?? []).length);
    return field.type === T.RadioGroup ? { value: chosenValues[0] ?? null } : { values: chosenValues };
  }
  return chosen(world, at, field, chosenValues);
}

function defaultsOf(field: Component): readonly string[] {
  const options = (field.options ?? []).filter((option) => option.default).map((option) => option.value);
  return [...options, ...(field.default_values ?? []).map((each) => each.id)];
}

function checkText(field: Component, value: FieldValue): string {
  if (typeof value !== "string") throw new Error(`${field.custom_id} is a text input`);
  if (value === "" && field.required !== false) throw new Error(`${field.custom_id} is required`);
  if (value.length > (field.max_length ?? 4000))
    throw new Error(`${field.custom_id} takes ${field.max_length} characters`);
  if (value !== "" && value.length < (field.min_length ?? 0)) throw new Error(`${field.custom_id} is too short`);
  return value;
}

function checkTick(field: Component, value: FieldValue): boolean {
  if (typeof value !== "boolean") throw new Error(`${field.custom_id} is a checkbox`);
  return value;
}

function uploadedFiles(world: World, at: Channel, field: Component, value: FieldValue = []): Filled {
  const files = value as readonly UserFile[];
  const stored = storeFiles(world, at.id, files.map(uploaded), [], Number.POSITIVE_INFINITY);
  const ids = stored.map((each) => each.id);
  checkCount(field, ids);
  return { values: ids, resolved: { attachments: Object.fromEntries(stored.map((each) => [each.id, each])) } };
}
