import { parseLink } from "../url.ts";
import { addressIn } from "./wrapper.ts";

/** A page as a web archive took it. */
export interface ArchiveCopy {
  readonly original: URL;
  /** Day on which it was taken, ISO 8601, where the address says. */
  readonly taken?: string;
}

/**
 * What stands before the stamp in the paths of archives that are built like the Wayback Machine. The hosts are whole:
 * a stranger's page must not pass for an archive's.
 */
const WAYBACKS: Readonly<Record<string, RegExp>> = {
  "web.archive.org": /^\/(?:web|save)\//,
  "wayback.archive.org": /^\/web\//,
  "wayback.archive-it.org": /^\/[\w-]+\//,
  "arquivo.pt": /^\/(?:no)?wayback\//,
  "webarchive.nationalarchives.gov.uk": /^\/(?:ukgwa\/)?/,
  "webarchive.loc.gov": /^\/all\//,
  "www.webarchive.org.uk": /^\/wayback\/(?:en\/)?archive\//,
  "megalodon.jp": /^\/(?:ref\/)?/,
};

const TODAY = /^archive\.(?:today|ph|is|li|vn|fo|md)$/;
/** `/newest/…`, `/o/AbCdE/…`, or a stamp alone. */
const TODAY_PREFIX = /^\/(?:(?:newest|oldest|o\/\w{1,12})\/|(?=[\dh]))/;

/** `20210503101010`, `20210503101010id_`, `2021.05.03-101010`, `2021-0503-1010-11`; a part of it will do, and so will none. */
const STAMP = /^(?:(\d[\d.*-]{0,20})(?:[a-z]{2}_)?\/|\*\/)?/;

/** Whether the host is a web archive whose pages are those of other sites. */
export function isArchive(host: string): boolean {
  return Object.hasOwn(WAYBACKS, host) || TODAY.test(host);
}

/** The page that an archive's address names; `undefined` for other addresses, and where an archive only counts its copies. */
export function archiveCopyOf({ hostname, pathname, search }: URL): ArchiveCopy | undefined {
  const prefix = TODAY.test(hostname) ? TODAY_PREFIX : WAYBACKS[hostname];
  const found = prefix?.exec(pathname)?.[0];
  if (!isArchive(hostname) || found === undefined) return undefined;
  const rest = pathname.slice(found.length) + search;
  const [whole, stamp = ""] = STAMP.exec(rest) ?? [""];
  const address = addressIn(rest.slice(whole.length));
  if (address === undefined) return undefined;
  const taken = dayOf(stamp);
  try {
    return { original: parseLink(address), ...(taken === undefined ? {} : { taken }) };
  } catch {
    return undefined;
  }
}

function dayOf(stamp: string): string | undefined {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)/.exec(stamp.replaceAll(/\D/g, "")) ?? [];
  const date = `${year}-${month}-${day}`;
  return year !== undefined && Number.isFinite(Date.parse(date)) ? date : undefined;
}
