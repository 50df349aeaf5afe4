import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | number | string[]>>;
  readonly body?: string | Uint8Array;
}

/** A string is a page of HTML. */
export type Route = string | Reply | Handler;

export interface Web extends AsyncDisposable {
  /** `host:port`, as `DRAGOMAN_ALLOW_HOSTS` takes it. */
  readonly host: string;
  readonly url: (path: string) => string;
  /** Requests so far: of one path, or of all. */
  readonly hits: (path?: string) => number;
  readonly requests: readonly IncomingMessage[];
  readonly close: () => Promise<void>;
}

/** A news site on 127.0.0.1. Paths are matched without their query; what has no route is 404. Close it with the test. */
export async function startWeb(routes: Readonly<Record<string, Route>>): Promise<Web> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    const route = routes[pathOf(request)] ?? { status: 404, body: "not here" };
    if (typeof route === "function") {
      route(request, response);
      return;
    }
    const { status = 200, headers = {}, body = "" } = typeof route === "string" ? { body: route } : route;
    response.writeHead(status, { "content-type": "text/html; charset=utf-8", ...headers });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the site has no port");
  const host = `127.0.0.1:${address.port}`;
  const close = async (): Promise<void> => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  };
  return {
    host,
    url: (path) => `http://${host}${path}`,
    hits: (path) => requests.filter((request) => path === undefined || pathOf(request) === path).length,
    requests,
    close,
    [Symbol.asyncDispose]: close,
  };
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? "").split("?")[0] ?? "";
}

export function redirect(location: string, status = 302): Reply {
  return { status, headers: { location } };
}

/** Sends its headers, then one byte at a time for as long as it is listened to. */
export function drip(everyMs: number): Handler {
  return async (_request, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    while (!response.destroyed) {
      response.write("x");
      await sleep(everyMs);
    }
  };
}

/** Accepts the request and never answers. */
export const silence: Handler = () => undefined;

/** Writes these bytes instead of a well-formed answer, then hangs up. */
export function raw(bytes: string): Handler {
  return (request) => request.socket.end(bytes);
}

/** Writes `start` instead of a well-formed answer, then `piece` again and again for as long as it is listened to. */
export function flood(start: string, piece: string | Uint8Array): Handler {
  return ({ socket }) => {
    // Many at a time: a system call for each would be no flood.
    const pieces = Buffer.concat(Array.from({ length: Math.ceil(64_000 / piece.length) }, () => Buffer.from(piece)));
    const more = (): void => {
      while (!socket.destroyed && socket.write(pieces));
    };
    socket.on("drain", more);
    socket.write(start);
    more();
  };
}

/** A page that ends only when its reader leaves. */
export const endless: Handler = (_request, response) => {
  const chunk = Buffer.alloc(64 * 1024, "x");
  response.writeHead(200, { "content-type": "text/html" });
  const more = (): void => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on("drain", more);
  more();
};
