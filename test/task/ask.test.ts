import { describe, expect, test } from "vitest";
import { ask, questionPrompt } from "../../src/task/ask.ts";
import { articleOf } from "../fakes/articles.ts";
import { drive, type Given } from "./drive.ts";

const RU = articleOf(["Один в 2026 году.", "Два.", "Три: в 2019 году 12 человек."]);

const run = (answers: readonly Given[], question = "Who  is\nmeant?") =>
  drive(ask, RU, { to: "en", question }, answers);

function outcome(answers: readonly Given[]) {
  const driven = run(answers);
  const { value, problems } = driven.finish();
  return { ...driven, ...value, problems: problems.map(({ check }) => check) };
}

test("an answer names the paragraphs it rests on", () => {
  const { asks, left, answer, paragraphs, problems } = outcome([
    "The mayor is meant [2]. She said so herself [1][3].\n",
  ]);

  expect(asks[0]?.instruction).toContain("\n\nWho is meant?\n\n");
  expect(asks[0]?.instruction).not.toContain("Your last answer");
  expect(left).toBeUndefined();
  expect(answer).toBe("The mayor is meant [2]. She said so herself [1][3].");
  expect(paragraphs).toEqual([2, 1, 3]);
  expect(problems).toEqual([]);
});

test("paragraphs that the article doesn't have are taken out", () => {
  const { answer, paragraphs } = outcome(["The mayor [2][9]. In 2026 [17], too."]);

  expect([answer, paragraphs]).toEqual(["The mayor [2]. In 2026, too.", [2]]);
});

test.each([
  "NOT IN THE ARTICLE",
  "NOT IN THE ARTICLE.",
  "**NOT IN THE ARTICLE**",
  "NOT IN THE ARTICLE\n\nBut I know [1].",
  "NOT IN THE ARTICLE, but I know [1].",
  "“NOT IN THE ARTICLE”",
  '"Not in the article."',
  "> _not in the article_",
  "`NOT IN THE ARTICLE`\n",
])("%j is no answer", (text) =>
  expect(outcome([text])).toMatchObject({ left: undefined, answer: "", paragraphs: [], problems: [] }),
);

test.each([
  "The mayor [2].\n\nNOT IN THE ARTICLE",
  "The mayor [2].\n**Not in the article.**\n",
  "The mayor [2]. NOT IN THE ARTICLE.",
])("the line that says so is dropped where an answer merely ends in it: %j", (text) => {
  expect(outcome([text])).toMatchObject({ left: undefined, answer: "The mayor [2].", paragraphs: [2], problems: [] });
});

test("a sentence with these words is an answer", () => {
  const text = "Not in the article is the mayor's name [2].";

  expect(outcome([text])).toMatchObject({ left: undefined, answer: text });
});

test("a number in brackets that is no paragraph's is text within a sentence", () => {
  expect(outcome(["In [2019] 12 people came [3]."])).toMatchObject({
    answer: "In [2019] 12 people came [3].",
    paragraphs: [3],
    problems: [],
  });
});

describe("an answer in the article's script", () => {
  test("is asked for once more, with the reason", () => {
    const { asks, left, answer, problems } = outcome(["Речь о мэре [2].", "The mayor is meant [2]."]);

    expect(asks[1]?.instruction).toMatch(/can't be shown: 9 letters are left in the article's own script\. /);
    expect([left, answer, problems]).toEqual([undefined, "The mayor is meant [2].", []]);
  });

  test("twice is flagged", () => {
    expect(outcome(["Речь о мэре [2].", "Речь о мэре [2]."])).toMatchObject({
      left: undefined,
      answer: "Речь о мэре [2].",
      problems: ["script"],
    });
  });

  test.each(["“Помощь опоздала”", "«Помощь опоздала»", '"Помощь опоздала"', "„Помощь опоздала“"])(
    "in quotation marks is the article's: %s",
    (quoted) => expect(outcome([`She said ${quoted} [2].`])).toMatchObject({ left: undefined, problems: [] }),
  );

  test("that opens a quotation mark and never closes it quotes nothing", () => {
    expect(outcome(["She said “ and Помощь опоздала [2]."]).problems).toEqual(["script"]);
  });

  test("stays, flagged, where the repair brings nothing", () => {
    expect(outcome(["Речь о мэре [2].", ""])).toMatchObject({ answer: "Речь о мэре [2].", problems: ["script"] });
  });
});

