import { expect, test } from "vitest";
import { dollars } from "../../src/locale/dollars.ts";

test.each([
  [0, "en-US", "$0.00"],
  [0.0042, "en-US", "$0.0042"],
  [0.1, "en-US", "$0.10"],
  [1240.5, "en-US", "$1,240.50"],
  [3, "de", "3,00\u00a0$"],
  [0.0221, "en-US", "$0.02"],
])("%d dollars in %s are “%s”", (usd, locale, words) => {
  expect(dollars(usd, locale)).toBe(words);
});
