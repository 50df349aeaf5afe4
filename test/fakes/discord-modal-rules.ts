import { ComponentType } from "discord-api-types/v10";
import { walk } from "./discord-components.ts";
import type { Component } from "./discord-components.ts";
import { badLength, invalidForm } from "./discord-errors.ts";
import { checkSelect } from "./discord-select-rules.ts";

export interface Modal {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly Component[];
}

const T = ComponentType;
/** What a label may hold (docs: components/reference#label). */
const FIELDS = new Set<ComponentType>([
  T.TextInput,
  T.StringSelect,
  T.UserSelect,
  T.RoleSelect,
  T.MentionableSelect,
  T.ChannelSelect,
  T.FileUpload,
  T.RadioGroup,
  T.CheckboxGroup,
  T.Checkbox,
]);

/**
 * What Discord refuses of a modal (docs: components/reference, interactions/receiving-and-responding).
 * @throws ApiError 50035
 */
export function checkModal({ custom_id: customId = "", title = "", components = [] }: Partial<Modal>): Modal {
  checkLength("data.custom_id", customId, 1, 100);
  checkLength("data.title", title, 1, 45);
  if (components.length < 1 || components.length > 5) throw badLength("data.components", 1, 5);
  for (const [index, component] of components.entries()) checkTopLevel(component, `data.components.${index}`);
  const ids = [...walk(components)].flatMap((each) => each.custom_id ?? []);
  if (new Set(ids).size < ids.length) {
    throw invalidForm("data.components", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
  }
  return { custom_id: customId, title, components };
}

function checkTopLevel(component: Component, path: string): void {
  if (component.type === T.TextDisplay) return checkLength(`${path}.content`, component.content, 1, 4000);
  if (component.type === T.ActionRow) {
    const [field, ...rest] = component.components ?? [];
    if (field?.type !== T.TextInput || rest.length > 0) throw wrongType(path);
    checkLength(`${path}.components.0.label`, field.label, 1, 45);
    return checkField(field, `${path}.components.0`);
  }
  if (component.type !== T.Label || !component.component) throw wrongType(path);
  checkLength(`${path}.label`, component.label, 1, 45);
  if (component.description !== undefined) checkLength(`${path}.description`, component.description, 1, 100);
  if (component.component.label !== undefined) {
    throw invalidForm(`${path}.component.label`, "BASE_TYPE_FORBIDDEN", "A field in a label has no label of its own");
  }
  return checkField(component.component, `${path}.component`);
}

function checkField(field: Component, path: string): void {
  const { type } = field;
  if (!FIELDS.has(type)) throw wrongType(path);
  checkLength(`${path}.custom_id`, field.custom_id, 1, 100);
  if (type === T.TextInput) return checkTextInput(field, path);
  if (type === T.RadioGroup || type === T.CheckboxGroup) return checkGroup(field, path);
  if (type === T.Checkbox) return undefined;
  if (type === T.FileUpload) return checkRange(field, path, 10);
  if (field.disabled)
    throw invalidForm(`${path}.disabled`, "BASE_TYPE_FORBIDDEN", "A field of a modal can't be disabled");
  if (field.required !== false && field.min_values === 0) {
    throw invalidForm(`${path}.min_values`, "BASE_TYPE_MIN_VALUE", "A required select needs a value");
  }
  return checkSelect(field, path);
}

function checkTextInput(field: Component, path: string): void {
  if (field.style !== 1 && field.style !== 2) {
    throw invalidForm(`${path}.style`, "BASE_TYPE_CHOICES", "Value must be one of {1, 2}.");
  }
  checkLength(`${path}.placeholder`, field.placeholder ?? "", 0, 100);
  const most = field.max_length ?? 4000;
  const least = field.min_length ?? 0;
  if (most < 1 || most > 4000 || least < 0 || least > most) {
    throw invalidForm(`${path}.max_length`, "NUMBER_TYPE_MAX", "The lengths don't fit 0 to 4000.");
  }
  if (field.value !== undefined && field.value !== "") checkLength(`${path}.value`, field.value, least, most);
}

function checkGroup(field: Component, path: string): void {
  const options = field.options ?? [];
  const least = field.type === T.RadioGroup ? 2 : 1;
  if (options.length < least || options.length > 10) throw badLength(`${path}.options`, least, 10);
  for (const [index, option] of options.entries()) {
    checkLength(`${path}.options.${index}.label`, option.label, 1, 100);
    checkLength(`${path}.options.${index}.value`, option.value, 1, 100);
  }
  if (field.type === T.CheckboxGroup) checkRange(field, path, options.length);
}

function checkRange(field: Component, path: string, most: number): void {
  const { min_values: least = 1, max_values: top = most } = field;
  if (least < 0 || top < 1 || least > top || top > most) {
    throw invalidForm(`${path}.max_values`, "NUMBER_TYPE_MAX", `Values between 0 and ${most}, in order.`);
  }
}

function checkLength(path: string, text: string | undefined, least: number, most: number): void {
  const length = [...(text ?? "")].length;
  if (length < least || length > most) throw badLength(path, least, most);
}

function wrongType(path: string): Error {
  return invalidForm(path, "UNION_TYPE_CHOICES", "This component type can't be used here");
}
