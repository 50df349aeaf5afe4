/** Where a link in Markdown's form goes over from its text to its address, which may hold a pair of brackets itself. */
const SEAM = /\]\(([^()\n]{0,2048}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?)\)/g;
/** Longest text of a link that is looked for. */
const LONGEST = 500;
/** What makes an address of what stands in a link's brackets, and not a word: a scheme, or a host before a path. */
const ADDRESS = /^<?(?:[a-z][a-z0-9+.-]{1,20}:|\/\/|www\.|[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}(?:[/:?#]|>?$))/i;
const SCHEME = /^[a-z][a-z0-9+.-]{1,20}:/i;

/**
 * Shows every link in Markdown's form with the host it leads to, `[text](https://host/path)` as `text (host)`: readers
 * follow what a link says. A paragraph's number keeps its brackets.
 */
export function unmask(text: string): string {
  let [shown, done] = ["", 0];
  for (const { 0: whole, 1: target = "", index } of text.matchAll(SEAM)) {
    const open = openingOf(text, index, done);
    if (open === undefined || !ADDRESS.test(target.trim())) continue;
    const label = text.slice(open + 1, index);
    const isImage = open > done && text.charAt(open - 1) === "!";
    shown += text.slice(done, isImage ? open - 1 : open);
    shown += /^\d{1,6}$/.test(label) ? `[${label}]` : label;
    shown += hostOf(target.trim());
    done = index + whole.length;
  }
  return shown + text.slice(done);
}

/** Where the bracket stands that the one at `close` closes. */
function openingOf(text: string, close: number, from: number): number | undefined {
  let depth = 0;
  for (let at = close - 1; at >= Math.max(from, close - LONGEST); at--) {
    const character = text.charAt(at);
    if (character === "]") depth++;
    if (character === "[" && depth-- === 0) return at;
  }
  return undefined;
}

/** ` (host)`; nothing where an address leads nowhere. */
function hostOf(target: string): string {
  const [address = ""] = target.replace(/^</, "").split(/[\s>]/, 1);
  const absolute = address.startsWith("//")
    ? `https:${address}`
    : SCHEME.test(address)
      ? address
      : `https://${address}`;
  if (!URL.canParse(absolute)) return "";
  const { hostname, protocol } = new URL(absolute);
  return ` (${hostname || protocol})`;
}
