import { expect, test } from "vitest";
import { checkClock, checkNode } from "../../src/doctor/machine.ts";

test.each([
  [0, "ok", "as Discord's, to the minute"],
  [59_000, "ok", "as Discord's, to the minute"],
  [-59_000, "ok", "as Discord's, to the minute"],
  [300_000, "failed", "5 minutes ahead of Discord's"],
  [-90_000, "failed", "2 minutes behind Discord's"],
])("a clock %i ms ahead of Discord's", (ahead, status, detail) => {
  expect(checkClock(ahead)).toEqual([expect.objectContaining({ name: "clock", status, detail })]);
});

test("a clock that nobody told of", () => {
  expect(checkClock(undefined)).toEqual([]);
});

test.each([
  ["24.0.0", "ok"],
  ["20.19.0", "failed"],
])("Node %s", (version, status) => {
  expect(checkNode(version)).toMatchObject({ status, detail: version });
});
