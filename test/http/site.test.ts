import { once } from "node:events";
import { request } from "node:http";
import { connect, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Pages } from "../../src/http/pages.ts";
import { pageReply } from "../../src/http/reply.ts";
import { openSite, type SiteOptions } from "../../src/http/site.ts";
import { createLog } from "../../src/log.ts";
import { editionIn } from "../browser/editions.ts";

const SECRET = "AbCdEfGhIjKlMnOpQr-_12";
const HOST = "127.0.0.1";
const edition = editionIn("en-ja");

const found = async (secret: string) => (secret === SECRET ? edition : undefined);

async function start({ find = found, ...options }: Partial<SiteOptions & Pick<Pages, "find">> = {}) {
  const reply: SiteOptions["reply"] = (asked) => pageReply(asked, find);
  const site = await openSite({ port: 0, host: HOST, reply, log: createLog("silent", []), ...options });
  onTestFinished(site.close);
  return { site, address: `http://${HOST}:${site.port}/r/${SECRET}` };
}

/** A connection, and when it ends. */
function open(port: number): { readonly socket: Socket; readonly ended: Promise<string> } {
  const socket = connect(port, HOST);
  let received = "";
  socket.setEncoding("utf8").on("data", (data: string) => void (received += data));
  socket.on("error", () => undefined);
  const ended = once(socket, "close").then(() => received);
  onTestFinished(() => void socket.destroy());
  return { socket, ended };
}

describe("the site", () => {
  test("shows a page to whoever has its address", async () => {
    const { address } = await start();
    const response = await fetch(address, { headers: { "accept-language": "en" } });
    const body = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(Number(response.headers.get("content-length"))).toBe(Buffer.byteLength(body));
    expect(body).toContain("島議会、海鳥の巣立ち期に街灯を消すことを決議");
    expect(response.headers.get("x-powered-by") ?? response.headers.get("server")).toBeNull();
  });

  test("tells of a page without showing it", async () => {
    const { address } = await start();
    const response = await fetch(address, { method: "HEAD" });
    expect([response.status, await response.text()]).toEqual([200, ""]);
    expect(Number(response.headers.get("content-length"))).toBeGreaterThan(10_000);
  });

  test("lists nothing and takes nothing", async () => {
    const { address } = await start();
    const statuses = ["/", "/r/", "/robots.txt"].map(async (path) => (await fetch(new URL(path, address))).status);
    expect(await Promise.all(statuses)).toEqual([404, 404, 404]);
    const posted = await fetch(address, { method: "POST", body: "x".repeat(100_000) });
    expect([posted.status, posted.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  });

  test.each([{ "x-forwarded-for": "203.0.113.9" }, { forwarded: "for=203.0.113.9" }])(
    "knows what a proxy has passed on by %j",
    async (headers) => {
      const reply: SiteOptions["reply"] = async ({ isForwarded }) => ({
        status: 200,
        headers: {},
        body: `${isForwarded}`,
      });
      const { address } = await start({ reply });
      expect(await (await fetch(address, { headers })).text()).toBe("true");
      expect(await (await fetch(address)).text()).toBe("false");
    },
  );

  test("says no more than that it failed where it did", async () => {
    const { address } = await start({ find: () => Promise.reject(new Error("secret detail")) });
    const response = await fetch(address);
    expect([response.status, await response.text()]).toEqual([500, ""]);
  });

  test("can't open a port that is taken", async () => {
    const { site } = await start();
    await expect(start({ port: site.port })).rejects.toThrow(/EADDRINUSE/);
  });
});

describe("a connection", () => {
  test("takes a few kilobytes of headers", async () => {
    const { address } = await start();
    const asked = request(address, { headers: { "x-long": "x".repeat(9_000) } }).end();
    const [response] = (await once(asked, "response")) as [{ statusCode: number; resume: () => void }];
    response.resume();
    expect(response.statusCode).toBe(431);
  });

  test("is closed where its headers take too long", async () => {
    const { site } = await start({ limits: { headers: 100, request: 200 } });
    const { socket, ended } = open(site.port);
    socket.write("GET / HTTP/1.1\r\nx: ");
    const drip = setInterval(() => socket.write("y"), 20);
    onTestFinished(() => clearInterval(drip));
    expect(await ended).toContain("408");
  });

  test("is closed where nothing is said", async () => {
    const { site } = await start({ limits: { idle: 100 } });
    expect(await open(site.port).ended).toBe("");
  });

  test("brings one page", async () => {
    const { site } = await start();
    const { socket, ended } = open(site.port);
    socket.write("GET /r/x HTTP/1.1\r\nhost: x\r\n\r\n".repeat(3));
    expect((await ended).match(/^HTTP\/1\.1 404/gm)?.length).toBe(1);
  });

  test("ends with its time, whatever it waits for", async () => {
    const { address } = await start({ limits: { lifetime: 100 }, find: () => new Promise(() => undefined) });
    await expect(fetch(address)).rejects.toThrow("fetch failed");
  });

  test("is one of a bounded number", async () => {
    const { site } = await start({ limits: { connections: 2 } });
    const first = [open(site.port), open(site.port)];
    await Promise.all(first.map(({ socket }) => once(socket, "connect")));
    await pause(20);
    expect(await open(site.port).ended).toBe("");
    expect(first.map(({ socket }) => socket.destroyed)).toEqual([false, false]);
  });
});

test("a site that closes lets replies end and takes no more", async () => {
  let answer = (): void => undefined;
  const asked = Promise.withResolvers<void>();
  const { site, address } = await start({
    find: () => {
      asked.resolve();
      return new Promise((resolve) => (answer = () => resolve(edition)));
    },
  });
  const response = fetch(address);
  await asked.promise;
  const closed = site.close();
  answer();
  expect((await response).status).toBe(200);
  await closed;
  await expect(fetch(address)).rejects.toThrow("fetch failed");
});
