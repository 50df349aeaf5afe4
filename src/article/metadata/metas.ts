import type { Element } from "domhandler";
import { cleanText } from "../characters.ts";
import { withoutTags } from "../page/tags.ts";

/** The first content of each `<meta>`, by its name in lower case. */
export type Metas = ReadonlyMap<string, string>;

/** By `property`, `name` or `itemprop`. */
export function readMetas(elements: readonly Element[]): Metas {
  const metas = new Map<string, string>();
  for (const { attribs } of elements) {
    const name = (attribs["property"] ?? attribs["name"] ?? attribs["itemprop"] ?? "").toLowerCase();
    const content = cleanText(withoutTags((attribs["content"] ?? "").slice(0, 2000)));
    if (name !== "" && content !== "" && !metas.has(name)) metas.set(name, content);
  }
  return metas;
}
