import {
  ComponentType,
  EmbedType,
  type APIMessageTopLevelComponent,
  type Attachment,
  type Embed,
  type Message,
  type MessageSnapshot,
} from "discord.js";
import { canonicalUrl } from "../../article/url.ts";
import type { Input } from "../../job.ts";
import { attached } from "./arguments.ts";
import { SELECT_OPTIONS } from "../limits.ts";
import { linksIn } from "./links.ts";

export type Candidate = Extract<Input, { kind: "link" | "file" }>;

/**
 * What may be meant by the article of a message: links in its words and what is shown with them, then files, then what it
 * forwards; each once, at most as many as can be chosen from.
 */
export function candidatesIn(message: Message, sizeLimit?: number): Candidate[] {
  // The files of a result are made of the article that it links to.
  const hasFiles = message.author.id !== message.client.user.id;
  const parts = [message, ...message.messageSnapshots.values()];
  const candidates = parts.flatMap((part): Candidate[] => [
    ...textsOf(part)
      .flatMap(linksIn)
      .map((url) => ({ kind: "link" as const, url })),
    ...(hasFiles ? [...part.attachments.values()] : []).filter(isReadable).map((file) => attached(file, sizeLimit)),
  ]);
  const alike = [...Map.groupBy(candidates, keyOf).values()];
  return alike.flatMap(([first]) => first ?? []).slice(0, SELECT_OPTIONS);
}

/** The first file of a message that holds nothing that looks like an article, so that it can be said what is wrong with it. */
export function anyFileIn(message: Message, sizeLimit: number): Candidate | undefined {
  const parts = [message, ...message.messageSnapshots.values()];
  const file = parts.flatMap(({ attachments }) => [...attachments.values()]).at(0);
  return file && attached(file, sizeLimit);
}

function keyOf(candidate: Candidate): string {
  return candidate.kind === "link" ? canonicalUrl(candidate.url) : candidate.url;
}

function textsOf({ content, components, embeds }: Message | MessageSnapshot): string[] {
  return [content, ...textDisplays(components.map((component) => component.toJSON())), ...embeds.flatMap(embedded)];
}

/** Discord's preview of a page quotes it, with links of the page's own; what a person or a bot embeds is theirs to say. */
function embedded({ data: { type = EmbedType.Rich, url = "", description = "", fields = [] } }: Embed): string[] {
  return type === EmbedType.Rich ? [url, description, ...fields.map(({ value }) => value)] : [url];
}

/** In order; a container holds sections, which hold texts. */
function textDisplays(components: readonly APIMessageTopLevelComponent[]): string[] {
  return components.flatMap((component) => {
    const parts = component.type === ComponentType.Container ? component.components : [component];
    return parts.flatMap((part) => {
      if (part.type === ComponentType.TextDisplay) return [part.content];
      return part.type === ComponentType.Section ? part.components.map(({ content }) => content) : [];
    });
  });
}

const READABLE_TYPE =
  /^(?:text\/|application\/(?:pdf|epub\+zip|xhtml\+xml|x-mimearchive|vnd\.openxmlformats-officedocument\.wordprocessingml))/i;
const READABLE_NAME = /\.(?:x?html?|mht(?:ml)?|txt|md|markdown|pdf|docx|epub)$/i;

/** What may well be an article, where a message holds pictures beside it. */
function isReadable({ name, contentType }: Pick<Attachment, "name" | "contentType">): boolean {
  return READABLE_TYPE.test(contentType ?? "") || READABLE_NAME.test(name);
}
