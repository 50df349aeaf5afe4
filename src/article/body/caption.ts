import type { Element } from "domhandler";
import { isTag, isText } from "../page/dom.ts";
import type { Measured } from "../page/measure.ts";

const PICTURES = new Set(["img", "picture", "figure", "video", "iframe"]);
const CAPTION_CLASS =
  /(?:^|[\s_-])(?:captions?|figcaption|figure|photo-?(?:credit|text|info)|image-?(?:credit|text|info)|image-?caption)(?:[\s_-]|$)/;

/** "Photo: Ann Writer", "© Agency", "(AFP / Ann Writer)" at the end of a line. */
const CREDIT =
  /(?:^|[\s(.,|])(?:bildrechte|bild|fotos?|photos?|image|picture|photo credit|credit|fotograf\w*|symbolbild|archivbild|图|圖|撮影|写真)\s?[:：]\s?[^.:：]{2,60}\)?$|©\s?[^.©]{2,60}$|\((?:afp|ap|reuters|dpa|epa|getty)\b[^)/]{0,20}\/[^)]{2,40}\)$|\bgetty images\)?$/iu;
/** Weight up to which a line with a credit is a caption. */
const MAX_CREDITED = 300;

/** Letters in a caption above which it is rather text. */
const MAX_CAPTION = 1500;
/** A caption, even where it is all the page says. */
const SHORT_CAPTION = 400;

function precedingElement(element: Element): Element | undefined {
  let node = element.prev;
  while (node !== null && !isTag(node)) {
    if (isText(node) && node.data.trim() !== "") return undefined;
    node = node.prev;
  }
  return node ?? undefined;
}

function followsPicture(element: Element): boolean {
  const before = precedingElement(element);
  if (before !== undefined) return PICTURES.has(before.name);
  const parent = element.parent;
  if (parent === null || !isTag(parent) || element.next !== null) return false;
  const beforeParent = precedingElement(parent);
  return beforeParent !== undefined && PICTURES.has(beforeParent.name);
}

/** Whether what stands in the element belongs to a picture. `labels` as of `labelsOf`. */
export function isCaption(element: Element, labels: string, measured: Measured): boolean {
  if (element.name === "figcaption") return true;
  if (element.name === "small") return followsPicture(element);
  const named = element.name === "figure" || (labels !== "" && CAPTION_CLASS.test(labels));
  if (!named) return false;
  const { text } = measured.of(element);
  return text < SHORT_CAPTION || (text < MAX_CAPTION && text < measured.total.text * 0.4);
}

/** Whether a line without a class for it says what a picture shows and whose it is. */
export function endsInCredit(text: string, weight: number): boolean {
  return weight < MAX_CREDITED && CREDIT.test(text.slice(-90));
}
