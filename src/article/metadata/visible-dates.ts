import type { CheerioAPI } from "cheerio/slim";
import type { Element, ParentNode } from "domhandler";
import { cleanText } from "../characters.ts";
import { isDateLine } from "./date.ts";
import { isTag, isText, walk } from "../page/dom.ts";
import { shortTextOf } from "../page/short-text.ts";

const MAX_MARKED = 8;

/** Where old sites write the date. */
const LABELLED = ["date", "time", "publish", "source", "info"]
  .flatMap((word) => [`[class*="${word}" i]`, `[id*="${word}" i]`])
  .join(", ");
const MAX_LABELLED = 40;
const MAX_LABELLED_LENGTH = 200;

/** Letters after the heading within which a page says when it was written. */
const NEAR = 600;
/** Pieces of text that can make up one date: `<b>20</b> May <span>2021</span>`. */
const MAX_PIECES = 5;
const MAX_LINE = 80;

/** Of elements that are marked as times. */
export function markedDates(times: readonly Element[]): string[] {
  const elements = times.slice(0, MAX_MARKED);
  return elements.map(
    (element) => element.attribs["datetime"] ?? element.attribs["content"] ?? shortTextOf(element, MAX_LINE),
  );
}

/** Texts of places whose label promises a date. */
export function labelledDates($: CheerioAPI): string[] {
  const elements = $(LABELLED).toArray().slice(0, MAX_LABELLED).filter(isTag);
  return elements.map((element) => shortTextOf(element, MAX_LABELLED_LENGTH)).filter((text) => text !== "");
}

/** Short texts just under the page's first heading, alone and run together; above it stands today's date. */
export function datesNearHeading(root: ParentNode): string[] {
  const pieces: string[] = [];
  let letters = -1;
  walk(root, {
    enter: (node) => {
      if (letters > NEAR) return false;
      if (isTag(node) && node.name === "h1" && letters < 0) {
        letters = 0;
        return false;
      }
      const text = isText(node) && letters >= 0 ? cleanText(node.data) : "";
      letters += text.length;
      if (text !== "") pieces.push(text);
      return isTag(node) && node.name !== "script" && node.name !== "style";
    },
  });
  const alone = pieces.filter(isDateLine);
  if (alone.length > 0) return alone;
  const runs = pieces.map((_, index) => pieces.slice(index, index + MAX_PIECES).join(" "));
  return runs.map((run) => run.slice(0, MAX_LINE)).filter((run) => /^\D{0,12}\d/.test(run));
}

/** Old pages without headings and labels write the moment beside the source; a masthead has today's day alone. */
const MOMENT = /\d[\d日号號]? {0,3}\d{1,2}:\d{2}/;
const MAX_MOMENTS = 20;

/** Short texts with a day and a time of day. */
export function moments(root: ParentNode): string[] {
  const found: string[] = [];
  walk(root, {
    enter: (node) => {
      if (isText(node) && node.data.length <= MAX_LABELLED_LENGTH && MOMENT.test(node.data))
        found.push(cleanText(node.data));
      return found.length < MAX_MOMENTS && isTag(node) && node.name !== "script" && node.name !== "style";
    },
  });
  return found;
}
