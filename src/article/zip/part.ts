import { load, type CheerioAPI } from "cheerio/slim";
import { isTag } from "domhandler";
import { UserError } from "../../errors.ts";
import { decodeText } from "../decode.ts";
import { parseHtml, textOf } from "../page/dom.ts";
import { type Page, parsePage } from "../page/page.ts";
import type { Zip } from "./zip.ts";

/** A book's part as a tree; names come out in lower case, as of HTML. Throws `file_damaged` where there is none. */
export async function readPart(zip: Zip, name: string): Promise<CheerioAPI> {
  return load(parseHtml(await textIn(zip, name), { selfClosing: true }), { xml: { xmlMode: false } });
}

/** A part of a book's text as its reader sees it. Throws `file_damaged` where there is none. */
export async function readTextPart(zip: Zip, name: string): Promise<Page> {
  return parsePage(await textIn(zip, name), { selfClosing: true });
}

async function textIn(zip: Zip, name: string): Promise<string> {
  const bytes = await zip.read(name);
  if (bytes === undefined) throw new UserError("file_damaged");
  return decodeText(bytes).text;
}

/** Text of the first element. */
export function firstText($: CheerioAPI, selector: string): string | undefined {
  const [element] = $(selector).toArray().filter(isTag);
  return element === undefined ? undefined : textOf(element) || undefined;
}

/** A place in a book. */
export interface Place {
  readonly part: string;
  /** Id of an element in it. */
  readonly anchor?: string;
}

/** Where a reference in the part `from` leads; an address outside the book gives no part's name. */
export function resolved(href: string, from: string): Place {
  const url = URL.parse(href, `book:///${encodeURI(from)}`);
  const anchor = unescaped(url?.hash ?? "").slice(1);
  return { part: unescaped(url?.pathname ?? "").slice(1), ...(anchor === "" ? {} : { anchor }) };
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
