import { ComponentType } from "discord-api-types/v10";
import {
  ATTACHMENT,
  BUTTON_LABEL,
  COMPONENTS,
  CONTENT,
  CUSTOM_ID,
  LINK,
  MESSAGE_TEXT,
  ROWS,
  ROW_BUTTONS,
  SELECT_OPTIONS,
  SELECT_TEXT,
} from "../../src/discord/limits.ts";
import type { Message } from "../../src/discord/message/message.ts";
import { walk, type Component } from "../fakes/discord-components.ts";

/** Which of Discord's limits a message breaks; a list that should be empty. */
export function brokenLimits({ content, components, files = [] }: Message): string[] {
  const all = [...walk(components)];
  const texts = all.flatMap(({ type, content: text }) => (type === ComponentType.TextDisplay ? (text ?? "") : []));
  const ids = all.flatMap(({ custom_id: id }) => id ?? []);
  const strings = [content ?? "x", ...texts, ...all.flatMap(({ label }) => label ?? [])];
  return [
    ...(all.length > COMPONENTS ? [`${all.length} components`] : []),
    ...(texts.join("").length > MESSAGE_TEXT ? [`${texts.join("").length} characters of text`] : []),
    ...texts.filter((text) => text.trim() === "").map(() => "an empty text"),
    ...strings.filter((text) => !text.isWellFormed()).map(() => "half a character"),
    ...(new Set(ids).size < ids.length ? ["a custom_id twice"] : []),
    ...ids.filter((id) => id.length < 1 || id.length > CUSTOM_ID).map((id) => `custom_id ${id}`),
    ...all.flatMap(brokenComponent),
    ...(content === undefined ? [] : brokenContent(content, components.length)),
    ...files.filter(({ data }) => data.length > ATTACHMENT).map(({ name }) => `${name} is too large`),
    ...all.flatMap(({ file }) => (!file || /^attachment:\/\/[a-z0-9._-]{1,100}$/.test(file.url) ? [] : file.url)),
  ];
}

function brokenContent(content: string, rows: number): string[] {
  return [
    ...(content.length > CONTENT ? [`${content.length} characters of content`] : []),
    ...(content.trim() === "" ? ["an empty content"] : []),
    ...(rows > ROWS ? [`${rows} rows`] : []),
  ];
}

function brokenComponent({ type, label = "", url, components = [], options = [], placeholder = "" }: Component) {
  switch (type) {
    case ComponentType.Button:
      return [
        ...(label.trim() === "" || label.length > BUTTON_LABEL ? [`label ${label}`] : []),
        ...(url !== undefined && url.length > LINK ? [`url ${url}`] : []),
      ];
    case ComponentType.ActionRow:
      return components.length < 1 || components.length > ROW_BUTTONS ? [`${components.length} in a row`] : [];
    case ComponentType.StringSelect: {
      const values = options.map(({ value }) => value);
      const texts = options.flatMap((option) => [option.label, option.value, option.description ?? "x"]);
      return [
        ...(options.length < 1 || options.length > SELECT_OPTIONS ? [`${options.length} options`] : []),
        ...(new Set(values).size < values.length ? ["an option twice"] : []),
        ...texts.filter((text) => text === "" || text.length > SELECT_TEXT).map((text) => `option ${text}`),
        ...(placeholder.length > 150 ? [`placeholder ${placeholder}`] : []),
      ];
    }
    default:
      return [];
  }
}
