import { pino } from "pino";
import { describe, expect, onTestFinished, test } from "vitest";
import { ConfigError } from "../../src/config.ts";
import { HAS_REDIS, startRedis, type RedisServer } from "../fakes/redis.ts";
import { doctor } from "./doctor.ts";
import { startCore, startWithModel } from "./core.ts";

async function start(settings?: readonly string[]): Promise<RedisServer> {
  const server = await startRedis(settings);
  onTestFinished(server.close);
  return server;
}

function listening() {
  const lines: string[] = [];
  return { lines, log: pino({ base: null }, { write: (line) => void lines.push(line) }) };
}

describe.runIf(HAS_REDIS)("with a Redis", () => {
  test("what one process made, another has, and its model isn't asked again", async () => {
    const { url: redisUrl } = await start();
    const [one, fake] = await startWithModel(undefined, {}, {}, { redisUrl });
    const [other, unasked] = await startWithModel(undefined, {}, {}, { redisUrl });
    const made = await one.ask("summarize");
    expect((await other.ask("summarize")).value).toEqual(made.value);
    expect([fake.requests.length > 0, unasked.requests.length]).toEqual([true, 0]);
  });

  test("that is gone, answers are given, and what couldn't be kept is told of", async () => {
    const server = await start();
    const { lines, log } = listening();
    const [core, fake] = await startWithModel(undefined, {}, { log }, { redisUrl: server.url });
    await server.kill();
    const result = await core.ask("summarize");

    expect(result.engine).toBe("model");
    expect(fake.requests.length).toBeGreaterThan(0);
    expect(core.faults.count()).toBeGreaterThan(0);
    expect(lines.filter((line) => line.includes("the store failed")).length).toBe(core.faults.count());
    expect(lines.some((line) => line.includes("Redis can't be reached"))).toBe(true);
  });

  test("that may drop things or forget them, whoever runs it is told what to do", async () => {
    const { url: redisUrl } = await start(["--maxmemory-policy", "allkeys-lru", "--appendonly", "no"]);
    const { lines, log } = listening();
    await startCore(undefined, { log }, { redisUrl });
    expect(lines.filter((line) => line.includes('"level":40'))).toEqual([
      expect.stringContaining("set maxmemory-policy to noeviction"),
      expect.stringContaining("set appendonly to yes"),
    ]);
  });

  test.each([
    ["isn't there", async () => "127.0.0.1:1", "can't be reached"],
    ["refuses the password", guarded, "refuses the name or password"],
  ])("that %s, nothing starts, and the password isn't told", async (_what, place, problem) => {
    const redisUrl = `redis://default:hidden@${await place()}`;
    const error: unknown = await startCore(undefined, {}, { redisUrl }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConfigError);
    expect(String(error)).toContain(problem);
    expect(String(error)).not.toContain("hidden");
  });

  test("whose password is changed under way, the log holds neither", async () => {
    const server = await start();
    const { lines, log } = listening();
    const operator = server.connect();
    await operator.config("SET", "requirepass", "hidden-before");
    await operator.auth("hidden-before");
    const core = await startCore(undefined, { log }, { redisUrl: server.url.replace("//", "//:hidden-before@") });
    await operator.config("SET", "requirepass", "hidden-after");
    await operator.call("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");

    await expect.poll(() => lines.some((line) => line.includes("WRONGPASS")), { timeout: 5_000 }).toBe(true);
    expect(core.backend.kind).toBe("redis");
    expect(lines.join("")).not.toContain("hidden");
  });

  test("the doctor looks at it, and at what was spent by what it says", async () => {
    const server = await start();
    const look = async () => (await doctor({ REDIS_URL: server.url, DRAGOMAN_DATA: "/nowhere" })).checks;
    expect(await look()).toMatchObject({ store: { status: "ok" }, budget: { status: "ok" } });
    await server.connect().config("SET", "maxmemory-policy", "allkeys-lru");
    const endangered = { status: "failed", fix: expect.stringContaining("noeviction") as string };
    expect(await look()).toMatchObject({ store: endangered, budget: { status: "ok" } });
    await server.stop();
    const { store, budget } = await look();
    expect([store?.fix, budget]).toEqual(["Start it there, or correct the URL.", undefined]);
  });

  async function guarded(): Promise<string> {
    const server = await start();
    await server.connect().config("SET", "requirepass", "another");
    return `127.0.0.1:${server.port}`;
  }
});
