import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test } from "vitest";
import { createAnchors } from "../../src/store/anchors.ts";

const DAY = 24 * 60 * 60 * 1000;

function start() {
  const database = new DatabaseSync(":memory:");
  onTestFinished(() => database.close());
  const clock = { now: Date.UTC(2026, 10, 1) };
  return { clock, anchors: createAnchors(database, { now: () => clock.now, retentionDays: 30 }) };
}

test("a message is found by what it is about, the last one set", async () => {
  const { anchors } = start();
  expect(await anchors.find("thread")).toBeUndefined();
  await anchors.set("thread", { guildId: "1", channelId: "2", messageId: "3", jobId: "4" });
  expect(await anchors.find("thread")).toEqual({ guildId: "1", channelId: "2", messageId: "3", jobId: "4" });
  await anchors.set("thread", { channelId: "2", messageId: "5" });
  expect(await anchors.find("thread")).toEqual({ channelId: "2", messageId: "5" });
});

test("it is kept no longer than what it is about", async () => {
  const { clock, anchors } = start();
  await anchors.set("old", { channelId: "2", messageId: "3" });
  clock.now += 30 * DAY;
  await anchors.set("new", { channelId: "2", messageId: "4" });
  expect(await anchors.find("old")).toBeUndefined();
});

test("it goes by its own id, or by the job whose message it leads to", async () => {
  const { anchors } = start();
  for (const id of ["1", "2", "3"]) await anchors.set(id, { channelId: "2", messageId: "3", jobId: `job ${id}` });
  await anchors.remove(["1", "job 2"]);
  expect([await anchors.find("1"), await anchors.find("2")]).toEqual([undefined, undefined]);
  expect(await anchors.find("3")).toBeDefined();
});
