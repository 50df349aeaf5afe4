import type { UserError } from "../errors.ts";
import { languageName } from "./language.ts";
import type { Translate } from "./translate.ts";
import type { TextKey } from "./catalogues.ts";

/** The sentence of an error, for the person who can act on it. */
export function errorSentence({ code, values }: Pick<UserError, "code" | "values">, t: Translate): string {
  const spoken = Object.entries(values).map(([name, value]) => [name, inWords(name, value, t)]);
  return t(`errors.${code}`, Object.fromEntries(spoken) as Record<string, string | number>);
}

/** Errors carry codes; people read words. */
function inWords(name: string, value: string | number, t: Translate): string | number {
  if (name === "reading") return t(`readings.${value}` as TextKey);
  if (name === "task") return t(`tasks.${value}` as TextKey);
  if (name === "language") return languageName(String(value), t.locale);
  if (typeof value === "number" && name !== "status") return value.toLocaleString(t.locale);
  return value;
}
