import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, onTestFinished, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import type { Config } from "../../src/config.ts";
import { loadConfig } from "../../src/config.ts";
import { createCore } from "../../src/core.ts";
import { readDocument } from "../../src/article/document.ts";
import { createLog } from "../../src/log.ts";
import { createSqliteRunner } from "../../src/queue/sqlite.ts";
import { VERSION } from "../../src/store/envelope.ts";
import { removeExpired } from "../../src/store/lifetimes.ts";
import { DAY } from "../../src/store/retention.ts";
import { startAnthropic } from "../fakes/anthropic.ts";
import { filledTables, found } from "../store/forgetting.ts";
import { databaseOf } from "../fakes/core-database.ts";
import { temporaryFolder } from "../fakes/folder.ts";
import {
  CHANNEL,
  COST,
  INPUT,
  jobOf,
  LEFT_BEHIND,
  PAGE,
  PERSON,
  QUESTION,
  SERVER,
  SETTINGS,
  TASKS,
  TERM,
  THREAD,
  TITLE,
} from "./content.ts";

const RELEASES = join(import.meta.dirname, "../fixtures/releases");
const releases = readdirSync(RELEASES);

test("the version that is being made has left its store", () => {
  expect(releases).toContain(manifest.version);
});

describe.each(releases)("the store that %s left", (release) => {
  /** The present code on that store, an hour after it was left; it is told apart from its like by what goes wrong. */
  async function start() {
    const made = JSON.parse(readFileSync(join(RELEASES, release, "made.json"), "utf8")) as { at: string };
    const data = join(await temporaryFolder(), "data");
    mkdirSync(data);
    const file = new DatabaseSync(join(data, "dragoman.db"));
    const sql = readFileSync(join(RELEASES, release, "dragoman.sql"), "utf8");
    file.exec(sql);
    file.close();
    const clock = { time: Date.parse(made.at) + 60 * 60_000 };
    const model = await startAnthropic();
    onTestFinished(model.close);
    const env = { DRAGOMAN_DATA: data, ANTHROPIC_BASE_URL: model.url, ANTHROPIC_API_KEY: model.key };
    const config: Config = loadConfig(env, "nothing");
    const core = await createCore(config, {
      log: createLog("silent", []),
      now: () => clock.time,
      reader: { read: readDocument, close: async () => undefined },
      openFile: async (url) => new TextEncoder().encode(decodeURIComponent(url.slice(url.indexOf(",") + 1))),
    });
    onTestFinished(core.close);
    /** Whether the entries of its cache are of the shape that the present code reads. */
    const isReadable = sql.includes(`"v":${VERSION},`);
    return { core, model, clock, isReadable, month: made.at.slice(0, "2026-11".length) };
  }

  test("has its results, or they are made again", async () => {
    const { core, model, isReadable } = await start();
    for (const task of TASKS) {
      expect(await core.run(jobOf(task, "4"))).toMatchObject({ task, article: { title: TITLE } });
      const shown = await core.cache.shown.get(jobOf(task).id);
      const request = await core.cache.requests.get(jobOf(task).id);
      expect([shown?.data.task, request?.data.userId]).toEqual(isReadable ? [task, PERSON] : [undefined, undefined]);
    }
    expect(model.requests.length).toBeLessThanOrEqual(2 * TASKS.length);
  });

  test("has the article behind its address and in its thread, or none", async () => {
    const { core } = await start();
    const { id } = await core.read(INPUT);
    const { versions } = await core.cache.links.get(PAGE);
    expect([[], [id]]).toContainEqual(versions.map((version) => version.id));
    expect(await core.conversations.find(THREAD)).toMatchObject({ to: "en", locale: "en-US" });
    expect(await core.conversations.turns(THREAD)).toEqual([{ question: QUESTION, answer: "340 thousand euros." }]);
    expect((await core.references.recentIn(SERVER, 9)).map(({ title }) => title)).toEqual([TITLE]);
  });

  test("has what people set and fixed, and what was spent", async () => {
    const { core, month } = await start();
    expect(await core.settings.get(SERVER)).toMatchObject(SETTINGS);
    expect(await core.terms.list(SERVER)).toEqual([TERM]);
    expect((await core.usage.month(SERVER, month)).total).toMatchObject(COST);
    expect(await core.usage.own(PERSON, month)).toMatchObject(COST);
  });

  test("has the job that was under way, which is taken up", async () => {
    const { core, clock } = await start();
    const done: string[] = [];
    const runner = createSqliteRunner({
      database: databaseOf(core),
      handler: {
        acknowledge: async (_job, replyTo) => replyTo,
        perform: async ({ id, task }, { channelId }) => void done.push(`${id} ${task} ${channelId}`),
        abandon: async ({ id }) => void done.push(id),
      },
      log: createLog("silent", []),
      now: () => clock.time - 30 * 60_000,
    });
    onTestFinished(() => runner.close(0));
    runner.recover();
    await expect.poll(() => done).toEqual([`${LEFT_BEHIND.id} summarize ${CHANNEL}`]);
  });

  test("is forgotten as a whole, and expires", async () => {
    const { core, clock } = await start();
    const [article] = await core.references.recentIn(SERVER, 9);
    await core.forget.article(SERVER, article!.id);
    await core.forget.person(PERSON);
    expect(found(databaseOf(core), PERSON).filter((table) => table !== "queue")).toEqual([]);
    // A job that was accepted is seen through; the spelling is the server's.
    expect(found(databaseOf(core), "Лунина")).toEqual(["keyv", "queue"]);
    clock.time += 400 * DAY;
    databaseOf(core).exec("UPDATE queue SET state = 'done'");
    removeExpired(databaseOf(core), { now: () => clock.time, retentionDays: 30 });
    expect(filledTables(databaseOf(core))).toEqual(["keyv", "settings"]);
  });
});
