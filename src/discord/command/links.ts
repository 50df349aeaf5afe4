import { parseLink } from "../../article/url.ts";

/** Up to a space, an angle bracket, or a mark that stands in sentences and Discord's markup but not in addresses. */
const ADDRESS = /https?:\/\/(?:(?!\*\*|~~|\|\|)[^\s<>`"“”‘’„«»「」『』，。、！？；：…【】（）])+/gi;

/** Pages that people share beside articles: messages, pictures, animations. */
const NO_ARTICLES = /^(?:[\w-]+\.)*(?:discord\.com|discordapp\.(?:com|net)|discord\.gg|tenor\.com|giphy\.com)$/;

/** Addresses of pages in what a person wrote, in order, without the punctuation and markup around them. */
export function linksIn(text: string): string[] {
  return (text.match(ADDRESS) ?? []).flatMap((written) => {
    try {
      const link = parseLink(withoutTail(written));
      return NO_ARTICLES.test(link.hostname) ? [] : link.href;
    } catch {
      return [];
    }
  });
}

/** The link that a text is, and nothing else. */
export function loneLink(text: string): string | undefined {
  return /^\S+$/.test(text) ? linksIn(text)[0] : undefined;
}

const TAIL = ".,;:!?'*_~|]}";

/** Takes off what ends a sentence or closes markup; a bracket only where it wasn't opened in the address. */
function withoutTail(address: string): string {
  let end = address.length;
  while (end > 0) {
    const last = address.charAt(end - 1);
    const isUnopened = last === ")" && count(address.slice(0, end), ")") > count(address.slice(0, end), "(");
    if (!TAIL.includes(last) && !isUnopened) break;
    end -= 1;
  }
  return address.slice(0, end);
}

const count = (text: string, character: string) => text.split(character).length - 1;

/** Characters of a host that are shown: its end, which says whose it is. */
const HOST = 60;

/** Where a link leads, as it is shown; "" for what is no address. */
export function hostOf(url: string | undefined): string {
  if (url === undefined || !URL.canParse(url)) return "";
  const host = new URL(url).hostname.replace(/^www\./, "");
  return host.length > HOST ? `…${host.slice(1 - HOST)}` : host;
}
