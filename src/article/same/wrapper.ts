import { parseLink } from "../url.ts";

/** Hosts, as a pattern, and the parameters in which they carry the address they lead to. */
const CARRIERS: readonly (readonly [host: RegExp, path: RegExp, parameters: readonly string[]])[] = [
  [/^(?:www\.)?google(?:\.[a-z]{2,3}){1,2}$/, /^\/url$/, ["q", "url"]],
  [/^translate\.google(?:\.[a-z]{2,3}){1,2}$/, /^\/translate/, ["u"]],
  [/^translate\.yandex\.[a-z]{2,3}$/, /^\/translate/, ["url"]],
  [/^(?:www\.)?microsofttranslator\.com$/, /^\/bv\.aspx$/i, ["a"]],
  [/^lm?\.(?:facebook|instagram|threads)\.(?:com|net)$/, /^\/(?:l\.php)?$/, ["u"]],
  [/^(?:www\.|m\.)?facebook\.com$/, /^\/(?:flx\/warn|l\.php)/, ["u"]],
  [/^out\.reddit\.com$/, /^\//, ["url"]],
  [/^(?:www\.|m\.)?vk\.com$/, /^\/away\.php$/, ["to"]],
  [/^(?:www\.|m\.)?youtube\.com$/, /^\/redirect$/, ["q"]],
  [/^(?:www\.)?linkedin\.com$/, /^\/(?:redir\/redirect|safety\/go)/, ["url"]],
  [/^t\.umblr\.com$/, /^\/redirect$/, ["z"]],
  [/^duckduckgo\.com$/, /^\/l\/?$/, ["uddg"]],
  [/^(?:www\.)?steamcommunity\.com$/, /^\/linkfilter\/?$/, ["url", "u"]],
  [/^slack-redir\.net$/, /^\/link$/, ["url"]],
  [/^(?:[a-z0-9-]+\.)?safelinks\.protection\.outlook\.com$/, /^\//, ["url"]],
  [/^link\.zhihu\.com$/, /^\/?$/, ["target"]],
  [/^(?:www\.)?weibo\.cn$/, /^\/sinaurl$/, ["u", "toasturl"]],
  [/^(?:www\.)?getpocket\.com$/, /^\/redirect$/, ["url"]],
  [/^12ft\.io$/, /^\/(?:proxy|api\/proxy)$/, ["q"]],
];

/** Hosts that take a whole address as their path. */
const PREFIXES = new Set(["12ft.io", "r.jina.ai", "txtify.it", "www.removepaywall.com", "smry.ai"]);

/** What AMP's viewers add to a publisher's address. */
const VIEWER = /^(?:amp_js_v|amp_gsa|amp_latest_update_time|usqp|amp_agsa_csa|_x_tr_[a-z]+)$/;

/** The page, with and without TLS, that an AMP cache keeps: `/c/s/host/path`. */
function fromAmpCache({ hostname, pathname, search }: URL): string | undefined {
  const isCache = /(?:^|\.)(?:cdn\.ampproject\.org|bing-amp\.com)$/.test(hostname);
  const isViewer = /^(?:www\.)?google(?:\.[a-z]{2,3}){1,2}$/.test(hostname);
  if (!isCache && !isViewer) return undefined;
  const [, secure, rest] = (isCache ? /^\/[a-z]\/(s\/)?(.+)$/ : /^\/amp\/(s\/)?(.+)$/).exec(pathname) ?? [];
  return rest === undefined ? undefined : `http${secure === undefined ? "" : "s"}://${rest}${search}`;
}

/** `www-host--name-example.translate.goog`: a dash stands for a dot, two for a dash. */
function fromTranslator({ hostname, pathname, search }: URL): string | undefined {
  const coded = /^([a-z0-9-]+)\.translate\.goog$/.exec(hostname)?.[1];
  if (coded === undefined) return undefined;
  const host = coded
    .split("--")
    .map((part) => part.replaceAll("-", "."))
    .join("-");
  return `https://${host}${pathname}${search}`;
}

function fromParameter({ hostname, pathname, searchParams }: URL): string | undefined {
  const carrier = CARRIERS.find(([host, path]) => host.test(hostname) && path.test(pathname));
  const values = (carrier?.[2] ?? []).map((name) => searchParams.get(name));
  return values.find((value) => value !== null) ?? undefined;
}

/** An address as the rest of a path, where one slash of `https://` may have been lost and its letters escaped. */
export function addressIn(rest: string): string | undefined {
  const plain = /^https?%3a/i.test(rest) ? unescaped(rest) : rest;
  const found = /^(https?):\/{1,2}([^/].*)$/is.exec(plain);
  return found === null ? undefined : `${found[1]}://${found[2]}`;
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function fromPath({ hostname, pathname, search }: URL): string | undefined {
  return PREFIXES.has(hostname) ? addressIn(pathname.slice(1) + search) : undefined;
}

/**
 * The address inside an address: of AMP caches, redirectors, translating and reading proxies. It may be opened in their
 * place, since what they show is the page behind it. `undefined` for every other address.
 */
export function unwrapped(url: URL): URL | undefined {
  const inner = fromAmpCache(url) ?? fromTranslator(url) ?? fromParameter(url) ?? fromPath(url);
  if (inner === undefined) return undefined;
  try {
    const address = parseLink(inner);
    if (!address.hostname.includes(".")) return undefined;
    const added = address.searchParams.keys().filter((name) => VIEWER.test(name));
    for (const name of Array.from(added)) address.searchParams.delete(name);
    return address;
  } catch {
    return undefined;
  }
}
