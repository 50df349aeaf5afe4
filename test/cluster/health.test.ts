import { randomInt } from "node:crypto";
import { describe, expect, test } from "vitest";
import { article } from "../../bench/soak/articles.ts";
import { HAS_REDIS } from "../fakes/redis.ts";
import { textOf } from "../fakes/discord-components.ts";
import { isFinal } from "../fakes/discord-shown.ts";
import { startCluster } from "./cluster.ts";

/** The first of a few, below those that the system gives away. */
const freePorts = () => randomInt(20_000, 30_000);

const get = (port: number, path: string) => fetch(`http://127.0.0.1:${port}${path}`);
const metric = async (port: number, name: string) =>
  (await (await get(port, "/metrics")).text()).split("\n").find((line) => line.startsWith(`${name} `));

describe.skipIf(!HAS_REDIS)("several processes", { timeout: 120_000 }, () => {
  test("tell each how it is, shards at ports that follow each other", async () => {
    const port = freePorts();
    const cluster = await startCluster({ HTTP_PORT: String(port) });
    await cluster.bot();
    for (const shard of [port, port + 1]) {
      await expect.poll(async () => (await get(shard, "/readyz")).status, { timeout: 10_000 }).toBe(200);
    }
  });

  test("know a queue that is out of reach, and are ready once it is there again", async () => {
    const port = freePorts();
    const cluster = await startCluster();
    await cluster.worker({ HTTP_PORT: String(port) });
    expect((await get(port, "/readyz")).status).toBe(200);
    await cluster.redis.stop();
    const missing = async () => ((await (await get(port, "/readyz")).json()) as { missing: string[] }).missing;
    await expect.poll(missing, { timeout: 10_000 }).toEqual(["queue", "store"]);
    expect((await get(port, "/readyz")).status).toBe(503);
    expect((await get(port, "/healthz")).status).toBe(200);
    await cluster.redis.start();
    await expect.poll(missing, { timeout: 20_000 }).toEqual([]);
  });

  test("count what each of them does", async () => {
    const port = freePorts();
    const cluster = await startCluster({ HTTP_PORT: String(port) });
    await cluster.bot();
    await cluster.worker({ HTTP_PORT: String(port + 2) });
    const links = Array.from({ length: 8 }, (_, index) => cluster.publish(`/${index}`, article(index)));
    await Promise.all(links.map((link) => cluster.ask(link).original(isFinal, 60_000)));
    const done = 'dragoman_tasks_total{task="summarize",outcome="model"}';
    const counts = await Promise.all([0, 1, 2].map((number) => metric(port + number, done)));
    expect(counts.map((line) => Number(line?.slice(done.length) ?? 0)).reduce((sum, count) => sum + count)).toBe(8);
    expect(await metric(port + 2, 'dragoman_queue_jobs{state="waiting"}')).toMatch(/ 0$/);
  });

  test("a worker without the bot's token answers commands too", async () => {
    const port = freePorts();
    const cluster = await startCluster();
    await cluster.bot();
    await cluster.worker({ DISCORD_TOKEN: "", HTTP_PORT: String(port) });
    const links = Array.from({ length: 12 }, (_, index) => cluster.publish(`/${index}`, article(index)));
    const answers = await Promise.all(links.map((link) => cluster.ask(link).original(isFinal, 60_000)));
    expect(answers.map(textOf).filter((text) => text.includes("French → English"))).toHaveLength(12);
    const done = 'dragoman_tasks_total{task="summarize",outcome="model"}';
    expect(Number((await metric(port, done))?.slice(done.length))).toBeGreaterThan(0);
  });
});
