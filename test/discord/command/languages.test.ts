import { describe, expect, test } from "vitest";
import { languageChoices } from "../../../src/discord/command/languages.ts";
import { parseLanguage } from "../../../src/locale/language.ts";

const codes = (typed: string, locale = "en-GB", first: string[] = []) =>
  languageChoices(typed, { first, locale }).map(({ value }) => value);

describe("a language that is typed is found", () => {
  test.each([
    ["by its name in the reader's language", "alle", "fr", "de"],
    ["by its own name", "Українс", "fr", "uk"],
    ["by its own name without its accents", "francais", "ja", "fr"],
    ["by its English name", "Germ", "ja", "de"],
    ["by its code", "no", "en-GB", "no"],
    ["by the code of a variant", "zh-hant", "ar", "zh-Hant"],
    ["by the second word of its name", "bokm", "en-GB", "nb"],
    ["in another script", "日本", "en-GB", "ja"],
  ])("%s: %s", (_how, typed, locale, code) => {
    expect(codes(typed, locale)[0]).toBe(code);
  });

  test("what only holds the words comes after what begins with them", () => {
    const found = codes("man");
    expect(found[0]).toBe("gv");
    expect(found.indexOf("de")).toBeGreaterThan(found.indexOf("gv"));
  });

  test("with its name and its own", () => {
    expect(languageChoices("uk", { first: [], locale: "fr" })[0]).toEqual({
      name: "ukrainien · українська",
      value: "uk",
    });
  });
});

test("where nothing is typed, the first are those that are usual here, each once", () => {
  expect(codes("", "en-GB", ["yo", "fr"]).slice(0, 4)).toEqual(["yo", "fr", "en", "es"]);
  expect(new Set(codes("", "en-GB", ["en", "de-AT"])).size).toBe(25);
});

test.each(["", "a", "zh", "a long word ".repeat(500), "(*", "é"])("at most 25 that Discord takes: %j", (typed) => {
  const offered = languageChoices(typed, { first: [], locale: "th" });
  expect(offered.length).toBeLessThanOrEqual(25);
  for (const { name, value } of offered) {
    expect(name.length).toBeLessThanOrEqual(100);
    expect(name).not.toBe("");
    expect(parseLanguage(value)).toBeDefined();
  }
});
