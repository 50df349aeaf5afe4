import { describe, expect, test } from "vitest";
import { translate } from "../../src/task/translate.ts";
import { cutUnits } from "../../src/task/units.ts";
import { articleOf, russian } from "../fakes/articles.ts";
import { drive, type Given } from "./drive.ts";

const RU = articleOf([
  "Буксиры вышли из порта на рассвете, сообщила администрация.",
  "Очередь на рейде сократилась вдвое за одну ночь.",
  { kind: "caption", text: "Фото: Анна Иванова" },
  "Терминал по-прежнему работает в одну смену.",
]);
const GOOD = [
  "[0] Tugs are back at sea",
  "[1] The tugs left at dawn.",
  "[2] The queue has halved.",
  "[4] One shift works.",
];

const run = (answers: readonly Given[], article = RU, to = "en") => drive(translate, article, { to }, answers);

/** A good answer with some lines changed; undefined drops one. */
function answer(changes: Record<number, string | undefined>): string {
  return GOOD.flatMap((line, index) => (index in changes ? (changes[index] ?? []) : line)).join("\n");
}

const numbers = (instruction = "") => /^NUMBERS: (.*)$/m.exec(instruction)?.[1];

function outcome(answers: readonly Given[], article = RU) {
  const driven = run(answers, article);
  const { value, problems } = driven.finish();
  return {
    ...driven,
    value,
    statuses: value.paragraphs.map(({ id, status }) => `${id} ${status}`),
    problems: problems.map(({ check, unit }) => `${unit} ${check}`),
  };
}

test("one good answer is the whole translation", () => {
  const { asks, left, value, problems, statuses } = outcome([GOOD.join("\n")]);

  expect(numbers(asks[0]?.instruction)).toBe("0 1 2 4");
  expect(asks[0]?.instruction).toContain("into English (en)");
  expect(asks[0]?.instruction).not.toContain("came out wrong");
  expect(asks[0]?.about).toEqual([0, 1, 2, 4]);
  expect(left).toBeUndefined();
  expect(value.title).toBe("Tugs are back at sea");
  expect(value.paragraphs.map(({ text }) => text)).toEqual(GOOD.slice(1).map((line) => line.slice(4)));
  expect(statuses).toEqual(["1 ok", "2 ok", "4 ok"]);
  expect(value.coverage).toEqual({ paragraphs: 3, translated: 3, flagged: 0 });
  expect(problems).toEqual([]);
});

describe("a line that came out wrong is asked for once more, alone, with the reason", () => {
  test.each<[what: string, line: string | undefined, reason: RegExp]>([
    ["missing", undefined, /\[2\] the line was missing/],
    ["empty", "[2] ", /\[2\] the line was empty/],
    ["doubled", "[2] The queue.\n[2] The other queue.", /\[2\] the line was given 2 times/],
    ["in the article's script", "[2] The queue: Очередь на рейде.", /\[2\] 14 letters are left/],
    ["given back", "[2] Очередь на рейде сократилась вдвое за одну ночь.", /\[2\] 40 letters are left/],
  ])("%s", (_what, line, reason) => {
    const { asks, left, statuses, value, problems } = outcome([answer({ 2: line }), "[2] The queue has halved."]);

    expect(numbers(asks[1]?.instruction)).toBe("2");
    expect(asks[1]?.about).toEqual([2]);
    expect(asks[1]?.instruction).toMatch(reason);
    expect(left).toBeUndefined();
    expect(statuses).toEqual(["1 ok", "2 repaired", "4 ok"]);
    expect(value.coverage.flagged).toBe(0);
    expect(problems).toEqual([]);
  });

  test("but not a line that was in the target language already", () => {
    const quoted = "“We are back at sea, and the queue is half as long as it was,” the captain wrote.";
    const { asks, statuses } = outcome([`[0] Tugs\n[1] ${quoted}`], articleOf([quoted], { title: "Буксиры" }));

    expect(asks).toHaveLength(1);
    expect(statuses).toEqual(["1 ok"]);
  });

  test("given back in the same script", () => {
    const french = articleOf(["La grève des remorqueurs paralyse le terminal céréalier."], {
      language: "fr",
      title: "La grève",
    });
    const { asks, statuses } = outcome(
      [
        "[0] The strike\n[1] La grève des remorqueurs paralyse le terminal céréalier.",
        "[1] The strike paralyses the terminal.",
      ],
      french,
    );

    expect(asks[1]?.instruction).toMatch(/\[1\] the line was given back untranslated/);
    expect(statuses).toEqual(["1 repaired"]);
  });

  test("several together, and the good ones stay as they are", () => {
    const { asks, statuses, value } = outcome([
      answer({ 0: undefined, 1: "[1] Буксиры вышли." }),
      "[0] Tugs\n[1] The tugs left the port at dawn.\n[2] Another text for a line that was right.",
    ]);

    expect(numbers(asks[1]?.instruction)).toBe("0 1");
    expect(value.title).toBe("Tugs");
    expect(value.paragraphs[1]?.text).toBe("The queue has halved.");
    expect(statuses).toEqual(["1 repaired", "2 ok", "4 ok"]);
  });
});

