import { DiscordAPIError, HTTPError, REST, type RESTOptions } from "discord.js";
import { describe, expect, onTestFinished, test } from "vitest";
import { createTransport, type TransportOptions } from "../../../src/discord/connection/transport.ts";
import { startDiscord } from "../../fakes/discord.ts";
import {
  cutAfter,
  cutBefore,
  cutWithin,
  hangAfter,
  hangBefore,
  hangWithin,
  rateLimited,
  rateLimitedInBody,
  serverError,
  type Fault,
} from "../../fakes/discord-faults.ts";
import { createListeningLog } from "../../fakes/listening-log.ts";

const SHORT = { answer: 300, again: 3_000 };

/** discord.js's REST with our transport, before the fake. */
async function setUp(options: Partial<TransportOptions> = {}) {
  const discord = await startDiscord();
  onTestFinished(discord.close);
  const { log, lines } = createListeningLog("debug");
  const transport = createTransport({ log, patience: () => SHORT, random: () => 1, ...options });
  const rest = new REST({
    api: discord.api,
    retries: 0,
    timeout: 60_000,
    makeRequest: transport as unknown as RESTOptions["makeRequest"],
  }).setToken(discord.token);
  const { id: channel } = discord.channel("general");
  const post = (content: string) =>
    rest.post(`/channels/${channel}/messages`, { body: { content, nonce: "1", enforce_nonce: true } });
  const said = () => discord.messages("general").map(({ content }) => content);
  return { discord, rest, channel, post, said, lines };
}

const FAULTS: readonly [string, Fault][] = [
  ["500", serverError()],
  ["502", serverError(502)],
  ["503", serverError(503)],
  ["a connection cut before the request was carried out", cutBefore],
  ["a connection cut after it", cutAfter],
  ["a connection cut in the middle of the answer", cutWithin],
  ["no answer, and nothing carried out", hangBefore],
  ["no answer, though it was carried out", hangAfter],
  ["an answer that never ends", hangWithin],
];

describe("is survived, and nothing is done twice:", () => {
  test.each(FAULTS)("%s", async (_, fault) => {
    const { discord, rest, channel, post, said } = await setUp();
    discord.faults.inject("POST", /messages$/, fault, 1);
    const { id } = (await post("once")) as { id: string };
    expect(said()).toEqual(["once"]);
    discord.faults.inject("PATCH", /messages/, fault, 1);
    await rest.patch(`/channels/${channel}/messages/${id}`, { body: { content: "edited" } });
    expect(said()).toEqual(["edited"]);
    discord.faults.inject("DELETE", /messages/, fault, 1);
    await rest.delete(`/channels/${channel}/messages/${id}`);
    expect(said()).toEqual([]);
  });

  test.each(FAULTS)("%s at the first response to an interaction", async (_, fault) => {
    const { discord, rest } = await setUp();
    discord.faults.inject("POST", /callback$/, fault, 1);
    const { id, token, acknowledged } = discord.command({ name: "help" });
    await rest.post(`/interactions/${id}/${token}/callback`, { body: { type: 5 }, auth: false });
    expect((await acknowledged()).ms).toBeLessThan(1_000);
  });
});

describe("what makes a second thing", () => {
  const create = (rest: REST, channel: string) =>
    rest.post(`/channels/${channel}/threads`, { body: { name: "a thread", type: 11 } });

  test("is not sent again where it may have been carried out", async () => {
    const { discord, rest, channel } = await setUp();
    discord.faults.inject("POST", /threads$/, serverError(), 1);
    await expect(create(rest, channel)).rejects.toThrow(HTTPError);
    discord.faults.inject("POST", /threads$/, cutBefore, 1);
    await expect(create(rest, channel)).rejects.toMatchObject({
      code: expect.stringMatching(/^(?:ECONNRESET|UND_ERR_SOCKET)$/) as string,
    });
    expect(discord.threads("general")).toHaveLength(0);
  });

  test("is sent again where nobody was there to carry it out", async () => {
    const { lines, ...nowhere } = await setUp({ patience: () => ({ answer: 100, again: 600 }) });
    await nowhere.discord.close().catch(() => undefined);
    await expect(create(nowhere.rest, nowhere.channel)).rejects.toMatchObject({ code: "ECONNREFUSED" });
    expect(lines.map(({ tries }) => tries)).toEqual([1, 2]);
  });
});

