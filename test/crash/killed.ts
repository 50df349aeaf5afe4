import { expect } from "vitest";
import type { Step } from "../../src/step.ts";
import { slowly } from "../fakes/model-faults.ts";
import { kill, operator } from "../loopback/operator.ts";
import { textOf } from "../loopback/rig.ts";
import type { Kind } from "./kinds.ts";

/** Lets a process kill itself at a step of a command, and the next one come. */
export async function killedAt(step: Step, kind: Kind) {
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
