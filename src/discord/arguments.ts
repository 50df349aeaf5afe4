import type { ChatInputCommandInteraction, Message } from "discord.js";
import { parseLink } from "../article/url.ts";
import { UserError } from "../errors.ts";
import type { Input } from "../job.ts";
import { parseLanguage } from "../locale/language.ts";
import { linksIn } from "./links.ts";

/** Results are in English unless somebody asks for another language. */
export const DEFAULT_LANGUAGE = "en";

type Attachment = Pick<
  NonNullable<ReturnType<ChatInputCommandInteraction["options"]["getAttachment"]>>,
  "name" | "url" | "size" | "contentType"
>;

/** The article a slash command names, or undefined. Throws two_inputs, bad_link, file_too_large. */
export function givenArticle(interaction: ChatInputCommandInteraction): Input | undefined {
  const link = interaction.options.getString("link");
  const file = interaction.options.getAttachment("file");
  if (link && file) throw new UserError("two_inputs");
  if (!link && !file) return undefined;
  const chapter = interaction.options.getInteger("chapter");
  const part = chapter === null ? {} : { chapter };
  if (link) return { kind: "link", url: parseLink(link).href, ...part };
  return file ? { ...attached(file, interaction.attachmentSizeLimit), ...part } : undefined;
}

/** The language to answer in, as BCP 47; where none is named, the usual one. Throws unknown_language. */
export function givenLanguage(interaction: ChatInputCommandInteraction, usual = DEFAULT_LANGUAGE): string {
  const given = interaction.options.getString("to");
  if (!given) return usual;
  const code = parseLanguage(given);
  if (!code) throw new UserError("unknown_language", { given: given.slice(0, 60) });
  return code;
}

/**
 * The first article link of a message or of what it forwards, in its words or its previews, else its first file. Throws
 * no_link_in_message.
 */
export function articleIn(message: Message, sizeLimit: number): Input {
  const parts = [message, ...message.messageSnapshots.values()];
  const written = parts.flatMap(({ content }) => linksIn(content));
  const previewed = parts.flatMap(({ embeds }) => embeds.flatMap((embed) => linksIn(embed.url ?? "")));
  const [url] = [...written, ...previewed];
  if (url !== undefined) return { kind: "link", url };
  const files = parts.flatMap(({ attachments }) => [...attachments.values()]);
  const file = files.find((attachment) => readable(attachment)) ?? files[0];
  if (!file) throw new UserError("no_link_in_message");
  return attached(file, sizeLimit);
}

const READABLE_TYPE =
  /^(?:text\/|application\/(?:pdf|epub\+zip|xhtml\+xml|x-mimearchive|vnd\.openxmlformats-officedocument\.wordprocessingml))/i;
const READABLE_NAME = /\.(?:x?html?|mht(?:ml)?|txt|md|markdown|pdf|docx|epub)$/i;

/** What may well be an article, where a message holds pictures beside it. */
function readable({ name, contentType }: Attachment): boolean {
  return READABLE_TYPE.test(contentType ?? "") || READABLE_NAME.test(name);
}

function attached({ name, url, size, contentType }: Attachment, sizeLimit: number): Input {
  if (size > sizeLimit) throw new UserError("file_too_large", { size: sizeLimit });
  const mediaType = contentType?.split(";")[0]?.trim().toLowerCase();
  return { kind: "file", name, url, maxBytes: sizeLimit, ...(mediaType ? { mediaType } : {}) };
}
