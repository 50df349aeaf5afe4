import type { ChatInputCommandInteraction } from "discord.js";
import { parseLink } from "../../article/url.ts";
import { UserError } from "../../errors.ts";
import type { Input } from "../../job.ts";
import { parseLanguage } from "../../locale/language.ts";
import { shorten } from "../message/pages.ts";

/** Results are in English unless somebody asks for another language. */
export const DEFAULT_LANGUAGE = "en";

type Attachment = NonNullable<ReturnType<ChatInputCommandInteraction["options"]["getAttachment"]>>;

/** The article a slash command names, or undefined. Throws two_inputs, bad_link, file_too_large. */
export function givenArticle(interaction: ChatInputCommandInteraction): Input | undefined {
  const link = interaction.options.getString("link");
  const file = interaction.options.getAttachment("file");
  if (link && file) throw new UserError("two_inputs");
  if (!link && !file) return undefined;
  const chapter = interaction.options.getInteger("chapter");
  const part = chapter === null ? {} : { chapter };
  if (link) return { kind: "link", url: parseLink(link).href, ...part };
  const limit = interaction.attachmentSizeLimit;
  if (file && file.size > limit) throw new UserError("file_too_large", { size: limit });
  return file ? { ...attached(file, limit), ...part } : undefined;
}

/** Characters that are repeated of what names no language. */
const SHOWN = 60;

/** The language to answer in, as BCP 47; where none is named, the usual one. Throws unknown_language. */
export function givenLanguage(interaction: ChatInputCommandInteraction, usual = DEFAULT_LANGUAGE): string {
  const given = interaction.options.getString("to");
  if (!given) return usual;
  const code = parseLanguage(given);
  if (!code) throw new UserError("unknown_language", { given: shorten(given, SHOWN) });
  return code;
}

/** A file of a message or a command; one over the limit isn't fetched whole. */
export function attached(
  { name, url, contentType }: Pick<Attachment, "name" | "url" | "contentType">,
  sizeLimit: number | undefined,
): Input & { readonly kind: "file" } {
  const mediaType = contentType?.split(";")[0]?.trim().toLowerCase();
  return {
    kind: "file",
    name,
    url,
    ...(sizeLimit === undefined ? {} : { maxBytes: sizeLimit }),
    ...(mediaType ? { mediaType } : {}),
  };
}
