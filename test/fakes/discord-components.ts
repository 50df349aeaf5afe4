import type { APIAttachment, APIMessageTopLevelComponent, ComponentType } from "discord-api-types/v10";
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
  items?: { media: Media; description?: string | null }[];
  components?: Component[];
  component?: Component;
  accessory?: Component;
  options?: { label: string; value: string; description?: string; default?: boolean }[];
  default_values?: { id: string; type: string }[];
  channel_types?: number[];
  values?: string[];
  value?: string;
  placeholder?: string;
  default?: boolean;
  description?: string;
  emoji?: unknown;
  sku_id?: string;
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

/** Every component, nested ones after their parent. */
export function* walk(components: readonly (Component | APIMessageTopLevelComponent)[]): Generator<Component> {
  for (const component of components as readonly Component[]) {
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
