import { expect, test } from "vitest";
import { createRush } from "../../../src/discord/job/rush.ts";

test("work begins when nobody waits any more for a first response", async () => {
  const rush = createRush();
  await rush.over();
  const order: string[] = [];
  const [one, other] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const responses = [one, other].map(({ promise }) => rush.during(promise.then(() => void order.push("response"))));
  const work = rush.over().then(() => order.push("work"));
  one.resolve();
  await responses[0];
  other.resolve();
  await Promise.all([...responses, work]);
  expect(order).toEqual(["response", "response", "work"]);
  await rush.over();
});

test("a response that fails holds up nobody", async () => {
  const rush = createRush();
  const response = rush.during(Promise.reject(new Error("refused")));
  const work = rush.over();
  await expect(response).rejects.toThrow("refused");
  await expect(work).resolves.toBeUndefined();
});

test("work waits for a moment only", async () => {
  const rush = createRush(20);
  void rush.during(new Promise(() => undefined));
  await expect(rush.over()).resolves.toBeUndefined();
});
