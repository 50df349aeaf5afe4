/** First labels under which a site shows its own pages to another device. */
const DEVICES = new Set("amp m mobile mobil touch wap lite".split(" "));

/** First labels under which a site shows its own pages to another country: none that stand for a language. */
const REGIONS = new Set("edition us uk gb ca au nz ie za asia africa eu int intl international global".split(" "));

/** Two labels at least must remain: `m.de` is a site. */
function withoutFirst(host: string, labels: ReadonlySet<string>): string | undefined {
  const [first = "", ...rest] = host.split(".");
  return labels.has(first) && rest.length > 1 ? rest.join(".") : undefined;
}

const WWW = new Set(["www"]);

/** The host without `m.`, `amp.` and their like, also behind a language (`en.m.`); `undefined` where it has none. */
export function withoutDevice(host: string): string | undefined {
  const found = withoutFirst(host, DEVICES);
  if (found !== undefined) return found;
  const [language = "", device = "", ...rest] = host.split(".");
  const isInner = /^(?:[a-z]{2}|www)$/.test(language) && DEVICES.has(device) && rest.length > 1;
  return isInner ? [language, ...rest].join(".") : undefined;
}

/** The host without `edition.`, `uk.` and their like; `undefined` where it has none. */
export function withoutRegion(host: string): string | undefined {
  return withoutFirst(host, REGIONS);
}

/** One name for the hosts of one site: `www.` and the devices' go, and nothing else is taken to be the same. */
function siteOf(host: string): string {
  const bare = withoutFirst(host, WWW) ?? host;
  const page = withoutDevice(bare) ?? bare;
  return withoutFirst(page, WWW) ?? page;
}

/** The same for the editions of a site. */
function editionOf(host: string): string {
  const site = siteOf(host);
  return withoutRegion(site) ?? site;
}

/** Whether two addresses are one site's. Editions for several countries are, where they have the page at the same path. */
export function isOneSite(a: URL, b: URL): boolean {
  if (siteOf(a.host) === siteOf(b.host)) return true;
  return a.pathname === b.pathname && editionOf(a.host) === editionOf(b.host);
}
