import { withoutInvisible } from "./characters.ts";

/** What stands before the text in a file of a feed archive, or in a Markdown file with front matter. */
export interface Head {
  /** `key: value` lines, keys in lower case. */
  readonly front: ReadonlyMap<string, string>;
  readonly title?: string;
  /** As written. */
  readonly url?: string;
  /** Whether there is a title line or a poll comment: the body is then HTML. */
  readonly isArchive: boolean;
  readonly body: string;
}

const MAX_FRONT_LINES = 200;

interface Cursor {
  readonly text: string;
  at: number;
}

function nextLine({ text, at }: Cursor): { readonly line: string; readonly end: number } {
  const found = text.indexOf("\n", at);
  const end = found === -1 ? text.length : found + 1;
  return { line: text.slice(at, end).trim(), end };
}

function skipBlank(cursor: Cursor): void {
  while (cursor.at < cursor.text.length) {
    const { line, end } = nextLine(cursor);
    if (line !== "") return;
    cursor.at = end;
  }
}

function unquote(value: string): string {
  const quote = value[0];
  if (value.length < 2 || (quote !== '"' && quote !== "'") || !value.endsWith(quote)) return value;
  const inner = value.slice(1, -1);
  return quote === '"' ? inner.replace(/\\(["\\])/g, "$1") : inner.replaceAll("''", "'");
}

/** Simple scalars of a YAML head; nothing is evaluated, and lists and maps are left out. */
function takeFront(cursor: Cursor): Map<string, string> {
  const front = new Map<string, string>();
  const first = nextLine(cursor);
  if (first.line !== "---") return front;
  const probe = { text: cursor.text, at: first.end };
  for (let count = 0; count < MAX_FRONT_LINES && probe.at < probe.text.length; count++) {
    const { line, end } = nextLine(probe);
    probe.at = end;
    if (line === "---" || line === "...") {
      cursor.at = end;
      return front;
    }
    const colon = line.indexOf(":");
    const value = unquote(line.slice(colon + 1).trim());
    if (colon > 0 && value !== "" && !/^[[{|>&*!]/.test(line.slice(colon + 1).trim()))
      front.set(line.slice(0, colon).trim().toLowerCase(), value);
  }
  return new Map();
}

/** The moment the feed was polled; it says nothing of the article and is only skipped. */
function takePollComment(cursor: Cursor): boolean {
  const { line, end } = nextLine(cursor);
  if (!/^<!--(?:\d{1,17}|NaN|undefined|null)?-->$/.test(line)) return false;
  cursor.at = end;
  return true;
}

/** `[title](url)`; titles aren't escaped, so the address is looked for from the right. */
function takeTitleLine(cursor: Cursor): { title: string; url: string } | undefined {
  const { line, end } = nextLine(cursor);
  const seam = line.lastIndexOf("](http");
  if (!line.startsWith("[") || seam === -1 || !line.endsWith(")")) return undefined;
  const rest = { text: cursor.text, at: end };
  skipBlank(rest);
  const rule = nextLine(rest);
  if (!/^-{3,}$/.test(rule.line)) return undefined;
  cursor.at = rule.end;
  return { title: line.slice(1, seam).trim(), url: line.slice(seam + 2, -1) };
}

/** Splits a file into what is known of it and its body. Files without a head are all body. */
export function readHead(text: string): Head {
  const cursor: Cursor = { text: text.startsWith("\ufeff") ? text.slice(1) : text, at: 0 };
  skipBlank(cursor);
  const front = takeFront(cursor);
  skipBlank(cursor);
  const polled = takePollComment(cursor);
  skipBlank(cursor);
  const titleLine = takeTitleLine(cursor);
  const title = titleLine?.title ?? front.get("title");
  const url = titleLine?.url ?? front.get("from") ?? front.get("url") ?? front.get("link");
  return {
    front,
    ...(title === undefined ? {} : { title: withoutInvisible(title) }),
    ...(url === undefined || !/^https?:\/\//i.test(url) ? {} : { url }),
    isArchive: polled || titleLine !== undefined,
    body: cursor.text.slice(cursor.at),
  };
}
