import type { APIMessage } from "discord-api-types/v10";
import { textOf, walk, type Component } from "./discord-components.ts";

/** Every component of a message, nested ones after their parent. */
export const componentsOf = ({ components = [] }: Pick<APIMessage, "components">): readonly Component[] => [
  ...walk(components),
];

/** True for a final state: what goes on can be cancelled. */
export function isFinal(message: APIMessage): boolean {
  return !componentsOf(message).some(({ custom_id: id }) => id?.startsWith("cancel/"));
}

/** custom_id of the enabled button with this label. */
export function buttonNamed(message: APIMessage, label: string): string {
  const found = componentsOf(message).find((component) => component.label === label && !component.disabled);
  if (!found?.custom_id) throw new Error(`no button “${label}” in:\n${textOf(message)}`);
  return found.custom_id;
}
