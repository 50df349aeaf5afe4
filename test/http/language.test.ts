import { expect, test } from "vitest";
import { wordsFor } from "../../src/http/language.ts";
import { CATALOGUES } from "../../src/locale/catalogues.ts";

test.each([
  [undefined, "en"],
  ["", "en"],
  ["*", "en"],
  ["en-US,en;q=0.9", "en"],
  ["xx,en;q=0.5", "en"],
  [";;;q=,,=", "en"],
  ["constructor,__proto__,toString", "en"],
  ["en-<script>,en_GB", "en"],
  ["xx,".repeat(10_000), "en"],
])("%j is answered in English", (header, language) => {
  expect(wordsFor(header).locale.split("-")[0]).toBe(language);
});

test("the language that is wished for most is spoken, of those that are known", () => {
  for (const known of Object.keys(CATALOGUES)) {
    expect(wordsFor(`xx;q=1,${known};q=0.9,en;q=0.8`).locale).toBe(known);
    expect(wordsFor(`en;q=0.1, ${known.toUpperCase()}`).locale).toBe(known);
    expect(wordsFor(`${known};q=0`).locale).toBe("en");
    expect(wordsFor(`${known};q=x`).locale).toBe("en");
  }
});
