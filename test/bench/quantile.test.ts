import { expect, test } from "vitest";
import { median, quantile } from "../../bench/quantile.ts";

test.each([
  [0, 1],
  [0.5, 3],
  [0.6, 3],
  [0.99, 5],
  [1, 5],
])("the share %d of five values doesn't exceed %d", (share, value) => {
  expect(quantile([5, 1, 4, 2, 3], share)).toBe(value);
});

test("there is none of no values", () => {
  expect(median([])).toBeNaN();
});
