import { describe, expect, test } from "vitest";
import type { Length } from "../../src/job.ts";
import { LENGTHS, summarize } from "../../src/task/summarize.ts";
import { articleOf } from "../fakes/articles.ts";
import { drive, type Given } from "./drive.ts";

const RU = articleOf(["Один.", "Два.", "Три.", { kind: "caption", text: "Фото" }]);
const GOOD = "# Tugs are back\n- The tugs left at dawn [1].\n- The queue has halved [2][3].";

const run = (answers: readonly Given[], length?: Length) =>
  drive(summarize, RU, { to: "en", ...(length ? { length } : {}) }, answers);

function outcome(answers: readonly Given[]) {
  const driven = run(answers);
  const { value, problems } = driven.finish();
  return { ...driven, ...value, problems: problems.map(({ check, unit }) => [check, unit]) };
}

test("a headline and points with the paragraphs they rest on", () => {
  const { asks, left, headline, bullets, problems } = outcome([GOOD]);

  expect(asks[0]?.about).toBeUndefined();
  expect(left).toBeUndefined();
  expect(headline).toBe("Tugs are back");
  expect(bullets).toEqual([
    { text: "The tugs left at dawn.", paragraphs: [1] },
    { text: "The queue has halved.", paragraphs: [2, 3] },
  ]);
  expect(problems).toEqual([]);
});

test.each(["short", "medium", "long"] as const)(
  "%s asks for as many points and words, with room for them",
  (length) => {
    const { bullets, words } = LENGTHS[length];
    const ask = run([], length).left;

    expect(ask?.instruction).toContain(`Write ${bullets} points`);
    expect(ask?.instruction).toContain(`at most ${words} words`);
    expect(ask?.maxTokens).toBeGreaterThan(bullets * words * 4);
  },
);

test("medium where no length is asked for", () => expect(run([]).left).toEqual(run([], "medium").left));

test.each([
  ["asterisks and bullets", "# T\n* One [1]\n• Two [2]", [[1], [2]]],
  ["a heading of the second level, preamble and fence", "Sure!\n```\n## T\n- One [1]\n```", [[1]]],
  ["ranges, and paragraphs that don't exist beside ones that do", "# T\n- One [1-3][9]", [[1, 2, 3]]],
  ["numbered points", "# T\n1. One [1]\n2) Two [2]", [[1], [2]]],
  ["a headline in bold", "**T**\n\n- **One** [1]", [[1]]],
  ["a headline in bold under a preamble", "Here is **the** summary:\n**T**\n- One [1]\n**Not this**", [[1]]],
  ["a headline with a label", "Headline: T\n- One [1]", [[1]]],
  ["a label in bold", "**Headline:** T\n- One [1]", [[1]]],
  ["a heading in bold with a label and references", "## **Headline: T** [1]\n---\n- One [1]", [[1]]],
  ["Windows line ends", "# T\r\n- One [1]\r\n", [[1]]],
])("%s are read", (_what, text, paragraphs) => {
  const { headline, bullets, left } = outcome([text]);

  expect(headline).toBe("T");
  expect(bullets.map((bullet) => bullet.paragraphs)).toEqual(paragraphs);
  expect(left).toBeUndefined();
});

describe("a point that rests on nothing", () => {
  const BAD = "# T\n- One [1]\n- Two\n- Three [9]";

  test("is asked for once more by its number, and mended", () => {
    const { asks, left, bullets, problems } = outcome([BAD, "(2) Two, mended [2]\r\n(3) Three, mended [3]"]);

    expect(asks[1]?.instruction).toContain("(2) Two\n(3) Three");
    expect(asks[1]?.instruction).not.toContain("(1)");
    expect(left).toBeUndefined();
    expect(bullets.map(({ text, paragraphs }) => [text, paragraphs])).toEqual([
      ["One", [1]],
      ["Two, mended", [2]],
      ["Three, mended", [3]],
    ]);
    expect(problems).toEqual([]);
  });

  test.each([
    ["left out", "(3) Three [3]"],
    ["as baseless as before", "(2) Two, really\n(3) Three [3]"],
    ["under another number", "(7) Two [2]\n(3) Three [3]"],
  ])("is left out and counted where the repair is %s", (_what, repair) => {
    const { left, bullets, dropped, problems } = outcome([BAD, repair]);

    expect(left).toBeUndefined();
    expect(bullets.map(({ text }) => text)).toEqual(["One", "Three"]);
    expect([dropped, problems]).toEqual([1, []]);
  });

  test("is flagged where no other is left", () => {
    const { bullets, dropped, problems } = outcome(["# T\n- One\n- Two", "NONE"]);

    expect([bullets.map(({ paragraphs }) => paragraphs), dropped]).toEqual([[[], []], 0]);
    expect(problems).toEqual([
      ["references", "1"],
      ["references", "2"],
    ]);
  });

  test("changes nothing in one that was right", () => {
    const { bullets } = outcome([BAD, "(1) Another one [3]\n(2) Two [2]"]);

    expect(bullets[0]).toEqual({ text: "One", paragraphs: [1] });
  });
});

