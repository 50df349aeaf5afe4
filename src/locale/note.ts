import type { Note } from "../article/note.ts";
import { dayAndTime } from "./date.ts";
import type { Translate } from "./translate.ts";

/** What a reader should know of how a text was read, as a sentence. */
export function noteSentence({ code, values }: Note, t: Translate): string {
  const spoken = Object.entries(values).map(([name, value]) => [name, inWords(name, value, t)]);
  return t(`notes.${code}`, Object.fromEntries(spoken) as Note["values"]);
}

/** Characters of an address that are shown. */
const LONGEST_ADDRESS = 160;

function inWords(name: string, value: string | number, t: Translate): string | number {
  if (typeof value === "number") return value;
  if (name === "day") return dayAndTime(value, t.locale);
  return value.length > LONGEST_ADDRESS ? `${value.slice(0, LONGEST_ADDRESS)}…` : value;
}
