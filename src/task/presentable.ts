import { withoutInvisible } from "../article/characters.ts";
import { unmask } from "./unmask.ts";

/** The article's own words, into which offsets point. */
const ORIGINAL = "original";

/**
 * A task's value and its problems as they may be kept and shown: a model that an article talked into it hides, steers
 * and masks nothing in them. No characters that can't be seen or that reorder the others; every link with its host.
 */
export function presentable<T>(value: T): T {
  return inside(value, "") as T;
}

/** As deep as results are. */
function inside(value: unknown, name: string): unknown {
  if (typeof value === "string") return name === ORIGINAL ? value : presentableText(value);
  if (Array.isArray(value)) return value.map((one: unknown) => inside(one, name));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inside(one, key)]));
}

const presentableText = (text: string) => unmask(visible(text));

/** Without what nobody sees, and with one kind of line break. */
export function visible(text: string): string {
  return withoutInvisible(text).replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n");
}
