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
    if (!ADDRESS.test(target.trim())) continue;
    shown += withoutBrackets(text.slice(done, index)) + hostOf(target.trim());
    done = index + whole.length;
  }
  return shown + text.slice(done);
}

/** A text that ends as a link's does, without the link's brackets; one that is left open keeps what closes it. */
function withoutBrackets(text: string): string {
  let open = text.length - 1;
  for (let depth = 0; open >= 0 && text.length - open <= LONGEST; open--) {
    const character = text.charAt(open);
    if (character === "]") depth++;
    if (character === "[" && depth-- === 0) break;
  }
  if (text.charAt(open) !== "[") return `${text}]`;
  const label = text.slice(open + 1);
  const before = text.slice(0, text.charAt(open - 1) === "!" ? open - 1 : open);
  return /^\d{1,6}$/.test(label) ? `${before}[${label}]` : before + label;
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
