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

  test("doesn't clear what a check still complains of", () => {
    const tugs = articleOf(["Буксиры простояли 48 часов.", "Очередь сократилась."]);
    const wrong = "[1] The tugs lay idle for 84 hours.";
    const { finish } = drive(translate, tugs, { to: "en", review: "flagged" }, [
      `[0] The tugs are back at sea\n${wrong}\n[2] The queue is shorter.`,
      wrong,
      "[1] OK",
    ]);

    expect(finish().value.paragraphs.map(({ status }) => status)).toEqual(["flagged", "ok"]);
    expect(finish().problems.map(({ check }) => check)).toEqual(["numbers", "numbers"]);
  });

  test.each<[what: string, answer: Given, note: string]>([
    ["nothing of use", "I would rather talk about the weather.", "could not be had"],
    ["nothing at all", "", "could not be had"],
    ["a refusal", "[0] I can't help with this request.", "could not be had"],
    [
      "a refusal of each line",
      "[0] I'm sorry, I can't assist with that.\n[1] I cannot assist with that.",
      "not be had",
    ],
    ["a part", ["[0] OK\n[1] OK\n[2]", "cut"], "was had at 2 of 3 lines only"],
    ["lines that nobody asked about", "[7] wrong\n[8] wrong", "could not be had"],
    ["two verdicts on one line", "[0] OK\n[1] OK\n[2] OK\n[1] The negation was lost.", "at 2 of 3 lines"],
    ["a verdict that it takes back", "[0] OK\n[1] OK, but the negation was lost.\n[2] OK", "at 2 of 3 lines"],
  ])("that brings %s changes nothing, and is told of softly", (_, answer, note) => {
    const { left, finish } = run("all", [GOOD, answer]);

    expect(left).toBeUndefined();
    expect(finish().value.paragraphs.map(({ status }) => status)).toEqual(["ok", "ok"]);
    expect(finish().problems).toMatchObject([
      { check: "unreviewed", severity: "soft", detail: expect.stringContaining(note) as string },
    ]);
  });

  test.each([
    "[0] OK\n[1] OK\n[2] OK",
    "[0] OK\n[1] OK\n[1] ok.\n[2] OK: the same",
    "(0) OK\n(1) OK\n(2) OK",
    "0. OK\n1. OK\n2. OK",
  ])("that finds all well says nothing: %j", (answer) => {
    expect(run("all", [GOOD, answer]).finish().problems).toEqual([]);
  });

  test("is asked for once, and what it left out stays told after a repair", () => {
    const { left, finish } = run("all", [
      GOOD.replace("didn't leave the port", "have left the port now"),
      "[1] The negation was lost.",
      "[1] The tugs didn't leave the port.",
    ]);

    expect(left).toBeUndefined();
    expect(finish().problems.map(({ check }) => check)).toEqual(["unreviewed"]);
  });
});
