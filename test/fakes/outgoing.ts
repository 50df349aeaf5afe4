import { InteractionResponseType, MessageFlags } from "discord-api-types/v10";
import { checkChoices } from "./discord-autocomplete.ts";
import { walk, type Component } from "./discord-components.ts";
import { ApiError } from "./discord-errors.ts";
import { aliveIn, aliveInPlain, blocksIn, type Live } from "./discord-markup.ts";
import { checkBody, type MessageBody } from "./discord-message-body.ts";
import { checkModal, type Modal } from "./discord-modal-rules.ts";
import type { Choice } from "./discord-autocomplete.ts";

/** One request that leaves for Discord. */
export interface Outgoing {
  readonly body: unknown;
  readonly files?: readonly { readonly name: string }[];
}

/** What may live in it, since the bot itself put it there. */
export interface Ours {
  readonly links?: readonly string[];
  /** As they stand between angle brackets: `@1`, `#2`. */
  readonly mentions?: readonly string[];
}

type Callback = {
  readonly type: InteractionResponseType;
  readonly data?: MessageBody & Partial<Modal> & { choices?: Choice[] };
};

/** All that is wrong with a request's body: what comes alive, who is pinged, which limits are broken. */
export function wrongWith({ body, files = [] }: Outgoing, ours: Ours = {}): string[] {
  return [...new Set([...wrongBody(body, ours), ...files.flatMap(({ name }) => wrongFile(name))])];
}

function wrongBody(body: unknown, ours: Ours): string[] {
  if (typeof body !== "object" || body === null) return [];
  if ("type" in body) return wrongCallback(body as Callback, ours);
  if ("name" in body && !("components" in body)) return wrongName((body as { name: string }).name);
  return wrongMessage(body, ours);
}

function wrongCallback({ type, data }: Callback, ours: Ours): string[] {
  if (!data) return [];
  if (type === InteractionResponseType.Modal) return wrongModal(data);
  if (type === InteractionResponseType.ApplicationCommandAutocompleteResult) return wrongChoices(data.choices ?? []);
  const isMessage = "components" in data || "content" in data;
  return isMessage ? wrongMessage(data, ours) : [];
}

function wrongName(name: string): string[] {
  const length = [...name].length;
  return [
    ...(name.trim() === "" || length > 100 ? [`a name of ${length} characters`] : []),
    ...spoken(aliveInPlain(name)),
  ];
}

function wrongFile(name: string): string[] {
  return /^[a-z0-9](?:[a-z0-9_-]{0,90})\.(?:html|md|png)$/.test(name) ? [] : [`a file named ${name}`];
}

function wrongChoices(choices: readonly Choice[]): string[] {
  return [
    ...refused(() => checkChoices(choices, undefined)),
    ...choices.flatMap(({ name }) => spoken(aliveInPlain(name))),
  ];
}

function wrongModal(modal: Partial<Modal>): string[] {
  const labels = [modal.title ?? "", ...[...walk(modal.components ?? [])].flatMap(plainTexts)];
  return [...refused(() => checkModal(modal)), ...labels.flatMap((text) => spoken(aliveInPlain(text)))];
}

function wrongMessage(body: MessageBody, ours: Ours): string[] {
  const { content, components, flags } = body;
  const isV2 = ((flags ?? 0) & MessageFlags.IsComponentsV2) !== 0;
  const isQuiet = ((flags ?? 0) & MessageFlags.SuppressEmbeds) !== 0;
  const all = [...walk(components ?? [])];
  const texts = [content ?? "", ...all.flatMap((component) => component.content ?? [])];
  return [
    ...pingsIn(body),
    ...(isV2 || isQuiet ? [] : ["links are shown with their pages"]),
    ...refused(() => checkBody(body, isV2)),
    ...texts.flatMap((text) => spoken(aliveIn(withoutOurs(text, ours)).filter((each) => !isOurs(each, ours)))),
    ...texts.flatMap(wrongBlocks),
    ...all.flatMap(plainTexts).flatMap((text) => spoken(aliveInPlain(text))),
  ];
}

/** A message of ours has one heading at most, above all else, and quotes nothing to its end. */
function wrongBlocks(text: string, index: number): string[] {
  const first = text.startsWith("### ") && index <= 1 ? 0 : -1;
  return blocksIn(text).flatMap(({ block, line }) =>
    block === "small print" || (block === "heading" && line === first) ? [] : `${block}: ${text.split("\n")[line]}`,
  );
}

/** Lines in small print, in all that a request says: no other text's can be told from ours. */
export function smallPrintIn({ body }: Outgoing): number {
  const message = typeof body === "object" && body !== null && "data" in body ? body.data : body;
  const { content, components } = (message ?? {}) as MessageBody;
  const texts = [content ?? "", ...[...walk(components ?? [])].flatMap((component) => component.content ?? [])];
  return texts.flatMap(blocksIn).filter(({ block }) => block === "small print").length;
}

/** Whether whom a request's message mentions would be pinged; Discord's REST has no default of its own. */
export function pingsIn(body: unknown): string[] {
  if (typeof body !== "object" || body === null) return [];
  if ("data" in body) return pingsIn(body.data);
  // A form is no message.
  if ("title" in body) return [];
  const { content, components, allowed_mentions: mentions } = body as MessageBody;
  const pingsNobody = mentions?.parse?.length === 0 && !mentions.users;
  return pingsNobody || (!content && !components) ? [] : ["whom it mentions is pinged"];
}

/** What of a component is shown as it is. */
function plainTexts({ label, placeholder, description, options = [], items = [], value }: Component): string[] {
  const shown = [label, placeholder, description, value, ...items.map((item) => item.description)];
  return [...shown, ...options.flatMap((option) => [option.label, option.description])].flatMap((text) => text ?? []);
}

/** A link of ours may hold anything but its own end. */
function withoutOurs(text: string, { links = [] }: Ours): string {
  return links.reduce((left, link) => left.replaceAll(`](<${link}>)`, "](<ours:>)"), text);
}

function isOurs({ kind, what }: Live, { mentions = [] }: Ours): boolean {
  return (kind === "link" && what === "ours:") || (kind === "mention" && mentions.includes(what));
}

const spoken = (alive: readonly Live[]) => alive.map(({ kind, what }) => `${kind}: ${what}`);

function refused(check: () => unknown): string[] {
  try {
    check();
    return [];
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return [JSON.stringify(error.errors ?? error.message)];
  }
}