describe("an answer that was cut", () => {
  test("by max_tokens is asked for once more, with twice the room", () => {
    const { asks, left, bullets, problems } = outcome([["# T\n- One [1]\n- Tw", "max_tokens"], GOOD]);

    expect(asks[1]?.instruction).toBe(asks[0]?.instruction);
    expect(asks[1]?.maxTokens).toBe(2 * (asks[0]?.maxTokens ?? 0));
    expect(left).toBeUndefined();
    expect(bullets).toHaveLength(2);
    expect(problems).toEqual([]);
  });

  test("twice keeps the points that are whole, and says so", () => {
    const cut: Given = ["# T\n- One [1]\n- Tw", "max_tokens"];
    const { left, bullets, problems } = outcome([cut, cut]);

    expect(left).toBeUndefined();
    expect(bullets).toEqual([{ text: "One", paragraphs: [1] }]);
    expect(problems).toEqual([["length", undefined]]);
  });

  test("by a lost connection counts for nothing", () => {
    const { state, left } = run([[GOOD, "cut"]]);

    expect([state.points, left]).toEqual([[], run([]).left]);
  });
});

test("an answer without points is asked for once more, then is unusable", () => {
  const { left, finish } = run(["I can't.", "No."]);

  expect(left).toBeUndefined();
  expect(finish).toThrow(expect.objectContaining({ code: "model_unusable" }));
  expect(outcome(["I can't.", GOOD]).bullets).toHaveLength(2);
});

describe("a summary without a headline", () => {
  test.each(["(0) Tugs are back", "- **(0)** Tugs are back", "# Tugs are back", "(0) Tugs are back [1]"])(
    "is asked for it once more, as number 0, and takes %j",
    (repair) => {
      const { asks, left, headline, bullets, problems } = outcome(["- One [1]", repair]);

      expect(asks[1]?.instruction).toContain("\n(0)\n");
      expect(asks[1]?.instruction).toContain("\n0: no headline was given\n");
      expect(asks[1]?.instruction).not.toContain("(1)");
      expect([left, headline, bullets.length, problems]).toEqual([undefined, "Tugs are back", 1, []]);
    },
  );

  test.each(["NONE", "(0) Буксиры вышли в море"])("has the article's, flagged, where the repair is %j", (repair) => {
    const { left, headline, problems } = outcome(["- One [1]", repair]);

    expect([left, headline, problems]).toEqual([undefined, RU.title, [["headline", "0"]]]);
  });
});

describe("what is left in the article's script", () => {
  const BAD = "# Буксиры вышли\n- One [1]\n- Очередь сократилась [2][3]";

  test("is asked for once more by its number, with the reason, and mended", () => {
    const { asks, left, headline, bullets, problems } = outcome([BAD, "(0) Tugs out\n(2) The queue has halved [2]"]);

    expect(asks[1]?.instruction).toContain("(0) Буксиры вышли\n(2) Очередь сократилась [2][3]\n");
    expect(asks[1]?.instruction).toMatch(/\n0: 12 letters are left in [^\n]*\n2: 18 letters are left in/);
    expect([left, headline, problems]).toEqual([undefined, "Tugs out", []]);
    expect(bullets.map(({ text }) => text)).toEqual(["One", "The queue has halved"]);
  });

  test("is flagged where it stays", () => {
    const { left, headline, bullets, problems } = outcome([BAD, "(2) Очередь [2]"]);

    expect([left, headline, bullets[1]?.text]).toEqual([undefined, "Буксиры вышли", "Очередь сократилась"]);
    expect(problems).toEqual([
      ["script", "0"],
      ["script", "2"],
    ]);
  });

  test("is right in a summary in the article's language", () => {
    expect(drive(summarize, RU, { to: "ru" }, [BAD]).left).toBeUndefined();
  });
});

