import { fetch } from "undici";
import { expect, onTestFinished, test } from "vitest";
import { AddressRefused, createAgent } from "../../src/source/agent.ts";
import { allowHosts } from "../../src/source/guard.ts";
import type { Lookup } from "../../src/source/lookup.ts";
import { type Web, startWeb } from "../fakes/web.ts";

const limits = { allowed: allowHosts([]), connectMs: 1_000, headersMs: 1_000, totalMs: 1_000, maxWireBytes: 100_000 };

async function newsSite(): Promise<Web> {
  const web = await startWeb({ "/": "news" });
  onTestFinished(web.close);
  return web;
}

/** Answers each lookup with the next address. */
function answering(...addresses: string[]): { lookup: Lookup; lookups: () => number } {
  let lookups = 0;
  const lookup: Lookup = (_host, _options, callback) => {
    const address = addresses[lookups] ?? "";
    lookups += 1;
    callback(null, [{ address, family: 4 }]);
  };
  return { lookup, lookups: () => lookups };
}

async function causeOf(promise: Promise<unknown>): Promise<unknown> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof Error ? error.cause : error;
}

// Loopback stands for the public internet here, so that no test leaves this machine.
const isPublic = (ip: string): boolean => ip === "127.0.0.1";

test("the judged answer is the one connected to: a name is looked up once for each connection", async () => {
  const web = await newsSite();
  const { lookup, lookups } = answering("127.0.0.1", "10.0.0.1");
  const dispatcher = createAgent({ ...limits, lookup, isPublic });
  const url = `http://news.example:${web.host.split(":")[1]}/`;
  expect(await (await fetch(url, { dispatcher })).text()).toBe("news");
  expect(lookups()).toBe(1);
});

test("a name that turns private between two visits is refused at the second", async () => {
  const web = await newsSite();
  const { lookup } = answering("127.0.0.1", "127.0.0.2");
  const dispatcher = createAgent({ ...limits, lookup, isPublic });
  const url = `http://news.example:${web.host.split(":")[1]}/`;
  expect((await fetch(url, { dispatcher })).status).toBe(200);
  expect(await causeOf(fetch(url, { dispatcher }))).toBeInstanceOf(AddressRefused);
  expect(web.hits()).toBe(1);
});

test("the far end is judged again once connected, before anything is sent", async () => {
  const web = await newsSite();
  const verdicts = [true, false];
  const dispatcher = createAgent({ ...limits, isPublic: () => verdicts.shift() ?? false });
  expect(await causeOf(fetch(web.url("/"), { dispatcher }))).toBeInstanceOf(AddressRefused);
  expect([verdicts.length, web.hits()]).toEqual([0, 0]);
});

test("a connection serves one request, whatever its server offers", async () => {
  const headers = { connection: "keep-alive", "keep-alive": "timeout=600" };
  const web = await startWeb({ "/": { headers, body: "news" } });
  onTestFinished(web.close);
  const dispatcher = createAgent({ ...limits, isPublic });
  for (let visit = 0; visit < 3; visit += 1) await (await fetch(web.url("/"), { dispatcher })).text();
  expect(new Set(web.requests.map(({ socket }) => socket)).size).toBe(3);
  expect(web.requests.map((request) => request.headers.connection)).toEqual(["close", "close", "close"]);
});

test("an address that doesn't answer gives way to the next", async () => {
  const web = await newsSite();
  const lookup: Lookup = (_host, _options, callback) =>
    callback(null, [
      { address: "127.0.0.2", family: 4 },
      { address: "127.0.0.1", family: 4 },
    ]);
  const judged: string[] = [];
  const dispatcher = createAgent({ ...limits, lookup, isPublic: (ip) => judged.push(ip) > 0 });
  const url = `http://news.example:${web.host.split(":")[1]}/`;
  expect(await (await fetch(url, { dispatcher })).text()).toBe("news");
  expect(judged).toEqual(["127.0.0.2", "127.0.0.1", "127.0.0.1"]);
});

test("at most four connections to one host are open at a time", async () => {
  let open = 0;
  let most = 0;
  const web = await startWeb({
    "/": (_request, response) => {
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        response.end();
      }, 30);
    },
  });
  onTestFinished(web.close);
  const dispatcher = createAgent({ ...limits, isPublic });
  await Promise.all(Array.from({ length: 12 }, async () => (await fetch(web.url("/"), { dispatcher })).text()));
  expect(most).toBe(4);
});
