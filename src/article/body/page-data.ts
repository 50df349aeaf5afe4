import type { Document, Element } from "domhandler";
import { isTag, isText, walk } from "../page/dom.ts";
import { parseLenient } from "../metadata/lenient-json.ts";

/** Characters of all data that are read. */
const MAX_SOURCE = 4_000_000;
/** Shorter data holds no article. */
const MIN_SOURCE = 150;

const DATA_TYPE = /json/i;
const CODE_TYPE = /^(?:$|module$|(?:text|application)\/(?:x-)?(?:java|ecma)script)/i;
/** `window.__STATE__ = …`, `const data = …`, `self.__next_f.push(…`; nothing is run. */
const ASSIGNMENT =
  /^[\s;]{0,20}(?:\(\s?)?(?:var|let|const)?\s{0,4}[\w.$[\]"']{1,100}(?:\s?\|\|\s?\[\]\))?\s{0,4}(?:=|\.push\()\s{0,4}/;
const PARSE_CALL = /^JSON\.parse\(\s{0,4}/;

/** Index after the object or array that starts at `from`; the source's end where it isn't closed. */
function valueEnd(source: string, from: number): number {
  let depth = 0;
  for (let at = from; at < source.length; at++) {
    const character = source[at];
    if (character === '"') {
      for (at++; at < source.length && source[at] !== '"'; at++) if (source[at] === "\\") at++;
    } else if (character === "{" || character === "[") depth++;
    else if ((character === "}" || character === "]") && --depth === 0) return at + 1;
  }
  return source.length;
}

/** What a quoted string of a script says. */
function unquoted(source: string): string {
  return source.slice(1, -1).replace(/\\(u[0-9a-f]{4}|x[0-9a-f]{2}|[^])/gi, (_, escape: string) => {
    if (escape.length > 1) return String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return { n: "\n", t: "\t", r: "\r" }[escape] ?? escape;
  });
}

/** The value that a script begins by assigning. */
function assignedValue(source: string): unknown {
  let from = ASSIGNMENT.exec(source.slice(0, 300))?.[0].length;
  if (from === undefined) return undefined;
  const call = PARSE_CALL.exec(source.slice(from, from + 20));
  if (call !== null) {
    from += call[0].length;
    const quote = source[from];
    const end = quote === '"' || quote === "'" ? source.lastIndexOf(quote) : -1;
    return end > from ? parseLenient(unquoted(source.slice(from, end + 1))) : undefined;
  }
  if (source[from] !== "{" && source[from] !== "[") return undefined;
  return parseLenient(source.slice(from, valueEnd(source, from)));
}

function scriptValue(script: Element, source: string): unknown {
  const type = (script.attribs["type"] ?? "").slice(0, 100);
  if (type.includes("ld+json")) return undefined;
  if (DATA_TYPE.test(type)) return parseLenient(source);
  return CODE_TYPE.test(type) ? assignedValue(source) : undefined;
}

/**
 * The data that a page gives to its scripts, in page order: JSON scripts, states assigned to a variable, attributes that
 * hold JSON. At most 4 MB, in linear time; what can't be read is left out.
 */
export function pageData(document: Document): unknown[] {
  const values: unknown[] = [];
  let budget = MAX_SOURCE;
  const read = (source: string, parse: () => unknown): void => {
    if (source.length < MIN_SOURCE || source.length > budget) return;
    budget -= source.length;
    const value = parse();
    if (value !== undefined) values.push(value);
  };
  walk(document, {
    enter: (node) => {
      if (!isTag(node)) return false;
      if (node.name === "script") {
        const source = node.children.map((child) => (isText(child) ? child.data : "")).join("");
        read(source, () => scriptValue(node, source));
        return false;
      }
      for (const attribute of Object.values(node.attribs)) {
        if (attribute.startsWith("{") || attribute.startsWith("[")) read(attribute, () => parseLenient(attribute));
      }
      return true;
    },
  });
  return values;
}
