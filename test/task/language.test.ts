import { expect, test } from "vitest";
import { promptLanguage, sameLanguage, scriptsOf } from "../../src/task/language.ts";

test.each([
  ["en", "en", true],
  ["en", "en-GB", true],
  ["zh", "zh-CN", true],
  ["zh-CN", "zh-Hans", true],
  ["zh-CN", "zh-TW", false],
  ["sr", "sr-Latn", false],
  ["ru", "uk", false],
  ["und", "en", false],
  ["und", "und", false],
  ["not a tag!", "en", false],
  ["", "", false],
])("%s and %s are one written language: %s", (a, b, expected) => {
  expect(sameLanguage(a, b)).toBe(expected);
  expect(sameLanguage(b, a)).toBe(expected);
});

test.each([
  ["ru", ["Cyrl"]],
  ["en-GB", ["Latn"]],
  ["zh", ["Hani"]],
  ["zh-TW", ["Hani"]],
  ["ja", ["Hani", "Hira", "Kana"]],
  ["ko", ["Hang", "Hani"]],
  ["ar", ["Arab"]],
  ["sr-Latn", ["Latn"]],
  ["und-Cyrl", ["Cyrl"]],
  ["und", []],
  ["not a tag!", []],
])("%s is written in %j", (code, scripts) => expect(scriptsOf(code)).toEqual(scripts));

test.each([
  ["en", "English (en)"],
  ["pt-BR", "Brazilian Portuguese (pt-BR)"],
  ["zh-TW", "Chinese (Taiwan) (zh-TW)"],
])("%s is asked for as %s", (code, name) => expect(promptLanguage(code)).toBe(name));
