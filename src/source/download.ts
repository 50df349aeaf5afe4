import { type Headers, type Response, fetch } from "undici";
import { UserError } from "../errors.ts";
import { MEGABYTE } from "../locale/size.ts";
import { createAgent } from "./agent.ts";
import { allowHosts, checkUrl } from "./guard.ts";
import { explain } from "./explain.ts";
import { createJudge } from "./judge.ts";
import type { Lookup } from "./lookup.ts";

export interface Limits {
  readonly connectMs: number;
  readonly headersMs: number;
  /** From the first lookup to the last byte. A page that drips is ended by nothing else. */
  readonly totalMs: number;
  readonly maxRedirects: number;
  /**
   * Of one answer as it is sent. More than any page or document may have: it ends what their limits don't see, such as
   * floods of interim answers, of empty blocks, of chunks' extensions.
   */
  readonly maxWireBytes: number;
}

export const LIMITS: Limits = {
  connectMs: 4_000,
  headersMs: 8_000,
  totalMs: 20_000,
  maxRedirects: 5,
  maxWireBytes: 32 * MEGABYTE,
};

export interface DownloadOptions {
  /** The only private addresses that may be reached: `host:port`. */
  readonly allowHosts: readonly string[];
  /** Public addresses and blocks of them that may not be reached. */
  readonly denyAddresses?: readonly string[] | undefined;
  readonly userAgent: string;
  readonly limits?: Partial<Limits>;
  readonly lookup?: Lookup;
}

/** What is known of an answer before its body is read. */
export interface Answer {
  readonly status: number;
  /** Address after redirects. */
  readonly url: URL;
  readonly headers: Headers;
}

export interface DownloadRequest {
  readonly accept: string;
  /** Of the decoded body, told by its first bytes; a larger one is ended with `tooLarge`. */
  readonly maxBytes: (start: Uint8Array) => number;
  readonly tooLarge: (limit: number) => UserError;
  /** Throws where the body isn't wanted. */
  readonly judge: (answer: Answer) => void;
  readonly signal?: AbortSignal | undefined;
}

export type Download = (link: string, request: DownloadRequest) => Promise<Answer & { readonly bytes: Uint8Array }>;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** undici decodes these, and hands others through undecoded. */
const ENCODINGS = new Set(["gzip", "x-gzip", "deflate", "br", "zstd"]);
/** Sent by careless servers for a body that isn't encoded. */
const NO_ENCODING = new Set(["", "identity", "none", "utf-8"]);

/** GET over the public internet, each hop judged. Throws a UserError, or the reason of the caller's own signal. */
export function createDownload(options: DownloadOptions): Download {
  const { userAgent, lookup } = options;
  const { maxRedirects, ...limits } = { ...LIMITS, ...options.limits };
  const allowed = allowHosts(options.allowHosts);
  const isPublic = createJudge({ denied: options.denyAddresses });
  const dispatcher = createAgent({ allowed, ...limits, isPublic, lookup });

  return async (link, request) => {
    const total = AbortSignal.timeout(limits.totalMs);
    const signal = request.signal === undefined ? total : AbortSignal.any([request.signal, total]);
    // Any language as published: a reader of the original shares the address of the original.
    const headers = { "user-agent": userAgent, accept: request.accept, "accept-language": "*" };

    let url = checkUrl(link, allowed);
    for (let hop = 0; hop <= maxRedirects; hop += 1) {
      let response: Response | undefined;
      try {
        response = await fetch(url, { dispatcher, redirect: "manual", signal, headers });
        const next = REDIRECTS.has(response.status) ? response.headers.get("location") : null;
        if (next === null) return await receive(response, url, request);
        url = checkUrl(resolve(next, url), allowed);
      } catch (error) {
        request.signal?.throwIfAborted();
        if (total.aborted) throw new UserError("timeout", { host: url.host }, { cause: error });
        throw explain(error, url.host, response !== undefined);
      } finally {
        // Also frees the socket of a body that was refused. A body read to its end can't be cancelled, which is fine.
        response?.body?.cancel().catch(() => undefined);
      }
    }
    throw new UserError("too_many_redirects");
  };
}

/** Headers arrive as Latin-1, and many sites write their own alphabet's UTF-8 into them. */
function resolve(location: string, base: URL): URL {
  const next = URL.parse(Buffer.from(location, "latin1").toString(), base.href);
  if (next === null) throw new UserError("page_garbled", { host: base.host });
  return next;
}

async function receive(response: Response, url: URL, request: DownloadRequest): ReturnType<Download> {
  const answer = { status: response.status, url, headers: response.headers };
  request.judge(answer);
  if (!isDecodable(response.headers)) throw new UserError("page_garbled", { host: url.host });
  return { ...answer, bytes: await receiveBody(response.body ?? [], request) };
}

/** What a body is its server may lie about; this many bytes tell. */
const START_BYTES = 4096;

async function receiveBody(body: AsyncIterable<Uint8Array> | [], request: DownloadRequest): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let limit: number | undefined;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size >= START_BYTES) limit ??= request.maxBytes(Buffer.concat(chunks));
    if (limit !== undefined && size > limit) throw request.tooLarge(limit);
  }
  const bytes = Buffer.concat(chunks);
  limit ??= request.maxBytes(bytes);
  if (size > limit) throw request.tooLarge(limit);
  return bytes;
}

function isDecodable(headers: Headers): boolean {
  const encoding = (headers.get("content-encoding") ?? "").trim().toLowerCase();
  return NO_ENCODING.has(encoding) || encoding.split(",").every((coding) => ENCODINGS.has(coding.trim()));
}
