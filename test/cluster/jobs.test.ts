import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { article } from "../../bench/soak/articles.ts";
import { textOf } from "../fakes/discord-components.ts";
import { HAS_REDIS } from "../fakes/redis.ts";
import { kill } from "../loopback/operator.ts";
import type { Running } from "../loopback/process.ts";
import { askAll, isSummary } from "./ask.ts";
import { startCluster, type Cluster } from "./cluster.ts";

const TIMEOUT = 180_000;
const WORKERS = 3;

/** Two shards, and workers that can be ended and started again. */
async function running() {
  const cluster = await startCluster();
  const bot = await cluster.bot();
  const workers: Running[] = await Promise.all(Array.from({ length: WORKERS }, () => cluster.worker()));
  const replace = async (number: number, signal: NodeJS.Signals) => {
    await kill(workers[number]!, signal);
    workers[number] = await cluster.worker();
  };
  return { cluster, bot, replace };
}

/**
 * Each command that was accepted has one answer, a result. A process that a busy machine kept from saying that it lives may
 * have a job done again, which ends with the same edit of the same message.
 */
async function expectOneEach({ results }: Cluster, answers: readonly string[]): Promise<void> {
  expect(answers.filter((answer) => !isSummary(answer))).toEqual([]);
  await expect.poll(() => results().length, { timeout: 20_000 }).toBeGreaterThanOrEqual(answers.length);
}

describe.skipIf(!HAS_REDIS)("two shards and three workers", { timeout: TIMEOUT }, () => {
  test("500 jobs over 50 articles have 500 answers, and one fetch and one call of the model for each article", async () => {
    const { cluster } = await running();
    const answers = await askAll(cluster, 0, 50, 500);
    await expectOneEach(cluster, answers);
    expect(cluster.results()).toHaveLength(500);
    expect(cluster.model.requests).toHaveLength(50);
    expect(cluster.site.hits()).toBe(50);
  });

  test("500 jobs have 500 answers, none twice, while workers are killed", async () => {
    const { cluster, replace } = await running();
    const over = new AbortController();
    const killing = (async () => {
      for (let victim = 0; !over.signal.aborted; victim++) {
        await sleep(2_000);
        await replace(victim % WORKERS, "SIGKILL");
      }
    })();
    const answers = await askAll(cluster, 100, 50, 500);
    over.abort();
    await killing;
    await expectOneEach(cluster, answers);
    expect(cluster.results()).toHaveLength(500);
  });

  test("nothing that was accepted is lost where Redis is killed, and started again", async () => {
    const { cluster } = await running();
    const asked = askAll(cluster, 200, 20, 150);
    await cluster.discord.until(() => cluster.results().length > 40, "some answers", 60_000);
    await cluster.redis.kill();
    await sleep(1_000);
    await cluster.redis.start();
    const answers = await asked;
    await expectOneEach(cluster, answers);
    expect(answers).toHaveLength(150);
  });

  test("no command fails while every process is ended and started again, one after the other", async () => {
    const { cluster, bot, replace } = await running();
    const asked = askAll(cluster, 300, 20, 150);
    for (let number = 0; number < WORKERS; number++) await replace(number, "SIGTERM");
    // Another bot has its shards before the first one lets go: what both hear of is done once.
    await cluster.bot();
    await kill(bot, "SIGTERM");
    const answers = await asked;
    await expectOneEach(cluster, answers);
    expect(answers).toHaveLength(150);
  });

  test("while Redis is away whoever asks is told so at once, and is served when it is back", async () => {
    const cluster = await startCluster();
    await cluster.bot();
    const link = cluster.publish("/away", article(400));
    await cluster.redis.stop();
    await expect
      .poll(async () => textOf(await cluster.ask(link).original(() => true, 15_000)), { timeout: 30_000 })
      .toMatch(/^I can't take on work right now \(ref \w+\)/);
    await cluster.redis.start();
    const [answer = ""] = await askAll(cluster, 400, 1, 1);
    expect(isSummary(answer)).toBe(true);
  });
});
