import { describe, expect, test } from "vitest";
import { flagLanguage } from "../../../src/discord/unasked/flags.ts";
import { parseLanguage } from "../../../src/locale/language.ts";

const flag = (region: string) =>
  String.fromCodePoint(...Array.from(region, (letter) => letter.charCodeAt(0) - 65 + 0x1f1e6));

const LETTERS = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
const REGIONS = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));

test.each([
  ["🇬🇧", "en"],
  ["🇺🇸", "en"],
  ["🇫🇷", "fr"],
  ["🇧🇷", "pt-BR"],
  ["🇵🇹", "pt"],
  ["🇹🇼", "zh-Hant"],
  ["🇨🇳", "zh-Hans"],
  ["🇺🇦", "uk"],
  ["🇸🇦", "ar"],
  ["🏴󠁧󠁢󠁥󠁮󠁧󠁿", "en"],
  ["🏴󠁧󠁢󠁷󠁬󠁳󠁿", "cy"],
])("%s is %s", (emoji, language) => {
  expect(flagLanguage(emoji)).toBe(language);
});

describe("flags that look alike ask for one language", () => {
  test.each(["US UM", "FR MF", "FR CP", "NO BV", "NO SJ", "AU HM", "ES EA", "AU NZ"])("%s", (pair) => {
    const [one, other] = pair.split(" ").map((region) => flagLanguage(flag(region)));
    expect(one).toBeDefined();
    expect(other).toBe(one);
  });
});

test.each(["🇨🇭", "🇧🇪", "🇨🇦", "🇱🇺", "🇹🇩", "🇲🇨", "🇪🇺", "🇺🇳", "🏳️", "🏴", "🏴‍☠️", "🇬", "🇬🇧🇫🇷", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "fr", "FR", ""])(
  "“%s” asks for none",
  (emoji) => {
    expect(flagLanguage(emoji)).toBeUndefined();
  },
);

test("every language is one that results can be in, in its usual form", () => {
  const languages = new Set(REGIONS.flatMap((region) => flagLanguage(flag(region)) ?? []));
  expect(languages.size).toBeGreaterThan(50);
  expect([...languages].filter((code) => parseLanguage(code) !== code)).toEqual([]);
});

test("every flag is that of a country that Unicode knows", () => {
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const taken = REGIONS.filter((region) => flagLanguage(flag(region)) !== undefined);
  expect(taken.filter((region) => names.of(region) === undefined)).toEqual([]);
});
