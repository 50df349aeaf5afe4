import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { describe, expect, onTestFinished, test } from "vitest";
import { whenFree } from "../../src/store/busy.ts";
import { isBusy, isFull, openDatabase } from "../../src/store/database.ts";
import { createStore } from "../../src/store/store.ts";
import type { StoredResult } from "../../src/task/result.ts";
import { holdStore } from "../fakes/locker.ts";

const RESULT: StoredResult = {
  article: "article",
  task: "ask",
  value: { answer: "So [1].", paragraphs: [1] },
  problems: [],
  model: "claude-sonnet-5-5",
};
const TURN = { question: "Who?", answer: "They [1]." };
/** Milliseconds. */
const HELD = 800;
const SPENT = { jobId: "1", userId: "2", task: "ask", tokens: 1, usd: 0.5, cached: false } as const;

function start() {
  const folder = mkdtempSync(join(tmpdir(), "dragoman-faults-"));
  const database = openDatabase(folder);
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true });
  });
  const told: number[] = [];
  const store = createStore(database, {
    now: Date.now,
    retentionDays: 30,
    onError: (_error, number) => told.push(number),
  });
  return { folder, database, store, told };
}

describe("while another process writes", () => {
  test("writes wait for it, reads don't, and this process goes on", async () => {
    const { folder, store } = start();
    await store.conversations.open("1", { articleId: "a", to: "en", locale: "en-US" });
    await holdStore(folder, HELD);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    let isWritten = false;
    const writing = Promise.all([
      store.cache.results.put("key", RESULT),
      store.conversations.add("1", "1", TURN),
      store.usage.record(SPENT),
    ]).then(() => (isWritten = true));

    expect(await store.conversations.find("1")).toBeDefined();
    expect(isWritten).toBe(false);
    await writing;
    delay.disable();

    expect(delay.max / 1e6).toBeLessThan(HELD * 0.7);
    expect((await store.cache.results.get("key"))?.data).toEqual(RESULT);
    expect(await store.conversations.turns("1")).toEqual([TURN]);
    expect(await store.usage.spentInAll(new Date().toISOString().slice(0, 7))).toBe(0.5);
    expect(store.faults.count()).toBe(0);
  });

  test("patience ends", async () => {
    const { folder, database } = start();
    await holdStore(folder, 2_000);
    const error: unknown = await whenFree(() => database.exec("BEGIN IMMEDIATE"), 150).catch(
      (thrown: unknown) => thrown,
    );

    expect(isBusy(error)).toBe(true);
  });

  test("what fails otherwise isn't tried again", async () => {
    let tries = 0;
    await whenFree(() => Promise.reject(new Error(String(++tries)))).catch(() => undefined);

    expect(tries).toBe(1);
  });
});

describe("on a full disk", () => {
  test("the cache misses and says so, what is there is read, and records say that they weren't made", async () => {
    const { database, store, told } = start();
    await store.cache.results.put("kept", RESULT);
    database.exec(`PRAGMA max_page_count = ${Number(database.prepare("PRAGMA page_count").get()?.["page_count"])}`);
    const long = { ...RESULT, model: "m".repeat(20_000) };
    await store.cache.results.put("lost", long);
    const failure: unknown = await store.conversations
      .open("1", { articleId: "a".repeat(20_000), to: "en", locale: "en-US" })
      .catch((thrown: unknown) => thrown);

    expect(await store.cache.results.get("lost")).toBeUndefined();
    expect((await store.cache.results.get("kept"))?.data).toEqual(RESULT);
    expect(isFull(failure)).toBe(true);
    expect([told, store.faults.count()]).toEqual([[1], 1]);
  });
});

describe("a store that fails on every call", () => {
  test("is a cache that misses, each time with a word", async () => {
    const { database, store } = start();
    database.exec("DROP TABLE keyv; DROP TABLE subject");
    await store.cache.results.put("key", RESULT);

    expect(await store.cache.results.get("key")).toBeUndefined();
    expect(await store.cache.articles.get("article")).toBeUndefined();
    expect(store.faults.count()).toBe(3);
  });

  test("keeps nobody's fixed spellings, and doesn't claim to", async () => {
    const { database, store } = start();
    const term = { source: "Киев", target: "Kyiv", to: "en" };
    await store.terms.add("place", term);
    database.exec("ALTER TABLE keyv RENAME TO gone");

    await expect(store.terms.list("place")).rejects.toThrow("keyv");
    await expect(store.terms.add("place", { ...term, source: "Харьков", target: "Kharkiv" })).rejects.toThrow("keyv");
    database.exec("ALTER TABLE gone RENAME TO keyv");
    expect(await store.terms.list("place")).toEqual([term]);
  });
});

test("a note that can't be made costs no more than the note", async () => {
  const { database, store } = start();
  database.exec("DROP TABLE anchor");

  expect(await store.faults.spare(() => store.anchors.find("1"), undefined)).toBeUndefined();
  expect(await store.faults.spare(async () => "found", "nothing")).toBe("found");
  expect(store.faults.count()).toBe(1);
});
