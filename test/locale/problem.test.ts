import { expect, test } from "vitest";
import { problemCodes, problemSentence, type Finding } from "../../src/locale/problem.ts";
import { english } from "../../src/locale/translate.ts";
import { hard, soft } from "../../src/task/check/problem.ts";

test("every code is known without its plural forms", () => {
  expect(problemCodes).toContain("lettersLeft");
  expect(problemCodes.filter((code) => code.includes("_"))).toEqual([]);
});

test.each<[Finding, string]>([
  [hard("count", "lineEmpty"), "the line was empty"],
  [
    soft("numbers", "numbersMissing", { numbers: ["48", "112"], count: 2 }),
    "the source's “48”, “112” aren't in the translation",
  ],
  [hard("script", "lettersLeft", { count: 1 }), "1 letter is left in the article's own script"],
  [hard("script", "lettersLeft", { count: 5 }), "5 letters are left in the article's own script"],
])("%j", (problem, sentence) => {
  expect(problem).toMatchObject({ detail: sentence });
  expect(problemSentence(problem, english)).toBe(sentence);
});

test.each(["{name}", "$t(errors.bad_link)", "$&", "<b>", "__proto__"])("a word is what it is: %s", (given) => {
  const problem = soft("names", "otherSpelling", { given, name: "Olga" });
  expect(problem.detail).toBe(`it has “${given}” where the name is spelled “Olga”`);
});

test("no value changes how a sentence is made", () => {
  const values = { name: "A", lng: "de", keySeparator: "|", skipInterpolation: 1, defaultValue: "B", context: "C" };
  expect(problemSentence({ code: "nameMissing", values }, english)).toBe("the source names “A”, and it doesn't");
});
