import { expect, test } from "vitest";
import { remembered } from "../../src/locale/remembered.ts";

test("each answer is worked out once, also where it is none; of the many, the oldest are forgotten", () => {
  const asked: string[] = [];
  const answer = remembered((one: string, other: string) => {
    asked.push(one + other);
    return one === other ? undefined : one + other;
  }, 2);
  expect([answer("a", "b"), answer("a", "b"), answer("c", "c"), answer("c", "c")]).toEqual([
    "ab",
    "ab",
    undefined,
    undefined,
  ]);
  expect(asked).toEqual(["ab", "cc"]);
  expect([answer("d", "e"), answer("c", "c"), answer("a", "b")]).toEqual(["de", undefined, "ab"]);
  expect(asked).toEqual(["ab", "cc", "de", "ab"]);
});

test("nothing is kept of an answer that failed", () => {
  let times = 0;
  const answer = remembered((given) => {
    times += 1;
    if (times === 1) throw new Error(given);
    return times;
  });
  expect(() => answer("a")).toThrow("a");
  expect([answer("a"), answer("a")]).toEqual([2, 2]);
});
