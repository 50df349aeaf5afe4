import { ComponentType } from "discord-api-types/v10";
import { walk } from "./discord-components.ts";
import type { Component } from "./discord-components.ts";
import { badLength, invalidForm } from "./discord-errors.ts";
import { SELECTS, checkSelect } from "./discord-select-rules.ts";

const T = ComponentType;
/** Button styles. */
const LINK = 5;
const PREMIUM = 6;
const IN_CONTAINER = new Set<ComponentType>([
  T.ActionRow,
  T.TextDisplay,
  T.Section,
  T.MediaGallery,
  T.Separator,
  T.File,
]);
const TOP_LEVEL = new Set<ComponentType>([...IN_CONTAINER, T.Container]);

/**
 * Refuses what Discord refuses of a message's components (docs: components/reference).
 * @throws ApiError 50035
 */
export function checkComponents(components: readonly Component[], isV2: boolean): void {
  for (const [index, component] of components.entries()) {
    if (isV2 ? !TOP_LEVEL.has(component.type) : component.type !== T.ActionRow) {
      throw wrongType(`components.${index}`, component.type);
    }
    checkComponent(component, `components.${index}`);
  }
  const all = [...walk(components)];
  checkUnique(all);
  if (!isV2) {
    if (components.length > 5) throw invalidForm("components", "BASE_TYPE_BAD_LENGTH", "Must be 5 or fewer in length.");
    return;
  }
  if (all.length > 40) {
    throw invalidForm("components", "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", "The maximum is 40 components.");
  }
  const characters = all.reduce((sum, component) => sum + [...(component.content ?? "")].length, 0);
  if (characters > 4000) {
    throw invalidForm("components", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", "The displayable text exceeds 4000.");
  }
}

function checkUnique(all: readonly Component[]): void {
  const ids = all.flatMap((each) => each.custom_id ?? []);
  if (new Set(ids).size < ids.length) {
    throw invalidForm("components", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
  }
  // 0 asks Discord for a number, as no id does.
  const numbers = all.flatMap((each) => each.id || []);
  if (new Set(numbers).size < numbers.length) {
    throw invalidForm("components", "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated");
  }
}

function checkComponent(component: Component, path: string): void {
  const { custom_id: customId, components = [] } = component;
  if (customId !== undefined && (customId.length < 1 || customId.length > 100))
    throw badLength(`${path}.custom_id`, 1, 100);
  switch (component.type) {
    case T.ActionRow:
      return checkRow(components, path);
    case T.Button:
      return checkButton(component, path);
    case T.Section:
      return checkSection(component, path);
    case T.TextDisplay:
      if ((component.content ?? "").trim() === "") throw badLength(`${path}.content`, 1, 4000);
      return undefined;
    case T.Thumbnail:
      if (!component.media?.url) throw required(`${path}.media.url`);
      return checkDescription(component.description, path);
    case T.MediaGallery:
      return checkGallery(component, path);
    case T.File:
      return checkFile(component, path);
    case T.Separator:
      return undefined;
    case T.Container:
      return checkContainer(components, path);
    default:
      if (!SELECTS.has(component.type)) throw wrongType(path, component.type);
      return checkSelect(component, path);
  }
}

/** Up to five buttons, or one select. */
function checkRow(inside: readonly Component[], path: string): void {
  const isSelect = inside[0] !== undefined && SELECTS.has(inside[0].type);
  const most = isSelect ? 1 : 5;
  if (inside.length < 1 || inside.length > most) throw badLength(`${path}.components`, 1, most);
  for (const [index, component] of inside.entries()) {
    if (!isSelect && component.type !== T.Button) throw wrongType(`${path}.components.${index}`, component.type);
    checkComponent(component, `${path}.components.${index}`);
  }
}

function checkButton(
  { custom_id: customId, label = "", style, url, emoji, sku_id: sku }: Component,
  path: string,
): void {
  if (style === undefined || style < 1 || style > PREMIUM) {
    throw invalidForm(`${path}.style`, "BASE_TYPE_CHOICES", "Value must be one of {1, 2, 3, 4, 5, 6}.");
  }
  if ([...label].length > 80) throw badLength(`${path}.label`, 1, 80);
  const isLink = style === LINK;
  const isPremium = style === PREMIUM;
  if (
    (customId !== undefined) === (isLink || isPremium) ||
    (url !== undefined) !== isLink ||
    (sku !== undefined) !== isPremium
  ) {
    throw invalidForm(
      path,
      "BUTTON_COMPONENT_CUSTOM_ID_OR_URL",
      "A button needs a custom id, a link button a url alone",
    );
  }
  if (url !== undefined) checkLink(url, `${path}.url`);
  if (isPremium === (label !== "" || emoji != null)) {
    throw invalidForm(`${path}.label`, "BUTTON_COMPONENT_LABEL_REQUIRED", "A button needs a label or an emoji");
  }
}

function checkLink(url: string, path: string): void {
  if (url.length < 1 || url.length > 512) throw badLength(path, 1, 512);
  const scheme = URL.canParse(url) ? new URL(url).protocol : "";
  if (!["http:", "https:", "discord:"].includes(scheme)) {
    throw invalidForm(path, "URL_TYPE_INVALID_SCHEME", "Scheme must be one of ('discord', 'https', 'http').");
  }
}

function checkSection({ components = [], accessory }: Component, path: string): void {
  if (components.length < 1 || components.length > 3) throw badLength(`${path}.components`, 1, 3);
  for (const [index, component] of components.entries()) {
    if (component.type !== T.TextDisplay) throw wrongType(`${path}.components.${index}`, component.type);
    checkComponent(component, `${path}.components.${index}`);
  }
  if (!accessory) throw required(`${path}.accessory`);
  if (accessory.type !== T.Button && accessory.type !== T.Thumbnail)
    throw wrongType(`${path}.accessory`, accessory.type);
  checkComponent(accessory, `${path}.accessory`);
}

function checkGallery({ items = [] }: Component, path: string): void {
  if (items.length < 1 || items.length > 10) throw badLength(`${path}.items`, 1, 10);
  for (const [index, item] of items.entries()) checkDescription(item.description, `${path}.items.${index}`);
}

function checkFile({ file }: Component, path: string): void {
  if (file?.url.startsWith("attachment://")) return;
  throw invalidForm(`${path}.file.url`, "URL_TYPE_INVALID_SCHEME", "A file is referenced by attachment://name only");
}

function checkContainer(inside: readonly Component[], path: string): void {
  if (inside.length < 1) throw badLength(`${path}.components`, 1, 40);
  for (const [index, component] of inside.entries()) {
    if (!IN_CONTAINER.has(component.type)) throw wrongType(`${path}.components.${index}`, component.type);
    checkComponent(component, `${path}.components.${index}`);
  }
}

function checkDescription(description: string | null | undefined, path: string): void {
  if (description != null && (description === "" || [...description].length > 1024))
    throw badLength(`${path}.description`, 1, 1024);
}

function required(path: string): Error {
  return invalidForm(path, "BASE_TYPE_REQUIRED", "This field is required");
}

function wrongType(path: string, type: ComponentType): Error {
  return invalidForm(path, "UNION_TYPE_CHOICES", `Component type ${type} can't be used here`);
}
