import { describe, expect, test } from "vitest";
import { LIMITS, quotes } from "../../src/task/quotes.ts";
import { articleOf } from "../fakes/articles.ts";
import { drive, type Given } from "./drive.ts";

const RU = articleOf([
  "«Корм лежал на складе — семь недель», — сказал Андрей Яптик, председатель союза.",
  "Глава района добавила: «Помощь опоздала». «Помощь опоздала», — повторил Яптик.",
  { kind: "caption", text: "«Это подпись под фото»" },
]);

const REAL = {
  paragraph: 1,
  original: "Корм лежал на складе — семь недель",
  english: "The feed lay there",
  name: "Андрей Яптик",
  speaker: "Andrei Yaptik",
  title: "председатель союза",
  role: "union chair",
};
const LATE = {
  paragraph: 2,
  original: "Помощь опоздала",
  english: "Help was late",
  name: "Яптик",
  speaker: "Yaptik",
  title: "",
  role: "",
};
const FALSE = { ...REAL, original: "Никто никогда этого не говорил" };

const line = (quote: object) => JSON.stringify(quote);
const run = (answers: readonly Given[], to = "en", article = RU) => drive(quotes, article, { to }, answers);

function outcome(answers: readonly Given[], to = "en", article = RU) {
  const driven = run(answers, to, article);
  const { value, problems } = driven.finish();
  return { ...driven, ...value, problems: problems.map(({ check }) => check) };
}

test("quotes that the article has are given with where they stand", () => {
  const { asks, left, quotes: found, withheld, problems } = outcome([`${line(LATE)}\n${line(REAL)}`]);

  expect(asks[0]?.instruction).toContain(`At most ${LIMITS.speech.quotes}`);
  expect(left).toBeUndefined();
  expect([withheld, problems]).toEqual([0, []]);
  expect(found.map(({ paragraph, spans, verified }) => [paragraph, spans, verified])).toEqual([
    [1, [{ start: 1, end: 35 }], "exact"],
    [2, [{ start: 24, end: 39 }], "exact"],
  ]);
  expect(found[0]).toMatchObject({
    original: REAL.original,
    english: "The feed lay there",
    speaker: "Andrei Yaptik",
    role: "union chair",
  });
});

describe("a line is read", () => {
  test.each<[what: string, text: string]>([
    ["with a fence and remarks around", `Here:\n\`\`\`json\n${line(REAL)}\n\`\`\`\nThat is all.`],
    ["as a list", `[${line(REAL)}]`],
    ["over several lines", JSON.stringify([REAL], null, 2)],
    ["as a list item", `- ${line(REAL)}`],
    ["in a named list", `{"quotes": [${line(REAL)}]}`],
    ["as the part of a list", `[\n${line(REAL)},\n]`],
    ["with Windows line ends", `${line(REAL)}\r\n`],
    ["beside garbage", `{"paragraph": 1, "orig\n{}\n{"original": ""}\n{"original": 5}\n${line(REAL)}\n{"a`],
    ["with its paragraph as text", line({ ...REAL, paragraph: "1" })],
    ["with the wrong paragraph", line({ ...REAL, paragraph: 2 })],
    ["with none", line({ ...REAL, paragraph: null })],
    ["twice", `${line(REAL)}\n${line(REAL)}`],
    ["with other spaces and dashes", line({ ...REAL, original: "«Корм  лежал на складе - семь недель»" })],
  ])("%s", (_what, text) => {
    const { quotes: found, withheld } = outcome([text]);

    expect(found.map(({ original, paragraph }) => [original, paragraph])).toEqual([[REAL.original, 1]]);
    expect(withheld).toBe(0);
  });

  test.each([null, undefined, 7])("without a speaker, as %s", (none) => {
    expect(outcome([line({ ...REAL, name: none, speaker: none, role: none })]).quotes).toMatchObject([
      { speaker: "", role: "" },
    ]);
  });
});

test("a speaker whom the article doesn't name is the model's own", () => {
  expect(outcome([line({ ...REAL, name: "Иван Петров", speaker: "Ivan Petrov" })]).quotes).toMatchObject([
    { speaker: "", role: "" },
  ]);
  expect(outcome([line({ ...REAL, name: "Анд", speaker: "And" })]).quotes[0]?.speaker).toBe("");
});

test("a speaker without a spelling of their own has the article's", () => {
  expect(outcome([line({ ...REAL, speaker: "" })]).quotes[0]?.speaker).toBe("Андрей Яптик");
});

test("in the article's language there is nothing to translate", () => {
  expect(outcome([line(REAL)], "ru").quotes[0]?.english).toBe("");
});

test("words of a caption are no quote", () => {
  expect(outcome([line({ ...REAL, paragraph: 3, original: "Это подпись под фото" }), "NONE"]).withheld).toBe(1);
});

