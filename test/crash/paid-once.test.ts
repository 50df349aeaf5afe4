import { describe, expect, test } from "vitest";
import { askedLines } from "../loopback/core.ts";
import { killedAt } from "./killed.ts";
import { TRANSLATE } from "./kinds.ts";

const TIMEOUT = 60_000;

describe("a process that is killed during a translation", () => {
  test.each(TRANSLATE.steps.filter((step) => step !== "asked"))(
    "at “%s”: nothing is paid for twice",
    { timeout: TIMEOUT },
    async (step) => {
      const { answer, copies, calls } = await killedAt(step, TRANSLATE);
      expect(answer).toContain(TRANSLATE.says);
      expect(copies).toBe(1);
      expect(calls.map((call) => askedLines(call).length)).toEqual([15]);
    },
  );

  test("in the middle of the answer: no line that had come is asked for again", { timeout: TIMEOUT }, async () => {
    const { answer, copies, calls } = await killedAt("asked", TRANSLATE);
    expect(answer).toContain(TRANSLATE.says);
    expect(copies).toBe(1);
    const [first, second = [], ...more] = calls.map(askedLines);
    expect(first).toHaveLength(15);
    expect(second.length).toBeLessThan(15);
    expect(more).toEqual([]);
  });
});
