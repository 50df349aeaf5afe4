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