describe("a remark after the last line", () => {
  const remark = "\n\nI hope this helps!";

  test("that may be half of the paragraph stays flagged", () => {
    const half = "\n\nThe second shift is to be taken up again in spring, the port's administration said on Monday.";
    const { statuses } = outcome([GOOD.join("\n") + half, `[4] One shift works there.${half}`]);

    expect(statuses).toEqual(["1 ok", "2 ok", "4 flagged"]);
  });

  test("is no part of it: the line is asked for once more, alone", () => {
    const { asks, left, value, statuses, problems } = outcome([GOOD.join("\n") + remark, "[4] One shift works there."]);

    expect(numbers(asks[1]?.instruction)).toBe("4");
    expect(asks[1]?.instruction).toMatch(/\[4\] more text followed the line/);
    expect(left).toBeUndefined();
    expect(value.paragraphs.at(-1)?.text).toBe("One shift works there.");
    expect(statuses.at(-1)).toBe("4 repaired");
    expect(problems).toEqual([]);
  });

  test("made again is left out", () => {
    const { left, value, problems } = outcome([GOOD.join("\n") + remark, `[4] One shift works there.${remark}`]);

    expect([left, problems]).toEqual([undefined, []]);
    expect(value.paragraphs.at(-1)?.text).toBe("One shift works there.");
  });
});

test("numbers may be in bold, list items, or parted from the text by a dash", () => {
  const given = GOOD.map((line) => line.replace(/^(\[\d\])/, "- **$1** -")).join("\n");
  const { left, value } = outcome([given]);

  expect(left).toBeUndefined();
  expect([value.title, ...value.paragraphs.map(({ text }) => text)]).toEqual(GOOD.map((line) => line.slice(4)));
});

describe("a line that stays wrong", () => {
  test("for want of it is the source, untranslated", () => {
    const { left, statuses, value, problems } = outcome([answer({ 2: undefined }), "I can't."]);

    expect(left).toBeUndefined();
    expect(statuses).toEqual(["1 ok", "2 untranslated", "4 ok"]);
    expect(value.paragraphs[1]?.text).toBe("Очередь на рейде сократилась вдвое за одну ночь.");
    expect(value.coverage).toEqual({ paragraphs: 3, translated: 2, flagged: 0 });
    expect(problems).toEqual(["2 count"]);
  });

  test("by its script is shown, flagged", () => {
    const { statuses, value, problems } = outcome([answer({ 2: "[2] Очередь." }), "[2] Очередь снова."]);

    expect(statuses[1]).toBe("2 flagged");
    expect(value.paragraphs[1]?.text).toBe("Очередь снова.");
    expect(value.paragraphs[1]?.problems[0]?.check).toBe("script");
    expect(value.coverage).toEqual({ paragraphs: 3, translated: 3, flagged: 1 });
    expect(problems).toEqual(["2 script"]);
  });

  test.each(["", "[2] "])("is what came first where the repair is %j", (repair) => {
    const { statuses, value } = outcome([answer({ 2: "[2] The queue.\n[2] Another." }), repair]);

    expect(statuses[1]).toBe("2 flagged");
    expect(value.paragraphs[1]?.text).toBe("The queue.");
  });

  test("is never asked for a third time", () => {
    expect(run([answer({ 2: undefined }), "[2] Очередь."]).left).toBeUndefined();
  });

  test("where it is the headline, leaves the article's", () => {
    const { value, problems } = outcome([answer({ 0: undefined }), ""]);

    expect(value.title).toBe(RU.title);
    expect(problems).toEqual(["0 count"]);
  });

  test("where it is all of them, is no translation", () => {
    const { finish, left } = run(["I can't translate this.", "I can't."]);

    expect(left).toBeUndefined();
    expect(finish).toThrow(expect.objectContaining({ code: "model_unusable" }));
  });
});

