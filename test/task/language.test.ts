import { describe, expect, test } from "vitest";
import { promptLanguage, sameLanguage, scriptsOf, isWrittenIn } from "../../src/task/language.ts";
import { articleOf } from "../fakes/articles.ts";

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

describe("whether an article is in a language already", () => {
  const traditional = "這個國家的總統說，議會將在選舉後討論經濟問題，並與鄰國進行對話。";
  const simplified = "这个国家的总统说，议会将在选举后讨论经济问题，并与邻国进行对话。";
  test.each([
    ["zh", simplified, "zh-CN", true],
    ["zh", simplified, "zh-TW", false],
    ["zh", traditional, "zh-CN", false],
    ["zh", traditional, "zh-TW", true],
    ["zh-TW", traditional, "zh-Hant", true],
    ["fr", "Le port est fermé.", "fr-CA", true],
    ["fr", "Le port est fermé.", "en", false],
  ])("%s: %s in %s: %s", (language, text, to, expected) => {
    expect(isWrittenIn(articleOf([text], { language }), to)).toBe(expected);
  });
});
