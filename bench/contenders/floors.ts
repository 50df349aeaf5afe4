import { load } from "cheerio";
import { parseDocument } from "htmlparser2";
import type { Extract } from "../contender.ts";

/** cheerio's default: the standard's parser, parse5. */
export const cheerioFloor: Extract = ({ html }) => {
  load(html);
  return undefined;
};

export const htmlparser2Floor: Extract = ({ html }) => {
  parseDocument(html);
  return undefined;
};