test("a figure in brackets is a part of its point", () => {
  const article = articleOf(["В 2019 году пришли 12 человек."]);
  const { finish } = drive(summarize, article, { to: "en" }, ["# T\n- In [2019] 12 people came [1]."]);

  expect(finish().value.bullets).toEqual([{ text: "In [2019] 12 people came.", paragraphs: [1] }]);
});

describe("figures that a point's paragraphs don't have", () => {
  const HARBOUR = articleOf([
    "В порту ждут 58 судов.",
    "Убыток — 2,3 млн евро за 41 день.",
    "«Мы больше не можем ждать ни дня», — сказал капитан.",
  ]);
  const about = (answers: readonly Given[]) => {
    const driven = drive(summarize, HARBOUR, { to: "en" }, answers);
    return { ...driven, ...driven.finish().value, problems: driven.finish().problems };
  };
  const right = "# 58 ships wait\n- Losses are 2.3 million euros [2].\n- 58 ships wait [1].";

  test("aren't asked about where they do", () => expect(about([right]).left).toBeUndefined());

  test("are asked for once more, with the reason", () => {
    const wrong = right.replace("2.3", "2.4");
    const { asks, left, bullets, dropped } = about([wrong, "(1) Losses are €2.3m [2]."]);

    expect(asks[1]?.instruction).toContain("(1) Losses are 2.4 million euros. [2]\n");
    expect(asks[1]?.instruction).toContain("\n1: “2.4 million” isn't in the article\n");
    expect([left, bullets.length, bullets[0]?.text, dropped]).toEqual([undefined, 2, "Losses are €2.3m.", 0]);
  });

  test("twice are left out, and counted", () => {
    const { bullets, dropped, problems } = about([right.replace("2.3", "2.4"), "(1) Losses are 2.5 million [2]."]);

    expect(bullets).toEqual([{ text: "58 ships wait.", paragraphs: [1] }]);
    expect([dropped, problems]).toEqual([1, []]);
  });

  test("in all points leave nothing that could be shown", () => {
    const wrong = "# Ships wait\n- 59 ships wait [1].";

    expect(() => about([wrong, wrong])).toThrow(expect.objectContaining({ code: "model_unusable" }));
  });

  test("but another paragraph has get it named, where the repair doesn't", () => {
    const { asks, bullets, dropped, problems } = about([right.replace("[2]", "[3]"), "NONE"]);

    expect(asks[1]?.instruction).toContain("1: “2.3 million” isn't in [3] but in [2]: name that too if it is meant");
    expect(bullets[0]).toEqual({ text: "Losses are 2.3 million euros.", paragraphs: [3, 2] });
    expect([dropped, problems]).toEqual([0, []]);
  });

  test("give the article's own headline the place of one that has them", () => {
    const { asks, headline, problems } = about([right.replace("# 58", "# 85"), "(0) 86 ships wait"]);

    expect(asks[1]?.instruction).toContain("0: “85” isn't in the article");
    expect(headline).toBe(HARBOUR.title);
    expect(problems.map(({ unit, detail }) => [unit, detail])).toEqual([
      ["0", "“85” isn't in the article"],
      ["0", "the article's own is shown"],
    ]);
  });

  test("don't hide what stays wrong with the points that are shown", () => {
    const wrong = "# 58 ships\n- 59 ships [1]\n- Убыток огромен [2]\n- 41 days [2]";
    const { bullets, dropped, problems } = about([wrong, "NONE"]);

    expect([bullets.length, dropped]).toEqual([2, 1]);
    expect(problems).toMatchObject([{ check: "script", unit: "1" }]);
  });

  test("that nobody said in these words: a translation loses its quotation marks", () => {
    const { left, bullets, problems } = about(["# Ships wait\n- “We can't wait another day”, the captain said [3]"]);

    expect(left).toBeUndefined();
    expect(bullets[0]?.text).toBe("We can't wait another day, the captain said");
    expect(problems).toEqual([]);
  });
});

test.each(["Here is the summary:\n\n# T\n- Here are the key points:\n- One [1]", "# Headline: T\n- Sure! One [1]"])(
  "what a model says before it begins is no part of it: %j",
  (text) => {
    const { left, headline, bullets } = outcome([text]);

    expect([left, headline, bullets]).toEqual([undefined, "T", [{ text: "One", paragraphs: [1] }]]);
  },
);
