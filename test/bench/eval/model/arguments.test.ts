import { expect, test } from "vitest";
import { parseModelArguments } from "../../../../bench/eval/model/arguments.ts";

test("a file is all that has to be named", () => {
  expect(parseModelArguments(["--data", "a.jsonl"])).toEqual({
    data: "a.jsonl",
    articles: undefined,
    isJson: false,
    out: undefined,
    isAgreed: false,
  });
});

test("everything can be named", () => {
  const given = ["--data", "a.jsonl", "--articles", "2", "--json", "--out", "results", "--yes"];

  expect(parseModelArguments(given)).toEqual({
    data: "a.jsonl",
    articles: 2,
    isJson: true,
    out: "results",
    isAgreed: true,
  });
});

test.each([
  [[], "--data FILE.jsonl"],
  [["--data", ""], "--data FILE.jsonl"],
  [["a.jsonl"], "a.jsonl"],
  [["--data", "a.jsonl", "--articles", "0"], "--articles is a number"],
  [["--data", "a.jsonl", "--articles", "all"], "--articles is a number"],
  [["--data", "a.jsonl", "--out", ""], "--out FOLDER"],
  [["--data", "a.jsonl", "--write", "page.md"], "--write"],
])("%j is told to be wrong", (given, says) => {
  expect(() => parseModelArguments(given)).toThrow(says);
});
