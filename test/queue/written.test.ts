import { expect, test } from "vitest";
import { readWritten } from "../../src/queue/written.ts";
import { job, replyTo } from "./desk.ts";

const written = (changed: { job?: object; reply?: object }) => ({
  job: JSON.stringify({ ...job, ...changed.job }),
  reply: JSON.stringify({ ...replyTo, ...changed.reply }),
});

test("what was written is read as it was", () => {
  expect(readWritten(written({}))).toEqual({ job, replyTo });
});

test.each([
  { job: { id: 1 } },
  { job: { task: null } },
  { job: { input: "link" } },
  { job: { input: null } },
  { job: { options: 7 } },
  { job: { options: null } },
  { reply: { channelId: 3 } },
  { reply: { userId: undefined } },
  { reply: { applicationId: null } },
])("%j is damaged", (changed) => {
  expect(() => readWritten(written(changed))).toThrow("the row of a job is damaged");
});

test.each(["null", "7", '"text"', "[]"])("a row of %s is damaged", (json) => {
  expect(() => readWritten({ ...written({}), job: json })).toThrow("the row of a job is damaged");
  expect(() => readWritten({ ...written({}), reply: json })).toThrow("the row of a job is damaged");
});
