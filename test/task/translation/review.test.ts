import { describe, expect, test } from "vitest";
import type { Options } from "../../../src/job.ts";
import { translate } from "../../../src/task/translate.ts";
import { articleOf } from "../../fakes/articles.ts";
import { drive, type Given } from "../drive.ts";

const RU = articleOf(["Буксиры не вышли из порта.", "Очередь на рейде сократилась."]);
const GOOD = "[0] The tugs are back at sea\n[1] The tugs didn't leave the port.\n[2] The queue has become shorter.";

const run = (review: NonNullable<Options["review"]>, answers: readonly Given[]) =>
  drive(translate, RU, { to: "en", review }, answers);

describe("a second look", () => {
  test.each(["off", "flagged"] as const)("is not taken at what is right: %s", (mode) => {
    expect(run(mode, [GOOD]).left).toBeUndefined();
  });

  test("is taken at a line that may have lost its negation", () => {
    const { left } = run("flagged", [GOOD.replace("didn't leave the port", "have left the port now")]);

    expect(left?.instruction).toContain("[1] The tugs have left the port now.");
    expect(left?.instruction).not.toContain("[2]");
  });

  test("is taken at every line where all are asked for", () => {
    const { left } = run("all", [GOOD]);

    expect(left?.instruction).toMatch(/^TASK: review/);
    expect(left?.instruction).toContain("[1] The tugs didn't leave the port.\n[2] The queue");
    expect(left?.isOptional).toBe(true);
  });

  test("has a line mended that it finds wrong, once", () => {
    const { asks, left, finish } = run("all", [
      GOOD.replace("didn't leave the port", "have left the port now"),
      "[0] OK\n[1] The negation was lost.\n[2] OK",
      "[1] The tugs didn't leave the port.",
    ]);

    expect(asks[2]?.instruction).toContain("[1] a second look says “The negation was lost.”");
    expect(left).toBeUndefined();
    expect(finish().value.paragraphs.map(({ status }) => status)).toEqual(["repaired", "ok"]);
    expect(finish().problems).toEqual([]);
  });

  test.each<[what: string, answer: Given]>([
    ["nothing of use", "I would rather talk about the weather."],
    ["nothing at all", ""],
    ["a part", ["[0] OK\n[1] OK\n[2]", "cut"]],
    ["lines that nobody asked about", "[7] wrong\n[8] wrong"],
  ])("that brings %s changes nothing", (_, answer) => {
    const { left, finish } = run("all", [GOOD, answer]);

    expect(left).toBeUndefined();
    expect(finish().problems).toEqual([]);
  });
});
