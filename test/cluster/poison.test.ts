import { describe, expect, test } from "vitest";
import { article } from "../../bench/soak/articles.ts";
import { textOf } from "../fakes/discord-components.ts";
import { isFinal } from "../fakes/discord-shown.ts";
import { HAS_REDIS } from "../fakes/redis.ts";
import { startCluster } from "./cluster.ts";

describe.skipIf(!HAS_REDIS)("a job that ends every process", { timeout: 150_000 }, () => {
  test("is given up after four starts, the person is told, and the bot lives on", async () => {
    const cluster = await startCluster({ CRASH_AT: "read" });
    const bot = await cluster.bot();
    const sent = cluster.ask(cluster.publish("/poison", article(1)));
    const answer = await sent.original(isFinal, 120_000);
    expect(textOf(answer)).toMatch(/^Something went wrong \(ref [0-9a-f]{8}\)/);
    const told = `${bot.stdout()}${bot.stderr()}`;
    expect(told.match(/a shard's process ended/g)).toHaveLength(4);
    expect(told).toContain("gave up a job that ended its process");
  });
});
