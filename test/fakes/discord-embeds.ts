import type { APIEmbed } from "discord-api-types/v10";
import { badLength, invalidForm } from "./discord-errors.ts";

/** Most characters of each text (docs: resources/message#embed-limits). */
const LIMITS = { title: 256, description: 4096, footer: 2048, author: 256, name: 256, value: 1024 };

/** @throws ApiError 50035 for what is too long, too many, or empty */
export function checkEmbeds(embeds: readonly APIEmbed[]): void {
  if (embeds.length > 10) throw invalidForm("embeds", "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length.");
  let sum = 0;
  const check = (path: string, text: string | undefined, most: number, least = 0): void => {
    const { length } = [...(text ?? "").trim()];
    if (length < least || length > most) throw badLength(path, least, most);
    sum += length;
  };
  for (const [index, { title, description, footer, author, fields = [] }] of embeds.entries()) {
    const path = `embeds.${index}`;
    check(`${path}.title`, title, LIMITS.title);
    check(`${path}.description`, description, LIMITS.description);
    check(`${path}.footer.text`, footer?.text, LIMITS.footer);
    check(`${path}.author.name`, author?.name, LIMITS.author);
    if (fields.length > 25) throw badLength(`${path}.fields`, 0, 25);
    for (const [number, field] of fields.entries()) {
      check(`${path}.fields.${number}.name`, field.name, LIMITS.name, 1);
      check(`${path}.fields.${number}.value`, field.value, LIMITS.value, 1);
    }
  }
  if (sum > 6000) throw invalidForm("embeds", "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000");
}
