import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { Log } from "../log.ts";
import type { Asked, Reply } from "./reply.ts";

export interface Site {
  /** On which it listens. */
  readonly port: number;
  /** Lets replies that have begun end. */
  readonly close: () => Promise<void>;
}

export interface SiteOptions {
  /** 0 for any that is free. */
  readonly port: number;
  /** All interfaces where absent. */
  readonly host?: string;
  readonly reply: (asked: Asked) => Promise<Reply>;
  readonly log: Log;
  readonly limits?: Partial<Limits>;
}

/** Times in milliseconds, sizes in bytes. */
interface Limits {
  readonly headerBytes: number;
  readonly headers: number;
  readonly request: number;
  /** Without anything sent or read. */
  readonly idle: number;
  /** Of a connection, however busy. */
  readonly lifetime: number;
  readonly connections: number;
}

const LIMITS: Limits = {
  headerBytes: 8 * 1024,
  headers: 5_000,
  request: 10_000,
  idle: 10_000,
  lifetime: 60_000,
  connections: 200,
};

/** How long an ending process waits for its readers. */
const GRACE = 2_000;

/** Serves replies until it is closed. Throws where the port can't be had. */
export async function openSite({ port, host, reply, log, limits: given }: SiteOptions): Promise<Site> {
  const limits = { ...LIMITS, ...given };
  const server = createServer({
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headers,
    requestTimeout: limits.request,
    connectionsCheckingInterval: Math.min(1_000, limits.headers),
  });
  server.maxConnections = limits.connections;
  server.setTimeout(limits.idle);
  server.on("connection", (socket: Socket) => {
    const end = setTimeout(() => socket.destroy(), limits.lifetime).unref();
    socket.once("close", () => clearTimeout(end));
  });
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    // A page is all that anybody comes for.
    response.shouldKeepAlive = false;
    void respond(request, response, reply).catch((error: unknown) => {
      log.error({ err: error }, "a page couldn't be shown");
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  server.listen(port, host);
  await once(server, "listening");

  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, "close");
      server.close();
      const cut = setTimeout(() => server.closeAllConnections(), GRACE);
      await closed;
      clearTimeout(cut);
    },
  };
}

async function respond(
  { method = "", url: target = "", headers }: IncomingMessage,
  response: ServerResponse,
  reply: SiteOptions["reply"],
): Promise<void> {
  const isForwarded = headers["x-forwarded-for"] !== undefined || headers.forwarded !== undefined;
  const asked = { method, target, languages: headers["accept-language"], isForwarded };
  const { status, headers: more, body } = await reply(asked);
  response.writeHead(status, { ...more, "content-length": Buffer.byteLength(body) });
  response.end(method === "HEAD" ? undefined : body);
}
