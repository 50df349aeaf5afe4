import type { Job, ReplyTo, TaskName } from "../../src/job.ts";
import type { Core } from "../../src/core.ts";
import { createLeases } from "../../src/queue/leases.ts";
import { databaseOf } from "../fakes/core-database.ts";

/** What is put into every release's store; what it says is the same for all of them, so that one test reads them all. */

export const SERVER = "100000000000000001";
export const CHANNEL = "100000000000000002";
export const PERSON = "100000000000000003";
export const THREAD = "100000000000000004";

export const TITLE = "Старый маяк снова светит";

const ARTICLE = [
  TITLE,
  "Маяк на северном мысу снова зажгли после семи лет ремонта. Первый луч увидели 12 октября в 18 часов.",
  "«Мы ждали этого каждую осень», — сказала смотрительница Вера Лунина.",
  "Ремонт стоил 340 тысяч евро; половину собрали жители трёх деревень.",
].join("\n\n");

export const INPUT = {
  kind: "file",
  name: "lighthouse.txt",
  url: `data:text/plain,${encodeURIComponent(ARTICLE)}`,
} as const;
export const PAGE = "https://n.example/lighthouse";

export const QUESTION = "Сколько стоил ремонт?";
export const TERM = { source: "Лунина", target: "Lunina", to: "en" };
export const SETTINGS = { languages: ["de", "en"], channels: [CHANNEL], flags: true, budgetUsd: 5 };
export const COST = { jobs: 4, usd: 1 };

export const TASKS: readonly TaskName[] = ["translate", "summarize", "quotes", "ask"];

export function jobOf(task: TaskName, id = `20000000000000000${TASKS.indexOf(task)}`): Job {
  return { id, task, input: INPUT, options: { to: "en", ...(task === "ask" ? { question: QUESTION } : {}) } };
}

export const REPLY: ReplyTo = {
  applicationId: "1",
  channelId: CHANNEL,
  guildId: SERVER,
  userId: PERSON,
  locale: "en-US",
  private: false,
  member: true,
};

export const LEFT_BEHIND = jobOf("summarize", "300000000000000001");

/** Fills a store as a bot does that is asked each task once, and is killed in the midst of one more. */
export async function fill(core: Core): Promise<void> {
  const { anchors, cache, conversations, lastSeen, readerPages, references, settings, terms, usage } = core;
  for (const task of TASKS) {
    const job = jobOf(task);
    const result = await core.run(job);
    const { id, title } = result.article;
    const article = { id, title, url: PAGE };
    await references.add({
      jobId: job.id,
      task,
      guildId: SERVER,
      channelId: CHANNEL,
      userId: PERSON,
      private: false,
      article,
    });
    await usage.record({
      jobId: job.id,
      guildId: SERVER,
      userId: PERSON,
      task,
      tokens: 1_000,
      usd: 0.25,
      cached: false,
    });
    await cache.shown.put(job.id, result);
    await cache.requests.put(job.id, {
      task,
      options: job.options,
      private: false,
      userId: PERSON,
      channelId: CHANNEL,
      input: INPUT,
    });
    await readerPages.publish(job.id);
    await cache.links.put(PAGE, { id, title, page: PAGE });
    await cache.copies.put([`print of ${id}`], { id, page: PAGE });
    await conversations.open(THREAD, { articleId: id, to: "en", locale: "en-US" });
    await anchors.set(THREAD, { guildId: SERVER, channelId: CHANNEL, messageId: THREAD, jobId: job.id });
  }
  await conversations.add(THREAD, jobOf("ask").id, { question: QUESTION, answer: "340 thousand euros." });
  await lastSeen.note(THREAD, jobOf("ask").id);
  await terms.add(SERVER, TERM);
  await settings.change(SERVER, SETTINGS);
  const leases = createLeases({
    database: databaseOf(core),
    now: Date.now,
    owner: "a process that was killed",
    lease: 10_000,
  });
  leases.insert(LEFT_BEHIND.id, { job: JSON.stringify(LEFT_BEHIND), reply: JSON.stringify(REPLY) }, REPLY);
  leases.acknowledge(LEFT_BEHIND.id, JSON.stringify(REPLY));
}
