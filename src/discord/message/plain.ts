import {
  ComponentType,
  DiscordAPIError,
  MessageFlags,
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
} from "discord.js";
import { parsePress } from "./custom-id.ts";
import { isClosed } from "../discord-error.ts";
import { CONTENT, ROWS } from "../limits.ts";
import { message as ofComponents, NO_MENTIONS, textDisplay, type Message, type Upload } from "./message.ts";
import { paginate } from "./pages.ts";

/**
 * Sends a message as it is or, where Discord takes no Components V2 or something in these, in a plainer form. Of several
 * forms Discord takes one at most, since each is only tried when it refused the one before. Throws any other refusal, and
 * that of the last form.
 */
export async function sendInAnyForm<T>(message: Message, send: (form: Message) => Promise<T>): Promise<T> {
  const [form, ...plainer] = [message, ...plainForms(message)];
  return plainer.reduce(
    (sent, next) => sent.catch((error: unknown) => (isMalformed(error) ? send(next) : Promise.reject(error as Error))),
    send(form ?? message),
  );
}

function isMalformed(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.status === 400 && !isClosed(error);
}

/**
 * A message of the kind there was before; and, since one in Components V2 stays one, for an edit of such a message its
 * simplest.
 */
function plainForms({ components, files: uploads = [], rest }: Message): [Message, Message] {
  const parts = components.flatMap(inner);
  const blocks = parts.flatMap((part) => (part.type === ComponentType.TextDisplay ? part.content.split("\n\n") : []));
  const { content, isCut } = cutShort(blocks, rest);
  // Nothing is lost where the message had no file of its own.
  const files = isCut && uploads.length === 0 ? [wholeText(blocks)] : uploads;
  const rows = parts.flatMap((part) => (part.type === ComponentType.ActionRow ? withoutPages(part) : []));
  const plain = {
    flags: MessageFlags.SuppressEmbeds,
    content,
    components: rows.slice(0, ROWS),
    allowed_mentions: NO_MENTIONS,
    files,
  };
  const shownFiles = files.map(({ name }) => ({
    type: ComponentType.File as const,
    file: { url: `attachment://${name}` },
  }));
  return [plain, ofComponents([textDisplay(content), ...shownFiles], files)];
}

/** What a container holds, or the component itself. */
function inner(component: APIMessageTopLevelComponent) {
  return component.type === ComponentType.Container ? component.components : [component];
}

function cutShort(blocks: readonly string[], rest = "…"): { content: string; isCut: boolean } {
  const [whole = "", ...more] = paginate(blocks, CONTENT);
  if (more.length === 0) return { content: whole, isCut: false };
  const [beginning = ""] = paginate(blocks, CONTENT - rest.length - "\n\n".length);
  return { content: `${beginning}\n\n${rest}`, isCut: true };
}

function wholeText(blocks: readonly string[]): Upload {
  return { name: "text.md", data: Buffer.from(`${blocks.join("\n\n")}\n`) };
}

/** Pages are turned in Components V2 alone. */
function withoutPages(
  row: APIActionRowComponent<APIComponentInMessageActionRow>,
): APIActionRowComponent<APIComponentInMessageActionRow>[] {
  const components = row.components.filter((each) => !("custom_id" in each) || !isPager(each.custom_id));
  return components.length === 0 ? [] : [{ ...row, components }];
}

function isPager(id: string): boolean {
  const kind = parsePress(id)?.kind;
  return kind === "page" || kind === "sourcePage";
}
