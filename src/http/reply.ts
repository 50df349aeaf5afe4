import type { OutgoingHttpHeaders } from "node:http";
import { sideBySide } from "../export/html/page.ts";
import { POLICY } from "../export/html/style.ts";
import { wordsFor } from "./language.ts";
import { missingPage } from "./missing.ts";
import type { Pages } from "./pages.ts";

/** What is asked of the site. */
export interface Asked {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** `Accept-Language`. */
  readonly languages: string | undefined;
  /** A proxy has passed it on, and says so. */
  readonly isForwarded: boolean;
}

export interface Reply {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: string;
}

/** Whoever has an address may read, and nothing else: not find it, keep it, frame it or be told of where it is read. */
const HEADERS = {
  "cache-control": "private, no-store",
  "content-security-policy": `${POLICY}; frame-ancestors 'none'`,
  "content-type": "text/html; charset=utf-8",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  vary: "accept-language",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "x-robots-tag": "noindex, nofollow, noarchive",
};

/** 128 bits in Base64url, behind whatever path a proxy leaves before it. */
const PAGE = /^\/(?:[^?#]{0,200}\/)?r\/([A-Za-z0-9_-]{22})(?:\?|$)/;

export async function pageReply({ method, target, languages }: Asked, find: Pages["find"]): Promise<Reply> {
  if (method !== "GET" && method !== "HEAD")
    return { status: 405, headers: { ...HEADERS, allow: "GET, HEAD" }, body: "" };
  const t = wordsFor(languages);
  const secret = PAGE.exec(target)?.[1];
  const edition = secret === undefined ? undefined : await find(secret);
  return edition === undefined
    ? { status: 404, headers: HEADERS, body: missingPage(t) }
    : { status: 200, headers: HEADERS, body: sideBySide(edition, t) };
}
