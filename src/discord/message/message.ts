import {
  ComponentType,
  MessageFlags,
  type APIMessageTopLevelComponent,
  type APITextDisplayComponent,
} from "discord.js";
import { MESSAGE_TEXT } from "../limits.ts";
import { shorten } from "./pages.ts";

/** A file to upload with a message. */
export interface Upload {
  readonly name: string;
  readonly data: Buffer;
}

/** A message, in Components V2 unless it has `content`, ready to send or to edit in. */
export interface Message {
  readonly flags: number;
  readonly content?: string;
  readonly components: APIMessageTopLevelComponent[];
  readonly allowed_mentions: { readonly parse: []; readonly replied_user?: boolean };
  readonly files?: readonly Upload[];
  /** Where the rest is of a text that is cut; said where the plain form has no room for it. */
  readonly rest?: string;
}

/** Nobody is ever pinged: REST has no default of its own. */
export const NO_MENTIONS: { parse: [] } = { parse: [] };

export function message(components: APIMessageTopLevelComponent[], files: readonly Upload[] = []): Message {
  return {
    flags: MessageFlags.IsComponentsV2,
    components,
    allowed_mentions: NO_MENTIONS,
    ...(files.length > 0 ? { files } : {}),
  };
}

export function textDisplay(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

/** The same for a text that may be empty: Discord refuses an empty one. */
export function texts(content: string | undefined): APITextDisplayComponent[] {
  return content ? [textDisplay(content)] : [];
}

/** A plain sentence: progress, an error; and what can be done about it. */
export function sentence(text: string, rows: readonly APIMessageTopLevelComponent[] = []): Message {
  return message([textDisplay(shorten(text, MESSAGE_TEXT)), ...rows]);
}

/** A message as the REST client sends it: what is uploaded is named in `attachments`, everything else is replaced. */
export function request({ files = [], rest: _rest, ...body }: Message) {
  const attachments = files.map(({ name }, index) => ({ id: String(index), filename: name }));
  return { body: { ...body, attachments }, files: files.map(({ name, data }) => ({ name, data })) };
}
