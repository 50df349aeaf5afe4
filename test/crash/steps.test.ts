import { describe, expect, test } from "vitest";
import type { Step } from "../../src/step.ts";
import { killedAt } from "./killed.ts";
import { KINDS, SHARE, type Kind } from "./kinds.ts";

/** Each kind at each step takes a quarter of an hour: then `npm run test:crash`. */
const CASES: readonly (readonly [Kind, Step])[] =
  process.env["MODE"] === "every" ? KINDS.flatMap((kind) => kind.steps.map((step) => [kind, step] as const)) : SHARE;

const TIMEOUT = 60_000;

describe("a process that is killed: one answer, by the next process", () => {
  test.each(CASES.map(([kind, step]) => ({ name: kind.name, kind, step })))(
    "at “$step” of $name",
    { timeout: TIMEOUT },
    async ({ kind, step }) => {
      const { answer, copies } = await killedAt(step, kind);
      expect(answer).toContain(kind.says);
      expect(copies).toBe(1);
    },
  );
});
