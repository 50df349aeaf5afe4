import { Defuddle } from "defuddle/node";
import { parseHTML } from "linkedom";
import type { Extract } from "../contender.ts";

/** On linkedom, with its default settings but for `useAsync`: it may not ask other servers for the text. */
export const defuddle: Extract = async ({ html, url }) => {
  const { document } = parseHTML(html);
  // What it uses and linkedom lacks; it adds the same to documents that it parses itself.
  document.styleSheets ??= [];
  if (document.defaultView) document.defaultView.getComputedStyle ??= () => ({ display: "" });
  document.URL = url;
  const { content, title, published, author } = await Defuddle(document, url, { useAsync: false });
  return { body: { html: content }, title, published, byline: author };
};
