import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { createLeases } from "../../src/queue/leases.ts";
import { openDatabase } from "../../src/store/database.ts";
import { LIFETIMES, removeExpired } from "../../src/store/lifetimes.ts";
import { DAY } from "../../src/store/retention.ts";
import { createStore } from "../../src/store/store.ts";
import { startUpkeep } from "../../src/store/upkeep.ts";
import { filesWith, INTERACTION_TOKEN } from "../fakes/canary.ts";
import { articleWith, ask, canary, filledTables, found, read, tablesOf, translate } from "./forgetting.ts";

function throws(error: unknown): never {
  throw error;
}

/** A store at a time that the test moves on; Keyv reckons from the machine's. */
function start() {
  const folder = mkdtempSync(join(tmpdir(), "dragoman-upkeep-"));
  const database = openDatabase(folder);
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true });
  });
  const clock = { time: Date.now() };
  const retention = { now: () => clock.time, retentionDays: 30 };
  const store = createStore(database, { ...retention, onError: throws });
  const leases = createLeases({ database, now: retention.now, owner: "one", lease: 10_000 });
  return { folder, database, clock, retention, store, leases };
}

describe("what has expired", () => {
  test("is gone from every table and file, though nobody came for it", async () => {
    const { folder, database, clock, retention, store, leases } = start();
    const article = articleWith("old");
    await read(store, article);
    await translate(store, { jobId: "1", article, guildId: "a" });
    await ask(store, { jobId: "2", article, guildId: "a", text: canary("old") });
    await store.lastSeen.note("channel/article", "7");
    await store.anchors.set("1", { channelId: "c", messageId: "m", jobId: "1" });
    leases.insert("3", { job: canary("old"), reply: "{}" }, { userId: canary("old"), lane: canary("old") });
    leases.end("3");
    expect(found(database, canary("old"))).not.toContain("queue");
    removeExpired(database, retention);
    expect(found(database, canary("old")).length).toBeGreaterThan(3);

    clock.time += 31 * DAY + 60_000;
    startUpkeep(database, { ...retention, onError: throws, pauses: { log: 5, expiry: 60_000 } })();
    expect(found(database, canary("old"))).toEqual([]);
    // What it cost is kept for a year.
    expect(filledTables(database)).toEqual(["usage"]);
    clock.time += 400 * DAY;
    const end = startUpkeep(database, { ...retention, onError: throws, pauses: { log: 5, expiry: 60_000 } });
    await expect.poll(() => filesWith(folder, canary("old"))).toEqual([]);
    end();
    expect(database.prepare("SELECT 1 FROM usage").get()).toBeUndefined();
  });

  test("goes again and again", async () => {
    const { database, clock, retention, store } = start();
    const end = startUpkeep(database, { ...retention, onError: throws, pauses: { log: 60_000, expiry: 10 } });
    onTestFinished(end);
    await store.cache.articles.keep(articleWith("old"));
    clock.time += 30 * DAY + 60_000;
    await expect.poll(() => database.prepare("SELECT 1 FROM keyv").get()).toBeUndefined();
  });

  test("what hasn't stays", async () => {
    const { database, clock, retention, store } = start();
    const article = articleWith("new");
    await read(store, article);
    await ask(store, { jobId: "2", article, guildId: "a" });
    const rows = () => tablesOf(database).map((table) => database.prepare(`SELECT count(*) AS n FROM ${table}`).get());
    const before = rows();
    clock.time += 30 * DAY - 60_000;
    removeExpired(database, retention);
    expect(rows()).toEqual(before);
  });
});

test("every table has a lifetime", () => {
  expect(tablesOf(start().database).toSorted()).toEqual(Object.keys(LIFETIMES).toSorted());
});

test("an interaction's token is in no file soon after its job has ended", async () => {
  const { folder, database, retention, leases } = start();
  onTestFinished(startUpkeep(database, { ...retention, onError: throws, pauses: { log: 5, expiry: 60_000 } }));
  const tokens = Array.from({ length: 40 }, (_, index) => `${INTERACTION_TOKEN}${"x".repeat(index * 50)}${index}`);
  for (const [id, token] of tokens.entries()) {
    leases.insert(String(id), { job: "j".repeat(id * 97), reply: JSON.stringify({ token }) }, { userId: "4" });
    leases.acknowledge(String(id), JSON.stringify({ token, acknowledged: true }));
    if (id % 3 > 0) leases.end(String(id - 1));
  }
  await sleep(20);
  expect(filesWith(folder, INTERACTION_TOKEN)).toContain("dragoman.db");
  for (const id of tokens.keys()) leases.end(String(id));
  await expect.poll(() => filesWith(folder, INTERACTION_TOKEN)).toEqual([]);
});

test("another process's writes are taken out of the log as well, once it lets go", async () => {
  const { folder, database, retention } = start();
  const other = openDatabase(folder);
  onTestFinished(() => other.close());
  onTestFinished(startUpkeep(database, { ...retention, onError: throws, pauses: { log: 5, expiry: 60_000 } }));
  await sleep(20);
  other.exec("CREATE TABLE t (text TEXT); BEGIN; INSERT INTO t VALUES ('Kanarienvogel')");
  await sleep(20);
  other.exec("COMMIT; DELETE FROM t");
  await expect
    .poll(() => readdirSync(folder).filter((file) => readFileSync(join(folder, file)).includes("Kanarien")))
    .toEqual([]);
});

describe("files of the store", () => {
  const rightsOf = (folder: string) =>
    Object.fromEntries(
      readdirSync(folder).map((file) => [file, (statSync(join(folder, file)).mode & 0o777).toString(8)]),
    );
  const OWN = { "dragoman.db": "600", "dragoman.db-shm": "600", "dragoman.db-wal": "600" };

  test("are their owner's alone, as is a folder that is made for them", () => {
    const folder = join(mkdtempSync(join(tmpdir(), "dragoman-upkeep-")), "a", "b");
    const database = openDatabase(folder);
    onTestFinished(() => database.close());
    database.exec("CREATE TABLE t (a)");
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(rightsOf(folder)).toEqual(OWN);
  });

  test("become so where they were others' too; the folder stays as it was", () => {
    const folder = mkdtempSync(join(tmpdir(), "dragoman-upkeep-"));
    const first = openDatabase(folder);
    first.exec("CREATE TABLE t (a)");
    for (const file of readdirSync(folder)) chmodSync(join(folder, file), 0o644);
    mkdirSync(join(folder, "other"));
    chmodSync(folder, 0o755);
    const second = openDatabase(folder);
    onTestFinished(() => [first, second].forEach((database) => database.close()));
    expect(rightsOf(folder)).toMatchObject(OWN);
    expect(statSync(folder).mode & 0o777).toBe(0o755);
  });
});
