import { ComponentType } from "discord-api-types/v10";
import type { APIAttachment } from "discord-api-types/v10";
import { invalidForm } from "./discord-errors.ts";

/** A message component as it comes over the wire, and after the fake has numbered it. */
export interface Component {
  type: ComponentType;
  id?: number;
  custom_id?: string;
  label?: string;
  content?: string;
  style?: number;
  disabled?: boolean;
  url?: string;
  file?: Media;
  media?: Media;
  items?: { media: Media }[];
  components?: Component[];
  component?: Component;
  accessory?: Component;
  options?: { label: string; value: string }[];
  values?: string[];
  value?: string;
  required?: boolean;
  min_values?: number;
  max_values?: number;
  min_length?: number;
  max_length?: number;
  title?: string;
}

interface Media {
  url: string;
  proxy_url?: string;
  attachment_id?: string;
}

const V2_ONLY = new Set<ComponentType>([
  ComponentType.Section,
  ComponentType.TextDisplay,
  ComponentType.Thumbnail,
  ComponentType.MediaGallery,
  ComponentType.File,
  ComponentType.Separator,
  ComponentType.Container,
]);

/** Every component, nested ones after their parent. */
export function* walk(components: readonly Component[]): Generator<Component> {
  for (const component of components) {
    yield component;
    yield* walk(component.components ?? []);
    if (component.accessory) yield* walk([component.accessory]);
    if (component.component) yield* walk([component.component]);
  }
}

/** Everything a reader sees of a message: its content, embeds and the text of its components, a line each. */
export function textOf(message: { content?: string; components?: unknown; embeds?: unknown }): string {
  const lines = [message.content ?? ""];
  for (const embed of (message.embeds ?? []) as { title?: string; description?: string }[]) {
    lines.push(embed.title ?? "", embed.description ?? "");
  }
  for (const component of walk((message.components ?? []) as Component[])) {
    lines.push(component.content ?? "", component.label ?? "");
  }
  return lines.filter((line) => line !== "").join("\n");
}

/**
 * Refuses what Discord refuses of a message's components (docs: components/reference).
 * @throws ApiError 50035
 */
export function checkComponents(components: readonly Component[], isV2: boolean): void {
  const all = [...walk(components)];
  const seen = new Set<string>();
  for (const component of all) checkComponent(component, isV2, seen);
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

function checkComponent(component: Component, isV2: boolean, seen: Set<string>): void {
  const { type, custom_id: customId, label } = component;
  if (!isV2 && V2_ONLY.has(type)) {
    throw invalidForm("components", "UNION_TYPE_CHOICES", `Component type ${type} needs IS_COMPONENTS_V2.`);
  }
  if (customId !== undefined) {
    if (customId.length < 1 || customId.length > 100) throw badLength("custom_id", 1, 100);
    if (seen.has(customId)) {
      throw invalidForm("components", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
    }
    seen.add(customId);
  }
  if (type === ComponentType.Button) {
    if (label !== undefined && [...label].length > 80) throw badLength("label", 1, 80);
    if ((customId === undefined) !== (component.style === 5 || component.style === 6)) {
      throw invalidForm("components", "BUTTON_COMPONENT_CUSTOM_ID", "A button needs a custom id or a url");
    }
  }
  if (type === ComponentType.ActionRow) {
    const inside = component.components ?? [];
    if (inside.length < 1 || inside.length > 5) throw badLength("components", 1, 5);
  }
  if (type === ComponentType.TextDisplay && (component.content ?? "").trim() === "")
    throw badLength("content", 1, 4000);
}

function badLength(field: string, least: number, most: number): Error {
  return invalidForm(
    `components.0.${field}`,
    "BASE_TYPE_BAD_LENGTH",
    `Must be between ${least} and ${most} in length.`,
  );
}

/**
 * Components as Discord gives them back: numbered, and `attachment://name` turned into the uploaded file's address.
 * @throws ApiError 50035 where a name isn't among the attachments
 */
export function storeComponents(
  components: readonly Component[],
  attachments: readonly APIAttachment[],
): readonly Component[] {
  const copy = structuredClone(components) as Component[];
  let id = 0;
  for (const component of walk(copy)) {
    id += 1;
    component.id ??= id;
    const media = [component.file, component.media, ...(component.items ?? []).map((item) => item.media)];
    for (const each of media) if (each) resolveMedia(each, attachments);
  }
  return copy;
}

function resolveMedia(media: Media, attachments: readonly APIAttachment[]): void {
  if (!media.url.startsWith("attachment://")) return;
  const name = media.url.slice("attachment://".length);
  const attachment = attachments.find((each) => each.filename === name);
  if (!attachment) {
    throw invalidForm("components", "REFERENCED_ATTACHMENT_NOT_FOUND", `${name} is not among the attachments`);
  }
  media.url = attachment.url;
  media.proxy_url = attachment.proxy_url;
  media.attachment_id = attachment.id;
}
