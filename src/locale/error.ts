import type { Reading } from "../article/article.ts";
import type { FileKind } from "../article/file-kind.ts";
import type { UserError } from "../errors.ts";
import { dollars } from "./dollars.ts";
import type { TaskName } from "../job.ts";
import { languageName } from "./language.ts";
import { sizeName } from "./size.ts";
import type { Translate } from "./translate.ts";

/** The sentence of an error, for the person who can act on it. */
export function errorSentence({ code, values }: Pick<UserError, "code" | "values">, t: Translate): string {
  const spoken = Object.entries(values).map(([name, value]) => [name, inWords(name, value, t)]);
  const whole = { accepted: t("files.accepted"), ...Object.fromEntries(spoken), ...file(values, t) };
  return t(`errors.${code}`, whole as Record<string, string | number>);
}

/** What was given in place of an article; its media type, where only that is known, stands in its name. */
function file(values: UserError["values"], t: Translate) {
  return values["what"] === undefined ? {} : { what: t(`files.${values["what"] as FileKind}`, values) };
}

/** Errors carry codes; people read words. */
function inWords(name: string, value: string | number, t: Translate): string | number {
  if (name === "reading") return t(`readings.${value as Reading}`);
  if (name === "task") return t(`tasks.${value as TaskName}`);
  if (name === "size") return sizeName(Number(value), t.locale);
  if (name === "usd" || name === "left") return dollars(Number(value), t.locale);
  if (name === "wait" && typeof value === "number") return soon(value, t.locale);
  if (name === "language") return languageName(String(value), t.locale);
  if (typeof value === "number" && name !== "status") return value.toLocaleString(t.locale);
  return value;
}

/** “in 5 minutes” for milliseconds; never too early. */
function soon(milliseconds: number, locale: string): string {
  return new Intl.RelativeTimeFormat(locale).format(Math.max(1, Math.ceil(milliseconds / 60_000)), "minute");
}
