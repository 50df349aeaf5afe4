import { cleanText, foldText } from "./characters.ts";

const MAX_BYLINE = 200;
const MAX_NAME = 80;

const LEAD_IN =
  /^(?:(?:written|posted|reported|published|story|words|text)?\s?by\b|von\b|por\b|par\b|di\b|door\b|av\b|af\b|автор[ы]?|作者|記者|记者|文|撰文|撰稿|編輯|编辑|author|reporter|yazan)\s?[:：/／|]?\s?/iu;
const ADDRESS = /https?:|www\.|@|\.com\b/i;

function cleanName(raw: string): string {
  let name = cleanText(raw).slice(0, MAX_BYLINE);
  name = name.replace(LEAD_IN, "");
  for (const cut of [" | ", " • ", " · ", " – ", " — "]) name = name.split(cut, 1)[0] ?? name;
  return name.replace(/^[,;:、，：]+|[,;:、，：]+$/g, "").trim();
}

/** Author names as one line; `undefined` where nothing in it looks like a name. */
export function cleanByline(names: readonly string[]): string | undefined {
  const seen = new Set<string>();
  const kept: string[] = [];
  for (const raw of names) {
    const name = cleanName(raw);
    const key = foldText(name);
    if (
      key === "" ||
      ADDRESS.test(name) ||
      !/\p{L}/u.test(name) ||
      (name.length > MAX_NAME && !/[,，、&]/.test(name)) ||
      seen.has(key)
    )
      continue;
    seen.add(key);
    kept.push(name);
  }
  const byline = kept.join(", ");
  return byline === "" ? undefined : byline.slice(0, MAX_BYLINE);
}