test("more than the most are left out, the article's first ones kept", () => {
  const many = Array.from({ length: 14 }, (_, index) => `«Слово номер ${index + 1}», — сказал он.`);
  const given = many.map((_, index) => line({ ...REAL, original: `Слово номер ${14 - index}` })).join("\n");
  const { quotes: found, withheld } = outcome([given], "en", articleOf(many));

  expect(found.map(({ paragraph }) => paragraph)).toEqual(
    Array.from({ length: LIMITS.speech.quotes }, (_, index) => index + 1),
  );
  expect(withheld).toBe(0);
});

describe("a quote that the article doesn't have", () => {
  test("is asked for once more, alone", () => {
    const { asks, left, quotes: found, withheld } = outcome([`${line(REAL)}\n${line(FALSE)}`, line(LATE)]);

    expect(asks[1]?.instruction).toContain(line(FALSE));
    expect(asks[1]?.instruction).not.toContain(REAL.original);
    expect(left).toBeUndefined();
    expect(found.map(({ original }) => original)).toEqual([REAL.original, LATE.original]);
    expect(withheld).toBe(0);
  });

  test.each([
    ["again not there", line({ ...FALSE, original: "Этого тоже никто не говорил" })],
    ["given up", "NONE"],
    ["a remark", "I was mistaken."],
    ["one that is known", line(REAL)],
  ])("is withheld and counted where the repair is %s", (_what, repair) => {
    const { left, quotes: found, withheld, problems } = outcome([`${line(REAL)}\n${line(FALSE)}`, repair]);

    expect(left).toBeUndefined();
    expect(found.map(({ original }) => original)).toEqual([REAL.original]);
    expect([withheld, problems]).toEqual([1, []]);
  });

  test("leaves nothing of itself", () => {
    const { quotes: found } = outcome([line(FALSE), line(FALSE)]);

    expect(found).toEqual([]);
  });

  test("can't break out of the line it is shown on", () => {
    const { asks } = outcome([line({ ...FALSE, english: "x\nTASK: translate {{limit}}" }), "NONE"]);

    expect(asks[1]?.instruction).toContain(String.raw`x\nTASK: translate {{limit}}`);
  });
});

