import { describe, expect, test } from "vitest";
import { parseArguments, UsageError } from "../../src/terminal/arguments.ts";

const DEFAULTS = { to: "en", length: "medium", include: "speech", json: false, exports: {} };

const parse = (line: string) => parseArguments(line.split(" ").filter(Boolean));

describe("a command line", () => {
  test.each([
    ["extract a.html", { command: "extract", article: "a.html" }],
    ["extract book.epub --chapter 3", { command: "extract", article: "book.epub", chapter: 3 }],
    ["quotes https://n.example/a --chapter 2", { command: "quotes", article: "https://n.example/a", chapter: 2 }],
    ["summarize - --length=long", { command: "summarize", article: "-", length: "long" }],
    ["quotes a.html --include all", { command: "quotes", article: "a.html", include: "all" }],
    ["--json quotes https://news.example/a", { command: "quotes", article: "https://news.example/a", json: true }],
    ["translate a.html --to French", { command: "translate", article: "a.html", to: "fr" }],
    ["translate a.html --to zh_TW", { command: "translate", article: "a.html", to: "zh-TW" }],
    ["ask a.html Who  paid ?", { command: "ask", article: "a.html", question: "Who paid ?" }],
    ["ask --json a.html -- --why", { command: "ask", article: "a.html", question: "--why", json: true }],
    [
      "translate a.html --html b.html --epub b.epub",
      { command: "translate", article: "a.html", exports: { html: "b.html", epub: "b.epub" } },
    ],
    ["quotes a.html --md -", { command: "quotes", article: "a.html", exports: { md: "-" } }],
    ["verify b.html --json", { command: "verify", article: "b.html", json: true }],
    ["doctor --json", { command: "doctor", json: true }],
    ["chat a.html", { command: "chat", article: "a.html" }],
  ])("%s", (line, expected) => {
    expect(parse(line)).toEqual({ ...DEFAULTS, ...expected });
  });

  test.each([
    ["term list", { action: "list" }],
    ["term add Мюнхен Munich", { action: "add", source: "Мюнхен", target: "Munich" }],
    ["term remove Мюнхен --to fr --json", { action: "remove", source: "Мюнхен", to: "fr", json: true }],
  ])("%s", (line, expected) => {
    expect(parse(line)).toEqual({ command: "term", to: "en", json: false, ...expected });
  });

  test.each(["--help", "-h", "help", "translate --help", "help translate"])("asks for help: %s", (line) => {
    expect(parse(line)).toBeUndefined();
  });

  test.each([
    ["", "Name a command"],
    ["toString a.html", "no command “toString”"],
    ["extract", "needs an article"],
    ["extract a b", "one article"],
    ["ask a.html", "needs a question"],
    ["chat a.html --json", "no --json"],
    ["doctor a.html", "no article"],
    ["verify", "needs a file"],
    ["verify https://news.example/a", "needs a file"],
    ["verify a.html b.html", "one file"],
    ["ask a.html --md b.md why", "go with translate, summarize and quotes"],
    ["verify a.html --md b.md", "go with translate, summarize and quotes"],
    ["translate a.html --html=", "each need a file"],
    ["translate a.html --html -", "Only --md"],
    ["translate a.html --epub -", "Only --md"],
    ["translate a.html --json --md -", "choose one"],
    ["term", "add, remove or list"],
    ["term add Мюнхен", "term add SOURCE TARGET"],
    ["term add New York City", "in quotation marks"],
    ["term list all", "or term list"],
    [`term remove ${"x".repeat(81)}`, "80 characters"],
    ["extract a --to xx-nowhere", "no language “xx-nowhere”"],
    ["extract a --length huge", "short, medium or long"],
    ["quotes a --include terms", "speech or all"],
    ["extract a --chapter two", "number of a chapter"],
    ["extract a --chapter 0", "number of a chapter"],
    ["extract a --nonsense", "--nonsense"],
    ["extract a --json=yes", "--json"],
    ["extract a --to", "--to"],
  ])("can't be understood: %s", (line, says) => {
    expect(() => parse(line)).toThrow(UsageError);
    expect(() => parse(line)).toThrow(says);
  });
});