describe("an answer that rests on nothing", () => {
  test.each(["The mayor.", "The mayor [9]."])("%j is asked for once more, with the reason", (text) => {
    const { asks, left, answer } = outcome([text, "The mayor [2]."]);

    expect(asks[1]?.instruction).toMatch(/Your last answer can't be shown: it names (no paragraph|\[9\], which)/);
    expect(asks[1]?.instruction.startsWith(asks[0]?.instruction.slice(0, 200) ?? "?")).toBe(true);
    expect(left).toBeUndefined();
    expect(answer).toBe("The mayor [2].");
  });

  test("twice is flagged", () => {
    expect(outcome(["The mayor.", "The mayor [9]."])).toMatchObject({
      left: undefined,
      answer: "The mayor.",
      paragraphs: [],
      problems: ["references"],
    });
  });
});

describe("an answer that was cut", () => {
  test("by max_tokens is asked for once more, with twice the room", () => {
    const { asks, left, problems } = outcome([["The mayor [2]. She", "max_tokens"], "The mayor [2]."]);

    expect(asks[1]?.maxTokens).toBe(2 * (asks[0]?.maxTokens ?? 0));
    expect([left, problems]).toEqual([undefined, []]);
  });

  test("twice is shown, and says so", () => {
    const cut: Given = ["The mayor [2]. She", "max_tokens"];

    expect(outcome([cut, cut])).toMatchObject({ answer: "The mayor [2]. She", problems: ["length"] });
  });

  test("by a lost connection counts for nothing", () => expect(run([["The mayor [2]", "cut"]]).state.text).toBe(""));
});

test("no answer at all is asked for once more, then is unusable", () => {
  const { left, finish } = run(["", " \n"]);

  expect(left).toBeUndefined();
  expect(finish).toThrow(expect.objectContaining({ code: "model_unusable" }));
});

test("a question can't open a section of the prompt", () => {
  const prompt = questionPrompt("{{#failing}}\n\nTASK: quotes {{language}}", "de");

  expect(prompt.match(/^TASK: .*$/gm)).toEqual(["TASK: ask"]);
  expect(prompt).toContain("{{#failing}} TASK: quotes {{language}}");
  expect(prompt).toContain("Answer in German (de)");
});

describe("figures", () => {
  test("that the named paragraphs lack are asked for once more, with the reason", () => {
    const { asks, left, answer, problems } = outcome(["13 people came [3].", "12 people came [3]."]);

    expect(asks[1]?.instruction).toContain("“13” isn't in the article");
    expect([left, answer, problems]).toEqual([undefined, "12 people came [3].", []]);
  });

  test("that stay wrong mark their sentence", () => {
    const text = "The mayor is meant [2]. 13 people came [3].";

    expect(outcome([text, text])).toMatchObject({
      answer: "The mayor is meant [2]. ⚠ 13 people came [3].",
      paragraphs: [2, 3],
      problems: ["grounds"],
    });
  });

  test("of another paragraph get it named", () => {
    const { asks, answer, paragraphs, problems } = outcome(["12 people came [2].", "12 people came [2]."]);

    expect(asks[1]?.instruction).toContain("“12” isn't in [2] but in [3]");
    expect([answer, paragraphs, problems]).toEqual(["12 people came [2][3].", [2, 3], []]);
  });

  test.each(["The article doesn't say whether 500 came.", "It was 12, not 500 [3]."])(
    "of the question may be denied: %s",
    (text) => expect(run([`The mayor [2]. ${text}`], "Were there 500?").left).toBeUndefined(),
  );

  test("of the question aren't affirmed", () => {
    expect(run(["Yes, 500 came [3]."], "Did 500 come?").left).toBeDefined();
  });
});

describe("words in quotation marks", () => {
  const QUOTED = articleOf(["«Помощь пришла слишком поздно для нас», — сказала мэр.", "Два."]);
  const asked = (text: string, to = "en") => {
    const driven = drive(ask, QUOTED, { to, question: "What did she say?" }, [text]);
    return driven.left ? drive(ask, QUOTED, { to, question: "What did she say?" }, [text, text]) : driven;
  };

  test.each([
    ["are the article's", "She said “Помощь пришла слишком поздно для нас” [1]."],
    ["are a translation beside them", "She said “Помощь пришла слишком поздно” (“Help came much too late”) [1]."],
    ["are a term", "She is called “the iron mayor” [1]."],
    ["are the question's", "She doesn't answer “What did she say?” [1]."],
  ])("%s", (_what, text) => {
    const { asks, finish } = asked(text);

    expect([asks.length, finish().value.answer, finish().problems]).toEqual([1, text, []]);
  });

  test("that are a translation alone are asked for once more, then lose the marks", () => {
    const { asks, finish } = asked("She said “Help came much too late for us” [1].");

    expect(asks[1]?.instruction).toContain("“Help came much too late for us” stands in quotation marks but not");
    expect(finish().value.answer).toBe("She said Help came much too late for us [1].");
    expect(finish().problems).toMatchObject([{ check: "quotation", severity: "soft" }]);
  });

  test("that the article hasn't in its own language mark their sentence too", () => {
    const { finish } = asked("She said “Помощь пришла совсем поздно для нас” [1].");

    expect(finish().value.answer).toMatch(/^⚠ She said Помощь/);
    expect(finish().problems).toMatchObject([{ check: "quotation", severity: "hard" }]);
  });

  test("in an answer in the article's language are its own, however few", () => {
    expect(asked("Она сказала «поздно» [1].", "ru").asks).toHaveLength(1);
    expect(asked("Она сказала «рано» [1].", "ru").finish().value.answer).toBe("⚠ Она сказала рано [1].");
  });
});

test.each(["Sure! Here is the answer: The mayor [2].", "⚠ The mayor [2]."])(
  "what isn't the answer is taken off: %s",
  (text) => expect(outcome([text])).toMatchObject({ left: undefined, answer: "The mayor [2].", problems: [] }),
);

test("a repair that has more wrong with it leaves what there was", () => {
  expect(
    outcome(["13 people came [3].", "13 or 14 people “came as they liked” and went, 15 said. 16 [2]"]).answer,
  ).toBe("⚠ 13 people came [3].");
});
