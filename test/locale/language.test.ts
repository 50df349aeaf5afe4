import { expect, test } from "vitest";
import { parseLanguage } from "../../src/locale/language.ts";

test.each([
  ["French", "fr"],
  ["français", "fr"],
  ["французский", "fr"],
  ["Німецька", "de"],
  ["الألمانية", "de"],
  ["norsk", "no"],
  ["zh_TW", "zh-TW"],
  ["traditional chinese", "zh-Hant"],
  ["Klingonese", undefined],
  ["constructor", undefined],
])("“%s” is the language %s", (given, code) => {
  expect(parseLanguage(given)).toBe(code);
});

test.each([
  ["en-x-aaaaaaaa-bbbbbbbb", "en"],
  ["de-u-co-phonebk", "de"],
  ["de-Latn-DE-1901-1996-abcdefgh-abcdefghi", undefined],
  [`de-Latn-DE-1901-1996${"-abcde12".repeat(3)}`, undefined],
  ["de-Latn-DE-1901-1996-abcdefgh-ijklmnop", undefined],
])("the code %s stands for a language that a button has room for: %s", (given, code) => {
  expect(parseLanguage(given)).toBe(code);
});
