import type { Message } from "../../src/discord/message/message.ts";
import type { ModelRequest } from "./anthropic.ts";
import { walk } from "./discord-components.ts";

/**
 * What is to be found wrong with what the model was sent and with what readers are shown, written without a look at how
 * it is prevented. Each gives a list that should be empty.
 */

/** Controls, what has no width (but for the joiners that scripts need), what turns text round, tags, selectors. */
const UNSEEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e0fff}]/gu;

export function unseen(text: string): string[] {
  return (text.match(UNSEEN) ?? []).map((character) => `U+${character.codePointAt(0)?.toString(16)}`);
}

/** A request's texts. */
export function textsOf({ system, messages }: ModelRequest): string[] {
  const blocks = [system ?? [], ...messages.map(({ content }) => content)];
  return blocks.flatMap((content) =>
    typeof content === "string" ? [content] : content.flatMap((block) => (block.type === "text" ? [block.text] : [])),
  );
}

/** Whether anything but the lines of an article, numbered in order, stands between two lines that nothing else holds. */
export function brokenFence(request: ModelRequest): string[] {
  const [first] = request.messages;
  const block = typeof first?.content === "string" ? undefined : first?.content[0];
  const text = block?.type === "text" ? block.text : "";
  const lines = text.trimEnd().split(/[\n\r\v\f\u0085\u2028\u2029]/);
  const [, mark = "no mark"] = /^=== BEGINNING OF (ARTICLE \S{16,}) ===$/.exec(lines[0] ?? "") ?? [];
  const inner = lines.slice(1, -1);
  const numbers = inner.flatMap((line) => /^\[(\d+(?:\.\d+)?)\] /.exec(line)?.[1] ?? []).map(Number);
  return [
    ...(lines.at(-1) === `=== END OF ${mark} ===` ? [] : ["the last line isn't the fence's"]),
    ...(text.split(mark).length === 3 ? [] : ["the fence's mark stands elsewhere"]),
    ...inner.filter((line) => !/^(?:\[\d+(?:\.\d+)?\] |(?:Outlet|Byline|Published|Language): )/.test(line)),
    ...numbers.filter((number, at) => number <= (numbers[at - 1] ?? -1)).map((number) => `[${number}] out of order`),
  ];
}

/** Links in Markdown's form whose host isn't shown. */
export function maskedLinks(text: string): string[] {
  return text.match(/\]\(\s{0,4}<?(?:[a-z][a-z+.-]{1,20}:|\/\/|www\.|[\w-]+\.[\w.-]+\/)[^)]{0,80}/gi) ?? [];
}

/** What of a message Discord would bring to life, but for the link of ours on the title. */
export function aliveInDiscord({ components, allowed_mentions }: Message, title: string | undefined): string[] {
  const texts = [...walk(components)].flatMap(({ content }) => content ?? []);
  return [
    ...(allowed_mentions.parse.length === 0 ? [] : ["mentions are parsed"]),
    ...texts
      .map((text) => withoutReferences(withoutDirections(text)))
      .flatMap((text, at) => alive(at === 0 && title !== undefined ? withoutLink(text, title) : text)),
  ];
}

/** Without the ways from an answer's references to the message that shows the article. */
export function withoutReferences(text: string): string {
  return text.replace(/\[(\\\[\d+\\\])\]\(<https:\/\/discord\.com\/channels\/(?:\d+|@me)\/\d+\/\d+>\)/g, "$1");
}

/** Without the marks by which a line and the pieces of it are shown in their direction: whole ones, each in one line. */
export function withoutDirections(text: string): string {
  return text
    .replace(/^((?:#{3} |-# |> |- )*)[\u200e\u200f](?=.*\p{L})/gmu, "$1")
    .replace(/\u2068([^\u2066-\u2069\n]+)\u2069/g, "$1");
}

function withoutLink(text: string, url: string): string {
  return text.replace(`](<${url}>)`, "").replace("[", "");
}

const ALIVE: readonly RegExp[] = [
  /<[^>\n]{0,80}/g,
  /@(?:everyone|here)/gi,
  /\]\([^)\n]{0,80}/g,
  /(?<![a-z])[a-z]+:\/\/[^\s]{0,80}/gi,
  /discord(?:app)?\.(?:gg|com|gift|new)\S{0,40}/gi,
  /`|\|\||~~|__/g,
];

function alive(text: string): string[] {
  // A backslash takes the life of the sign behind it.
  const bare = text.replace(/\\[^0-9A-Za-z\s]/g, "\u0001").replace(/@\u2060/g, "");
  return [...ALIVE.flatMap((pattern) => bare.match(pattern) ?? []), ...unseen(bare.replaceAll("\u0001", ""))];
}

/** Lines that are larger, smaller or a block quote without a backslash, as Discord reads them. */
export function sizedLines(text: string): string[] {
  return text.split("\n").filter((line) => /^\s*(?:#{1,3}\s|-#\s|>>>)/.test(line));
}

/** What a reader of Markdown would bring to life, but for addresses that stand for themselves. */
export function aliveInMarkdown(text: string, address: string | undefined): string[] {
  const own = address === undefined ? text : text.replace(`\n<${address}>\n`, "\n");
  const bare = own.replace(/\\[!-/:-@[-`{-~]/g, "\u0001");
  return [
    /\]\([^)\n]{0,80}/g,
    /\]:.{0,80}/g,
    /<[a-z/!?][^>\n]{0,80}/gi,
    /`|~~~/g,
    /&#?\w+;/g,
    /^ {0,3}(?:={1,}|_{3,})\s*$/gm,
  ]
    .flatMap((pattern) => bare.match(pattern) ?? [])
    .concat(unseen(bare.replaceAll("\u0001", "")));
}

/** A document's text above the rule that ours stands below, and ours. Throws where there isn't one rule. */
export function parts(document: string): readonly [body: string, smallPrint: string] {
  const rules = [...document.matchAll(/^ {0,3}-{3,}\s*$/gm)];
  const [rule] = rules;
  if (!rule || rules.length > 1) throw new Error(`${rules.length} rules in:\n${document}`);
  return [document.slice(0, rule.index), document.slice(rule.index)];
}

/** Every text of a value, but for those under these names. */
export function textsIn(value: unknown, but: readonly string[] = []): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => (but.includes(name) ? [] : textsIn(inner, but)));
}