describe("an answer that was cut", () => {
  const half = "[0] Tugs are back at sea\n[1] The tugs left at dawn.\n[2] The que";

  test.each(["max_tokens", "cut"] as const)("by %s keeps its complete lines and goes on with the rest", (ending) => {
    const { asks, left, statuses, problems } = outcome([
      [half, ending],
      "[2] The queue has halved.\n[4] One shift works.",
    ]);

    expect(numbers(asks[1]?.instruction)).toBe("2 4");
    expect(asks[1]?.instruction).not.toContain("came out wrong");
    expect(left).toBeUndefined();
    expect(statuses).toEqual(["1 ok", "2 ok", "4 ok"]);
    expect(problems).toEqual([]);
  });

  test("and that holds a wrong line, mends it last", () => {
    const { asks, statuses } = outcome([
      ["[0] Tugs\n[1] Буксиры вышли.\n[2] The que", "max_tokens"],
      "[2] The queue has halved overnight.\n[4] The terminal still works one shift.",
      "[1] The tugs left the port at dawn.",
    ]);

    expect(asks.map(({ instruction }) => numbers(instruction))).toEqual(["0 1 2 4", "2 4", "1"]);
    expect(statuses).toEqual(["1 repaired", "2 ok", "4 ok"]);
  });

  test("before anything came is asked for again as before", () => {
    const { asks, left } = run([
      ["", "cut"],
      ["[0] Tu", "cut"],
    ]);

    expect(new Set([...asks, left].map((ask) => numbers(ask?.instruction)))).toEqual(new Set(["0 1 2 4"]));
  });

  test("by max_tokens with no line in it, again and again, comes to an end", () => {
    const { left, finish } = run([
      ["word ".repeat(99), "max_tokens"],
      ["word", "max_tokens"],
    ]);

    expect(left).toBeUndefined();
    expect(finish).toThrow("model_unusable");
  });
});

describe("a long article", () => {
  const long = articleOf(russian(30, 10));
  const units = long.paragraphs.flatMap((paragraph) => cutUnits(paragraph, "ru"));
  const english = new Map([
    ["0", "Tugs are back at sea again"],
    ...units.map(({ id, paragraph, source }): [string, string] => {
      const first = `On the 16th of October ${paragraph + 10} ships came into port, its administration said.`;
      const next = "The queue has halved overnight, but the terminal is still working a single shift a day.";
      const queues = Array.from({ length: source.split("Очередь").length - 1 }, () => next);
      return [id, [...(source.startsWith("Шестнадцатого") ? [first] : []), ...queues].join(" ")];
    }),
  ]);

  test("is translated batch by batch, each line once, in order", () => {
    let driven = run([], long);
    const answers: string[] = [];
    while (driven.left) {
      const asked = numbers(driven.left.instruction)?.split(" ") ?? [];
      answers.push(asked.map((id) => `[${id}] ${english.get(id)}`).join("\n"));
      driven = run(answers, long);
    }
    const asked = driven.asks.flatMap(({ about }) => about);

    expect(driven.asks.length).toBeGreaterThan(2);
    expect(asked).toEqual(Array.from({ length: 31 }, (_, index) => index));
    const { paragraphs } = driven.finish().value;
    expect(paragraphs.every(({ id, text }) => text.startsWith(`On the 16th of October ${id + 10} ships`))).toBe(true);
  });

  test("has room for each batch, thrice what is expected at the most", () => {
    const [first] = run(["[0] x"], long).asks;

    expect(first?.maxTokens).toBeGreaterThan(6_000);
    expect(first?.maxTokens).toBeLessThan(10_000);
  });

  test("tells its progress while the answer streams", () => {
    const state = translate.begin(RU, { to: "en" });
    const done = (text: string) => translate.progress(translate.take(state, text, "streaming"));

    expect(done("")).toEqual({ done: 0, total: 3 });
    expect(done("[0] Tugs\n[1] The t")).toEqual({ done: 0, total: 3 });
    expect(done("[0] Tugs\n[1] The tugs.\n[2] The")).toEqual({ done: 1, total: 3 });
    expect(done(GOOD.join("\n"))).toEqual({ done: 2, total: 3 });
  });
});

test("a line without a letter needs no model and stays as it is", () => {
  const { asks, statuses, value } = outcome(["[0] Tugs\n[1] The tugs."], articleOf(["Буксиры.", "* * *", "1990–2026"]));

  expect(numbers(asks[0]?.instruction)).toBe("0 1");
  expect(statuses).toEqual(["1 ok", "2 ok", "3 ok"]);
  expect(value.paragraphs[1]?.text).toBe("* * *");
});

test("lines that nobody asked for are passed over", () => {
  const { value, problems } = outcome([`${GOOD.join("\n")}\n[3] Photo: Anna Ivanova\n[99] A line that nobody wrote.`]);

  expect(value.paragraphs.map(({ id }) => id)).toEqual([1, 2, 4]);
  expect(problems).toEqual([]);
});

test("chatter and a fence around the answer are no part of it", () => {
  const { value, left } = outcome([`Here is the translation:\n\`\`\`\n${GOOD.join("\n")}\n\`\`\``]);

  expect(left).toBeUndefined();
  expect(value.paragraphs.at(-1)?.text).toBe("One shift works.");
});
