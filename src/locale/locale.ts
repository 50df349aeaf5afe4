import type { UserError } from "../errors.ts";
import { errors, readings, tasks } from "./en.ts";
import { languageName } from "./language.ts";

/** Puts values into a sentence's `{name}` places. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>> = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/** The sentence of an error, for the person who can act on it. */
export function errorSentence({ code, values }: Pick<UserError, "code" | "values">): string {
  return fill(
    errors[code],
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, spoken(name, value)])),
  );
}

/** Errors carry codes; people read words. */
function spoken(name: string, value: string | number): string | number {
  if (name === "reading") return readings[value as keyof typeof readings] ?? value;
  if (name === "task") return tasks[value as keyof typeof tasks] ?? value;
  if (name === "language") return languageName(String(value));
  if (typeof value === "number" && name !== "status") return value.toLocaleString("en");
  return value;
}