test("another one's answer to an interaction is a refusal", async () => {
  const { discord, rest } = await setUp();
  const { id, token } = discord.command({ name: "help" });
  const answer = () => rest.post(`/interactions/${id}/${token}/callback`, { body: { type: 5 }, auth: false });
  await answer();
  await expect(answer()).rejects.toMatchObject({ code: 40060 });
});

describe("a fault that lasts", () => {
  test("is waited for less and less often, and told in the end", async () => {
    const { discord, post, lines } = await setUp({ patience: () => ({ answer: 100, again: 1_700 }) });
    discord.faults.inject("POST", /messages$/, serverError(503), 100);
    await expect(post("lost")).rejects.toMatchObject({ status: 503 });
    const times = discord.requests.map(({ t }) => t);
    const gaps = times.slice(1).map((t, index) => t - (times[index] ?? 0));
    // 100 + 200 + 400 + 800, each with what a request takes.
    expect(gaps).toHaveLength(4);
    for (const [index, gap] of gaps.entries()) expect(gap).toBeGreaterThanOrEqual(95 * 2 ** index);
    expect(lines.filter(({ level }) => level === 40)).toMatchObject([{ method: "POST", why: 503, tries: 4 }]);
  });

  test("of what Discord refuses isn't waited for at all", async () => {
    const { discord, post } = await setUp();
    discord.faults.inject("POST", /messages$/, { status: 403, body: { code: 50013, message: "Missing Permissions" } });
    await expect(post("refused")).rejects.toThrow(DiscordAPIError);
    expect(discord.requests).toHaveLength(1);
  });

  test("ends with whoever waits for it", async () => {
    const { discord, rest, channel } = await setUp();
    discord.faults.inject("GET", /messages$/, hangBefore, 9);
    const began = performance.now();
    const signal = AbortSignal.timeout(80);
    await expect(rest.get(`/channels/${channel}/messages`, { signal })).rejects.toMatchObject({ name: "AbortError" });
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(discord.requests).toHaveLength(1);
  });
});

describe("a rate limit", () => {
  test.each<[string, Fault]>([
    ["of a route", rateLimited(0.3)],
    ["of all routes", rateLimited(0.3, true)],
    ["of a route, told in the body alone", rateLimitedInBody(0.3)],
    ["of all routes, told in the body alone", rateLimitedInBody(0.3, true)],
  ])("%s is kept to", async (_, fault) => {
    const { discord, post, said } = await setUp();
    discord.faults.inject("POST", /messages$/, fault, 1);
    await post("later");
    expect(said()).toEqual(["later"]);
    const [first, second, ...more] = discord.requests.map(({ t }) => t);
    expect(Number(second) - Number(first)).toBeGreaterThanOrEqual(300);
    expect(more).toEqual([]);
  });

  test("of all routes holds up the others too", async () => {
    const { discord, rest, channel, post } = await setUp();
    discord.faults.inject("POST", /messages$/, rateLimitedInBody(0.4, true), 1);
    const posted = post("later");
    await discord.until(() => discord.requests.length === 1);
    // The answer takes a moment.
    await new Promise((resolve) => setTimeout(resolve, 50));
    await rest.get(`/channels/${channel}/messages`);
    const [first, second] = discord.requests.map(({ t }) => t);
    expect(Number(second) - Number(first)).toBeGreaterThanOrEqual(350);
    await posted;
  });

  test("that doesn't say how long is waited out all the same", async () => {
    const { discord, post } = await setUp();
    const page = { status: 429, body: "error code: 1015", headers: { "retry-after": "Sat, 01 Jan 2028 00:00:00 GMT" } };
    discord.faults.inject("POST", /messages$/, page, 1);
    const posted = post("later");
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(discord.requests).toHaveLength(1);
    void posted;
  });
});