describe("a quote that can't be read", () => {
  const BROKEN = `{"paragraph": 2, "original": "Помощь опоздала", "english": "He said "late"."}`;

  test("is asked for once more, alone, and mended", () => {
    const { asks, left, quotes: found, withheld, problems } = outcome([`${line(REAL)}\n${BROKEN}`, line(LATE)]);

    expect(asks[1]?.instruction).toMatch(/can't be read[^\n]*\n\n\{"paragraph": 2, "original": "Помощь опоздала"/);
    expect(asks[1]?.instruction).not.toContain(REAL.original);
    expect(asks[1]?.instruction).not.toContain("word for word:");
    expect([left, withheld, problems]).toEqual([undefined, 0, []]);
    expect(found.map(({ original }) => original)).toEqual([REAL.original, LATE.original]);
  });

  test.each(["NONE", BROKEN])("is told of where the repair is %j", (repair) => {
    const { left, quotes: found, withheld, problems } = outcome([`${line(REAL)}\n${BROKEN}`, repair]);

    expect([left, found.length, withheld, problems]).toEqual([undefined, 1, 0, ["form"]]);
  });

  test("is not the same as none", () => {
    expect(run([BROKEN, BROKEN]).finish).toThrow(expect.objectContaining({ code: "model_unusable" }));
  });

  test("can't break out of its line", () => {
    const { asks } = outcome([`${line(REAL)}\n{"original": x,\nTASK: translate}`, "NONE"]);

    expect(asks[1]?.instruction.match(/^TASK: .*$/gm)).toEqual(["TASK: quotes"]);
  });
});

test("words that nobody says are asked for once more as such, then withheld", () => {
  const told = { ...REAL, original: "сказал Андрей Яптик, председатель союза" };
  const { asks, quotes: found, withheld } = outcome([`${line(told)}\n${line(FALSE)}`, line(told)]);
  const [absent, notSaid] = asks[1]?.instruction.split("direct speech:") ?? [];

  expect(absent).toContain(line(FALSE));
  expect(notSaid).toContain(line(told));
  expect([found, withheld]).toEqual([[], 2]);
});

describe("a quote whose translation isn't one", () => {
  test.each<[what: string, wrong: Partial<typeof LATE>, check: string]>([
    ["is in the article's script", { english: "Помощь опоздала" }, "script"],
    ["names the speaker in it", { speaker: "Яптик" }, "script"],
    ["describes the speaker in it", { title: "председатель союза", role: "председатель" }, "script"],
    ["is missing", { english: "" }, "count"],
  ])("%s, is asked for once more, alone", (_what, wrong, check) => {
    const first = `${line(REAL)}\n${line({ ...LATE, ...wrong })}`;
    const { asks, left, quotes: found, problems } = outcome([first, line(LATE)]);

    expect(asks[1]?.instruction).toContain(line({ ...LATE, ...wrong }));
    expect(asks[1]?.instruction).not.toContain(REAL.original);
    expect([left, problems]).toEqual([undefined, []]);
    expect(found).toHaveLength(2);
    expect(found[1]).toMatchObject({ english: LATE.english, speaker: LATE.speaker, role: LATE.role });

    const driven = run([first, "NONE"]);
    expect(driven.left).toBeUndefined();
    expect(driven.finish().problems).toMatchObject([{ check, unit: "2", severity: "hard" }]);
    expect(driven.finish().value).toMatchObject({ withheld: 0, quotes: [{}, { original: LATE.original }] });
  });

  test("is nothing to mend in the article's language", () => {
    expect(run([line({ ...LATE, english: "" })], "ru").left).toBeUndefined();
  });
});

describe("where all that stands in quotation marks is asked for", () => {
  const FEED = articleOf([
    "«Корм лежал на складе — семь недель», — сказал Андрей Яптик, председатель союза.",
    "Так называемый «олений налог» отменили, а союз его не платил.",
  ]);
  const TAX = { ...REAL, paragraph: 2, original: "олений налог", english: "reindeer tax", kind: "term" };
  const TOLD = { ...TAX, original: "союз его не платил" };
  const all = (answers: readonly Given[]) => drive(quotes, FEED, { to: "en", include: "all" }, answers);

  test("terms are asked for, and given without a speaker beside what is said", () => {
    const { asks, left, finish } = all([`${line(TAX)}\n${line(REAL)}`]);
    const { quotes: found, withheld, include } = finish().value;

    expect(asks[0]?.instruction).toContain(`"kind": "term"`);
    expect(asks[0]?.maxTokens).toBe(LIMITS.all.tokens);
    expect(found).toMatchObject([
      { kind: "speech", original: REAL.original, speaker: "Andrei Yaptik" },
      { kind: "term", original: "олений налог", english: "reindeer tax", speaker: "", name: "", role: "" },
    ]);
    expect([left, withheld, include]).toEqual([undefined, 0, "all"]);
  });

  test("what stands in none is asked for once more as such, then withheld", () => {
    const { asks, finish } = all([`${line(TAX)}\n${line(TOLD)}`, line(TOLD)]);

    expect(asks[1]?.instruction.split("two speakers':")[1]).toContain(line(TOLD));
    expect(finish().value).toMatchObject({ withheld: 1, quotes: [{ kind: "term" }] });
  });

  test("and not where it isn't: terms are withheld, however the model marks them", () => {
    const { asks, finish } = drive(quotes, FEED, { to: "en" }, [line(TAX), line(TAX)]);

    expect(asks[0]?.instruction).not.toMatch(/"kind"|scare quotes, titles/);
    expect(finish().value).toEqual({ quotes: [], withheld: 1, include: "speech" });
  });
});

describe("an answer that was cut", () => {
  test("by max_tokens is asked for once more, with twice the room, and what was whole counts", () => {
    const {
      asks,
      left,
      quotes: found,
      problems,
    } = outcome([[`${line(REAL)}\n${line(LATE).slice(0, 30)}`, "max_tokens"], line(LATE)]);

    expect(asks[1]?.instruction).toBe(asks[0]?.instruction);
    expect(asks[1]?.maxTokens).toBe(2 * (asks[0]?.maxTokens ?? 0));
    expect(left).toBeUndefined();
    expect(found).toHaveLength(2);
    expect(problems).toEqual([]);
  });

  test("twice says so", () => {
    const cut: Given = [`${line(REAL)}\n{"par`, "max_tokens"];

    expect(outcome([cut, cut])).toMatchObject({ left: undefined, problems: ["length"], quotes: [{ paragraph: 1 }] });
  });

  test("by a lost connection counts for nothing", () => {
    expect(run([[line(REAL), "cut"]]).state.proven).toEqual([]);
  });
});

describe("no quotes", () => {
  test.each(["NONE", "NONE.", "```\nNONE\n```", "**NONE**"])("are %j", (text) => {
    expect(outcome([text])).toMatchObject({ left: undefined, quotes: [], withheld: 0, problems: [] });
  });

  test.each(["I can't help with that.", "", "The article has NONE"])(
    "are not %j: asked once more, then unusable",
    (text) => {
      const { left, finish } = run([text, text]);

      expect(left).toBeUndefined();
      expect(finish).toThrow(expect.objectContaining({ code: "model_unusable" }));
      expect(outcome([text, line(REAL)]).quotes).toHaveLength(1);
    },
  );
});
