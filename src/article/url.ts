import { UserError } from "../errors.ts";

const MAX_LENGTH = 8192;

/** Parameters that only say where a reader came from. */
const TRACKING = new Set(
  (
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid igshid igsh mc_cid mc_eid mkt_tok _hsenc _hsmi " +
    "vero_id oly_anon_id oly_enc_id wickedid s_cid ncid cmpid ito xtor at_medium at_campaign at_custom1 at_custom2 " +
    "at_custom3 at_custom4 at_link_id at_link_type at_format at_bbc_team at_ptr_name ref_src ref_url smid smtyp " +
    "_ga _gl spm guccounter guce_referrer guce_referrer_sig"
  ).split(" "),
);

/** `ref` and `source` mean something on some sites; these values don't. */
const REFERRERS =
  /^(rss|rss-.*|feed|twitter|facebook|fb|x|linkedin|reddit|whatsapp|telegram|email|newsletter|share|social)$/i;

function isTracking(name: string, value: string): boolean {
  const key = name.toLowerCase();
  if (key.startsWith("utm_") || TRACKING.has(key)) return true;
  return (key === "ref" || key === "source") && REFERRERS.test(value);
}

/** Escapes in upper case, and only where they are needed: `%7e` and `~` are one address. */
function normalEscapes(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, (escape) => {
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return /[a-z0-9._~-]/i.test(character) ? character : escape.toUpperCase();
  });
}

function normalQuery(query: string): string {
  const kept = query.split("&").filter((pair) => {
    const [name = "", value = ""] = pair.split("=");
    return pair !== "" && !isTracking(name, value);
  });
  return kept.map(normalEscapes).join("&");
}

/** One form for all spellings of an address: the key of the link index. Throws `bad_link` where it isn't a web address. */
export function canonicalUrl(raw: string): string {
  const url = parseLink(raw);
  url.hash = "";
  url.username = "";
  url.password = "";
  // An empty host is no host: `http://./` stays as it is.
  if (url.hostname.length > 1 && url.hostname.endsWith(".")) url.hostname = url.hostname.slice(0, -1);
  const query = normalQuery(url.search.slice(1));
  url.search = query === "" ? "" : `?${query}`;
  // An address inside the path (web.archive.org/web/2021/https://…) keeps its slashes.
  url.pathname = normalEscapes(url.pathname).replace(/(?<!:)\/{2,}/g, "/");
  return url.href;
}

/** What people paste around a link: `<https://…>`, quotation marks, `||spoilers||`. */
function unwrap(raw: string): string {
  const text = raw.trim();
  const wrappings = [
    ["<", ">"],
    ["||", "||"],
    ["`", "`"],
    ['"', '"'],
    ["“", "”"],
    ["(", ")"],
  ] as const;
  const wrapping = wrappings.find(([open, close]) => text.startsWith(open) && text.endsWith(close));
  return wrapping === undefined ? text : text.slice(wrapping[0].length, -wrapping[1].length).trim();
}

/** A web address as a person gave it. Throws `bad_link`. Whether it may be opened is for the fetcher to say. */
export function parseLink(raw: string): URL {
  const text = unwrap(raw);
  if (text.length > MAX_LENGTH || !/^https?:\/\/[^/]/i.test(text) || /[\s\u0000-\u001f\u007f\\]/.test(text)) {
    throw new UserError("bad_link");
  }
  try {
    return new URL(text);
  } catch (cause) {
    throw new UserError("bad_link", {}, { cause });
  }
}

/** `undefined` where it isn't a web address. */
export function tryCanonicalUrl(raw: string): string | undefined {
  try {
    return canonicalUrl(raw);
  } catch {
    return undefined;
  }
}
