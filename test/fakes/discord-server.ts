import { appendFileSync } from "node:fs";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { ApiError } from "./discord-errors.ts";
import type { Faults } from "./discord-faults.ts";
import type { UploadedFile } from "./discord-files.ts";
import type { Limits } from "./discord-limits.ts";
import type { Route } from "./discord-router.ts";
import type { World } from "./discord-world.ts";

/** One request the bot made, as the record has it. */
export interface RecordedRequest {
  readonly method: string;
  /** With /api/v10 and query. */
  readonly path: string;
  readonly body: unknown;
  readonly files: readonly { field: string; name: string; size: number; text: () => string }[];
  readonly t: number;
  /** 0 where the connection was cut before an answer. */
  readonly status: number;
}

export interface ServerOptions {
  readonly world: World;
  readonly faults: Faults;
  readonly limits: Limits;
  /** Asked for late: routes need the gateway, which needs the server. */
  readonly routes: () => readonly Route[];
  readonly record: (request: RecordedRequest) => void;
}

/** HTTP side of the fake: the API under /api/v10, attachments under /attachments. */
export function createDiscordServer({ world, faults, limits, routes, record }: ServerOptions): Server {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? "/", world.origin);
    if (url.pathname.startsWith("/attachments/")) return serveFile(world, url.pathname, response);

    const t = Math.floor(world.now());
    const method = request.method ?? "GET";
    const { body, files } = await readBody(request);
    const path = decodeURIComponent(url.pathname.replace(/^\/api(?:\/v\d+)?/, ""));
    const recorded = (status: number): void =>
      record({
        method,
        path: `${url.pathname}${url.search}`,
        body,
        files: files.map(({ field, name, bytes }) => ({
          field,
          name,
          size: bytes.length,
          text: () => bytes.toString(),
        })),
        t,
        status,
      });

    const fault = faults.take(method, path, body);
    if (fault?.delayMs !== undefined) await sleep(fault.delayMs);
    if (fault?.status !== undefined) {
      recorded(fault.status);
      return reply(response, fault.status, fault.body, fault.headers);
    }
    if (fault?.cut === "before" || fault?.hang === "before") {
      recorded(0);
      if (fault.cut) request.socket.resetAndDestroy();
      return undefined;
    }
    const { headers, refused } = limits.take(method, path);
    if (refused) {
      recorded(429);
      return reply(response, 429, refused, headers);
    }
    const [status, result] = handle(routes(), world, request, {
      method,
      path,
      query: url.searchParams,
      body,
      files,
    });
    recorded(status);
    if (!fault?.cut && !fault?.hang) return reply(response, status, result, headers);
    if (fault.cut === "within" || fault.hang === "within") beginReply(response, status, result, headers);
    if (fault.cut) request.socket.resetAndDestroy();
    return undefined;
  };
  return createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      reply(response, 500, { code: 0, message: `the fake failed: ${String(error)}` });
    });
  });
}

function handle(
  routes: readonly Route[],
  world: World,
  incoming: IncomingMessage,
  request: Parameters<Route["handle"]>[0],
): [status: number, body: unknown] {
  try {
    if (!incoming.headers["user-agent"]?.startsWith("DiscordBot ("))
      throw new ApiError(403, 40333, "internal network error");
    for (const route of routes) {
      const match = route.method === request.method ? route.pattern.exec(request.path) : null;
      if (!match) continue;
      if (route.auth === "bot" && incoming.headers.authorization !== `Bot ${world.token}`) {
        throw new ApiError(401, 0, "401: Unauthorized");
      }
      const result = route.handle(request, ...match.slice(1));
      return result === undefined ? [204, undefined] : [200, result];
    }
    throw new ApiError(404, 0, "404: Not Found");
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const { status, code, message, errors } = error;
    return [status, { code, message, ...(errors !== undefined && { errors }) }];
  }
}

/** A 204 goes without a content type: the stock client reads JSON wherever one says so. */
function reply(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

/** Says how long the answer is, and sends half of it. */
function beginReply(response: ServerResponse, status: number, body: unknown, headers: Record<string, string>): void {
  const text = JSON.stringify(body ?? {});
  response.writeHead(status, { "content-type": "application/json", "content-length": text.length, ...headers });
  response.write(text.slice(0, text.length / 2));
}

function serveFile(world: World, path: string, response: ServerResponse): void {
  const file = world.files.get(path);
  if (!file || file.expires < world.now()) {
    response.writeHead(404, { "content-type": "text/plain" }).end("This content is no longer available.");
    return;
  }
  response.writeHead(200, { "content-type": file.contentType, "content-length": file.bytes.length }).end(file.bytes);
}

async function readBody(request: IncomingMessage): Promise<{ body: unknown; files: UploadedFile[] }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const type = request.headers["content-type"] ?? "";
  if (bytes.length === 0) return { body: undefined, files: [] };
  if (!type.startsWith("multipart/form-data"))
    return { body: JSON.parse(bytes.toString("utf8")) as unknown, files: [] };

  const form = await new Response(bytes, { headers: { "content-type": type } }).formData();
  const files: UploadedFile[] = [];
  let body: unknown;
  for (const [field, value] of form) {
    if (typeof value === "string") {
      if (field === "payload_json") body = JSON.parse(value);
    } else {
      const content = Buffer.from(await value.arrayBuffer());
      files.push({ field, name: value.name, bytes: content, contentType: value.type });
    }
  }
  return { body, files };
}

/** Appends lines to the record, one JSON object each. */
export function createRecord(path: string | undefined): (line: Record<string, unknown>) => void {
  return (line) => {
    if (path !== undefined) appendFileSync(path, `${JSON.stringify(line)}\n`);
  };
}
