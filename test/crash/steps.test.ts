import { describe, expect, test } from "vitest";
import type { Step } from "../../src/step.ts";
import { slowly } from "../fakes/model-faults.ts";
import { askedLines } from "../loopback/core.ts";
import { kill, operator } from "../loopback/operator.ts";
import { textOf } from "../loopback/rig.ts";
import { KINDS, SHARE, TRANSLATE, type Kind } from "./kinds.ts";

/** Each kind at each step takes a quarter of an hour: then `npm run test:crash`. */
const CASES: readonly (readonly [Kind, Step])[] =
  process.env["MODE"] === "every" ? KINDS.flatMap((kind) => kind.steps.map((step) => [kind, step] as const)) : SHARE;

const TIMEOUT = 60_000;

/** Lets a process kill itself at a step of a command, and the next one come. */
async function killedAt(step: Step, kind: Kind) {
  const own = await operator();
  const first = kind.prepare && (await own.start());
  const prepared = await kind.prepare?.(own);
  // With all that it was asked before.
  if (first) await kill(first, "SIGTERM");
  const asked = own.model.requests.length;

  const doomed = await own.start(step);
  // So that there is a middle to be killed in.
  own.model.answer = slowly(2, 60);
  const sent = await kind.send(own, prepared!);
  expect(await doomed.ended).toMatchObject({ code: null, isLate: false });
  await own.start();
  const answer = textOf(await sent.answer());
  return { answer, copies: sent.copies(), calls: own.model.requests.slice(asked) };
}

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

  test.each(TRANSLATE.steps.filter((step) => step !== "asked"))(
    "at “%s” of a translation, of which nothing is paid for twice",
    { timeout: TIMEOUT },
    async (step) => {
      const { answer, copies, calls } = await killedAt(step, TRANSLATE);
      expect(answer).toContain(TRANSLATE.says);
      expect(copies).toBe(1);
      expect(calls.map((call) => askedLines(call).length)).toEqual([15]);
    },
  );

  test(
    "in the middle of a translation, of which no line that had come is asked for again",
    { timeout: TIMEOUT },
    async () => {
      const { answer, copies, calls } = await killedAt("asked", TRANSLATE);
      expect(answer).toContain(TRANSLATE.says);
      expect(copies).toBe(1);
      const [first, second = [], ...more] = calls.map(askedLines);
      expect(first).toHaveLength(15);
      expect(second.length).toBeLessThan(15);
      expect(more).toEqual([]);
    },
  );
});
