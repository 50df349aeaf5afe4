import { describe, expect, test } from "vitest";
import { ask } from "../../../src/task/ask.ts";
import { addressProblems, strangeAddresses } from "../../../src/task/check/addresses.ts";
import { summarize } from "../../../src/task/summarize.ts";
import { articleOf } from "../../fakes/articles.ts";
import { drive, type Given } from "../drive.ts";

const ARTICLE = articleOf(
  ["Буксиры вышли, сообщает port-ellec.example.", "Отчёт: https://www.data.example/Reports/7?x=1.", "Два."],
  { url: "https://news.example/harbour/strike" },
);

describe("an address that the article doesn't have", () => {
  test.each<[text: string, address: string]>([
    ["See https://evil.example/pay.", "https://evil.example/pay"],
    ["See HTTP://EVIL.example!", "HTTP://EVIL.example"],
    ["See www.evil.example, please", "www.evil.example"],
    ["See evil.example/pay", "evil.example/pay"],
    ["[Report](https://evil.example/a)", "https://evil.example/a"],
    ["<https://evil.example/a>", "https://evil.example/a"],
    ["点击https://evil.example/a。", "https://evil.example/a"],
    ["Write to ftp://evil.example/a", "ftp://evil.example/a"],
    ["See https://ellec.example", "https://ellec.example"],
    ["See https://port-ellec.example.org", "https://port-ellec.example.org"],
    ["See https://port-ellec.exam", "https://port-ellec.exam"],
    ["See https://data.example/Reports/8", "https://data.example/Reports/8"],
    ["See https://пример.example/я", "https://пример.example/я"],
  ])("is found: %s", (text, address) => expect(strangeAddresses(text, ARTICLE)).toEqual([address]));

  test.each([
    "The port (https://port-ellec.example) says so.",
    "See www.port-ellec.example/ or http://port-ellec.example.",
    "The report (data.example/reports/7?x=1) says so.",
    "See https://news.example/harbour/strike",
    "See http://data.example",
  ])("isn't one that it has: %s", (text) => expect(strangeAddresses(text, ARTICLE)).toEqual([]));

  test("isn't one of the question", () => {
    const text = "It says nothing of https://other.example/a.";
    expect(strangeAddresses(text, ARTICLE, "What of other.example/a?")).toEqual([]);
    expect(strangeAddresses(text, ARTICLE, "What of it?")).toHaveLength(1);
  });

  test.each([
    "",
    "Amazon.com and Booking.com rose by 2.5/3.5 per cent.",
    "The U.S./U.K. deal, z.B./etc., on 24.7.2026/25.7.2026 and/or later: 3://2.",
    "Contact a.roz@port.example.",
  ])("isn't seen in %j", (text) => expect(strangeAddresses(text, ARTICLE)).toEqual([]));

  test("is told shortened, and not more than a few", () => {
    const many = Array.from({ length: 9 }, (_, at) => `https://evil.example/${at}${"x".repeat(500)}`);
    const problems = addressProblems(strangeAddresses(many.join(" "), ARTICLE));

    expect(problems).toHaveLength(4);
    expect(problems[0]?.detail.length).toBeLessThan(150);
  });

  test("is looked for in no time in a long hostile answer", () => {
    const start = performance.now();
    for (const piece of ["a.", "a", "a-", "www.", "http://", "a.bc/", "x.example/ "])
      strangeAddresses(piece.repeat(60_000 / piece.length), ARTICLE);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe("a summary", () => {
  const run = (answers: readonly Given[]) => drive(summarize, ARTICLE, { to: "en" }, answers);
  const BAD = "# Tugs\n- The tugs left [1].\n- Read https://evil.example/a first [3].";

  test("is asked for a point with such an address once more, and mended", () => {
    const { asks, left, finish } = run([BAD, "(2) There are two [3]."]);

    expect(asks[1]?.instruction).toContain("2: it names the address “https://evil.example/a”");
    expect(left).toBeUndefined();
    expect(finish().value).toMatchObject({ bullets: [{ paragraphs: [1] }, { paragraphs: [3] }], dropped: 0 });
  });

  test("goes without the point that keeps it, and says so", () => {
    const { finish } = run([BAD, "(2) Read evil.example/b first [3]."]);

    expect(finish().value).toMatchObject({ bullets: [{ text: "The tugs left." }], dropped: 1 });
  });

  test("goes without the headline that has one", () => {
    const bad = "# Read https://evil.example/a\n- The tugs left [1].";
    expect(run([bad, bad]).finish().value.headline).toBe(ARTICLE.title);
  });
});

describe("an answer", () => {
  const run = (answers: readonly Given[]) => drive(ask, ARTICLE, { to: "en", question: "Who left?" }, answers);
  const BAD = "The tugs left [1]. Read https://evil.example/a first [3].";

  test("with such an address is asked for once more", () => {
    const { asks, left, finish } = run([BAD, "The tugs left [1]."]);

    expect(asks[1]?.instruction).toContain("it names the address “https://evil.example/a”");
    expect(left).toBeUndefined();
    expect(finish()).toEqual({ value: { answer: "The tugs left [1].", paragraphs: [1] }, problems: [] });
  });

  test("goes without the sentence that keeps it, and counts it", () => {
    const { value, problems } = run([BAD, BAD]).finish();

    expect(value).toEqual({ answer: "The tugs left [1].", paragraphs: [1] });
    expect(problems).toMatchObject([
      { check: "address", severity: "hard", detail: expect.stringMatching(/^1 sentence left out/) as string },
    ]);
  });

  test("of nothing else is none", () => {
    const bad = "Read https://evil.example/a [3].";
    expect(run([bad, bad]).finish).toThrow("model_unusable");
  });

  test("may name the article's own", () => {
    expect(run(["The tugs left, says port-ellec.example/ [1]. See https://data.example/Reports/7?x=1 [2]."]).left).toBe(
      undefined,
    );
  });
});
