import type { Block } from "./blocks.ts";
import { foldText } from "../characters.ts";
import { isTag, labelsOf } from "../page/dom.ts";

/** What the page says of itself, to tell an article's own parts by. */
export interface Told {
  readonly title: string;
  /** Its summary for search engines and social networks, which is often the lede. */
  readonly description: string;
}

const LEDE_CLASS =
  /(?:^|[\s_-])(?:ledes?|lead|leads?-?text|standfirst|dek|deck|summary|intro|introduction|chapo|subtitle|sub-?headline|sub-?title|sub-?heading|sapo|abstract|excerpt|teaser-?text|strapline|tagline|vorspann|ingress|anleser|entradilla|bajada|sumario|catenaccio|occhiello)(?:[\s_-]|$)/;
const LEDE_PROPERTIES = new Set(["description", "abstract", "alternativeHeadline"]);

const MIN_LEDE = 40;
const MAX_LEDE = 1200;
/** Folded letters that a block has to share with the description. */
const MIN_SHARED = 24;

function isNamedLede({ element }: Block): boolean {
  const parent = element?.parent;
  const near = [element, parent !== null && parent !== undefined && isTag(parent) ? parent : undefined];
  return near.some((one) => {
    if (one === undefined) return false;
    return LEDE_PROPERTIES.has(one.attribs["itemprop"] ?? "") || LEDE_CLASS.test(labelsOf(one));
  });
}

function isDescription(text: string, description: string): boolean {
  const [key, wanted] = [foldText(text), foldText(description)];
  const shared = Math.min(key.length, wanted.length);
  return shared >= MIN_SHARED && key.slice(0, shared) === wanted.slice(0, shared);
}

/** Whether a block before the body is the article's lede: named as one, or the page's own description. */
export function isLede(block: Block, { title, description }: Told): boolean {
  if (block.kind === "caption" || block.kind === "list" || block.weight < MIN_LEDE || block.weight > MAX_LEDE)
    return false;
  if (block.linkShare > 0.3 || foldText(block.text) === foldText(title)) return false;
  return isDescription(block.text, description) || isNamedLede(block);
}
