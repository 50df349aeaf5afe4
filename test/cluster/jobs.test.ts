import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { article } from "../../bench/soak/articles.ts";
import { HAS_REDIS } from "../fakes/redis.ts";
import { kill } from "../loopback/operator.ts";
import type { Running } from "../loopback/process.ts";
import { textOf } from "../fakes/discord-components.ts";
import { isFinal } from "../fakes/discord-shown.ts";
import { startCluster, type Cluster } from "./cluster.ts";

const TIMEOUT = 180_000;

/** Asks for so many articles so often, a few at a time; gives the last words to those that were accepted. */
async function askAll({ ask, publish }: Cluster, first: number, articles: number, jobs: number): Promise<string[]> {
  const links = Array.from({ length: articles }, (_, index) => publish(`/${first + index}`, article(first + index)));
  const answers: Promise<string>[] = [];
  for (let job = 0; job < jobs; job++) {
    const sent = ask(links[job % articles] ?? "");
    answers.push(answered(sent));
    if (job % 10 === 9) await sleep(100);
  }
  return Promise.all(answers);
}

async function answered(sent: ReturnType<Cluster["ask"]>): Promise<string> {
  const original = await sent.original(isFinal, 120_000);
  return textOf(original);
}

const isSummary = (text: string) => text.includes("French → English");

describe.skipIf(!HAS_REDIS)("two shards and three workers", { timeout: TIMEOUT }, () => {
  test("500 jobs over 50 articles have 500 answers and 50 calls of the model", async () => {
    const cluster = await startCluster();
    await cluster.bot();
    await Promise.all([1, 2, 3].map(() => cluster.worker()));
    const answers = await askAll(cluster, 0, 50, 500);
    expect(answers.filter(isSummary)).toHaveLength(500);
    expect(cluster.results()).toHaveLength(500);
    expect(cluster.model.requests).toHaveLength(50);
  });

  test("500 jobs have 500 answers, none twice, while workers are killed", async () => {
    const cluster = await startCluster();
    await cluster.bot();
    const workers: Running[] = await Promise.all([1, 2, 3].map(() => cluster.worker()));
    const over = new AbortController();
    const killing = (async () => {
      for (let victim = 0; !over.signal.aborted; victim++) {
        await sleep(2_000);
        await kill(workers[victim % 3]!);
        workers[victim % 3] = await cluster.worker();
      }
    })();
    const answers = await askAll(cluster, 100, 50, 500);
    over.abort();
    await killing;
    expect(answers.filter(isSummary)).toHaveLength(500);
    expect(cluster.results()).toHaveLength(500);
  });
});
