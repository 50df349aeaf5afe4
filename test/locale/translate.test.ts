import { expect, test } from "vitest";
import { CATALOGUES } from "../../src/locale/catalogues.ts";
import { translator, translatorFor } from "../../src/locale/translate.ts";

test.each(Object.keys(CATALOGUES))("speaks %s", (code) => {
  expect(translator(code).locale).toBe(code);
});

test.each(["sv-SE", "constructor", "tlh", "und"])("speaks English where it doesn't speak %s", (code) => {
  expect(translator(code).locale).toBe("en");
  expect(translator(code)("buttons.ask")).toBe("Ask");
});

test("keeps the place for dates and numbers", () => {
  expect(translator("en-GB").locale).toBe("en-GB");
});

test("fills places with values as they are, whatever they hold", () => {
  expect(translator("en")("errors.unreachable", { host: "{host} $t(buttons.ask) $&" })).toContain(
    "{host} $t(buttons.ask) $&",
  );
});

test("chooses the plural form by the count", () => {
  const t = translator("en");
  expect([1, 2].map((count) => t("price.paragraphs", { count }))).toEqual(["1 paragraph", "2 paragraphs"]);
});

test("speaks the reader's language of a result, whatever the result's is", () => {
  expect(translatorFor("en-US", "ru").locale).toBe("en-US");
});
