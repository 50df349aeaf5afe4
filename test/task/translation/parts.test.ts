import { describe, expect, test } from "vitest";
import type { Ask } from "../../../src/task/task.ts";
import { translate } from "../../../src/task/translate.ts";
import { articleOf } from "../../fakes/articles.ts";
import { drive, type Given } from "../drive.ts";

const LONG = [
  "Буксиры вышли из порта на рассвете, сообщила администрация города в понедельник.",
  "Очередь на рейде сократилась вдвое за одну ночь, хотя работал только один причал.",
  "Терминал по-прежнему работает в одну смену, и второй не будет до самой весны.",
  "Капитаны ждут указаний и не знают, сколько ещё простоят суда у входа в гавань.",
];
const RU = articleOf([LONG.join(" "), "Порт открыт."]);
const SOURCES = [LONG.slice(0, 2).join(" "), LONG.slice(2).join(" ")];

const PARTS = [
  "The tugs left the port at dawn, the city's administration said on Monday. The queue at the roads halved in a single night, although one berth alone was at work.",
  "The terminal still works in one shift, and there will be no second one until spring. The captains wait for orders and don't know how much longer the ships will lie at the harbour's mouth.",
];

const run = (answers: readonly Given[]) => drive(translate, RU, { to: "en" }, answers);

describe("a paragraph of more than two sentences", () => {
  test("is asked for in parts and shown whole", () => {
    const { asks, left, finish } = run([
      `[0] The tugs are back at sea\n[1.1] ${PARTS[0]}\n[1.2] ${PARTS[1]}\n[2] The port is open.`,
    ]);

    expect(asks[0]?.instruction).toContain("NUMBERS: 0 1.1 1.2 2\n");
    expect(left).toBeUndefined();
    expect(finish().value.paragraphs).toEqual([
      {
        id: 1,
        text: PARTS.join(" "),
        status: "ok",
        problems: [],
      },
      { id: 2, text: "The port is open.", status: "ok", problems: [] },
    ]);
  });

  test("is never put together by count: a part that is missing is asked for alone", () => {
    const { asks, finish } = run([
      `[0] The tugs are back at sea\n[1.1] ${PARTS[0]}\n[2] The port is open.`,
      `[1.2] ${PARTS[1]}`,
    ]);

    expect(asks[1]?.instruction).toContain("NUMBERS: 1.2\n");
    expect(asks[1]?.instruction).toContain("[1.2] the line was missing");
    expect(finish().value.paragraphs[0]).toMatchObject({
      status: "repaired",
      text: PARTS.join(" "),
    });
  });

  test("keeps the source of a part that never came, and says which one that is", () => {
    const { finish } = run([
      `[0] The tugs are back at sea\n[1.1] ${PARTS[0]}\n[2] The port is open.`,
      "I have nothing to add.",
    ]);

    expect(finish().value.coverage).toEqual({ paragraphs: 2, translated: 2, flagged: 1 });
    expect(finish().value.paragraphs[0]).toMatchObject({
      status: "flagged",
      text: `${PARTS[0]} ${SOURCES[1]}`,
      problems: [{ check: "count", unit: "1.2" }],
      doubts: [{ source: SOURCES[1], text: "" }],
    });
  });

  describe("that the answer has whole, under its own number,", () => {
    const rest = (paragraph: string) => `[0] The tugs are back at sea\n${paragraph}\n[2] The port is open.`;
    const asked = ({ left }: ReturnType<typeof run>) => /^NUMBERS: (.*)$/m.exec(left?.instruction ?? "")?.[1];

    test("is taken so, and nothing is asked again", () => {
      const { left, finish } = run([rest(`[1] ${PARTS.join(" ")}`)]);

      expect(left).toBeUndefined();
      expect(finish().value.paragraphs).toEqual([
        { id: 1, text: PARTS.join(" "), status: "ok", problems: [] },
        { id: 2, text: "The port is open.", status: "ok", problems: [] },
      ]);
    });

    test("is checked against the whole of its source, and asked for again under that number", () => {
      const driven = run([rest(`[1] ${PARTS[0]}`)]);

      expect(asked(driven)).toBe("1");
      expect(driven.finish().value.paragraphs[0]).toMatchObject({
        status: "flagged",
        doubts: [{ source: SOURCES.join(" "), text: PARTS[0] }],
      });
      const mended = run([rest(`[1] ${PARTS[0]}`), `[1] ${PARTS.join(" ")}`]);
      expect(mended.left).toBeUndefined();
      expect(mended.finish().value.paragraphs[0]).toMatchObject({ status: "repaired", text: PARTS.join(" ") });
    });

    test.each<[what: string, given: Given, missing: string]>([
      ["a part is given beside it", rest(`[1] ${PARTS[0]}\n[1.2] ${PARTS[1]}`), "1.1"],
      ["the number comes twice", rest(`[1] ${PARTS[0]}\n[1] ${PARTS[1]}`), "1.1 1.2"],
      ["it is empty", rest("[1]"), "1.1 1.2"],
      ["a part was begun when the answer broke", [`[0] Tugs\n[1] ${PARTS[0]}\n[1.2] The`, "cut"], "1.1 1.2 2"],
      ["it may have more to come", [`[0] Tugs\n[1] ${PARTS.join(" ")}`, "cut"], "1.1 1.2 2"],
    ])("is not where %s", (_what, given, missing) => {
      expect(asked(run([given]))).toBe(missing);
    });

    test("mends its parts where all of them were wrong", () => {
      const { left, finish } = run([rest("[1.1] Буксиры вышли.\n[1.2] Капитаны ждут."), `[1] ${PARTS.join(" ")}`]);

      expect(left).toBeUndefined();
      expect(finish().value.paragraphs[0]).toMatchObject({ status: "repaired", text: PARTS.join(" "), problems: [] });
    });

    test("replaces no part that had come before", () => {
      const driven = run([rest(`[1.1] ${PARTS[0]}`), `[1] ${PARTS.join(" ")}`]);

      expect(driven.finish().value.paragraphs[0]).toMatchObject({ text: `${PARTS[0]} ${SOURCES[1]}` });
    });
  });

  test("counts as done when all of it has come", () => {
    const state = translate.begin(RU, { to: "en" });
    const done = (text: string) => translate.progress(translate.take(state, text, "streaming"))?.done;

    expect(done("[1.1] The tugs left.\n[1.2]")).toBe(0);
    expect(done("[1.1] The tugs left.\n[1.2] One shift works.\n[2]")).toBe(1);
  });
});

describe("a paragraph of 30,000 characters without the end of a sentence", () => {
  const source = "капитаны ждут указаний и не знают сколько ещё простоят ".repeat(550).trim();
  const article = articleOf([source, "Порт открыт."]);
  const numbers = (instruction = "") => (/^NUMBERS: (.*)$/m.exec(instruction)?.[1] ?? "").split(" ");

  /** Answers until nothing is left to ask. */
  function translated(answer: (id: string) => string) {
    const asks: Ask[] = [];
    let state = translate.begin(article, { to: "en" });
    for (let ask = translate.next(state); ask && asks.length < 40; ask = translate.next(state)) {
      asks.push(ask);
      state = translate.take(state, numbers(ask.instruction).map(answer).join("\n"), "end");
    }
    return { asks, left: translate.next(state), paragraphs: translate.finish(state).value.paragraphs };
  }

  test("is asked for in several answers and shown whole", () => {
    const { asks, left, paragraphs } = translated(
      (id) => `[${id}] ${id.startsWith("1.") ? `the captains wait at berth ${id} `.repeat(45).trim() : "The tugs."}`,
    );
    const first = asks.flatMap(({ instruction }) =>
      instruction.includes("came out wrong") ? [] : numbers(instruction),
    );

    expect(left).toBeUndefined();
    expect(asks.length).toBeGreaterThan(3);
    expect(Math.max(...asks.map(({ maxTokens }) => maxTokens))).toBeLessThan(14_000);
    expect(new Set(first).size).toBe(first.length);
    expect(paragraphs.map(({ id }) => id)).toEqual([1, 2]);
    expect(paragraphs[0]?.text).toMatch(/^the captains wait at berth 1\.1 .* berth 1\.2\d$/);
  });

  test("that never comes stands character for character, untranslated", () => {
    const { left, paragraphs } = translated((id) => (id.startsWith("1.") ? "" : `[${id}] The port is open.`));

    expect(left).toBeUndefined();
    expect(paragraphs[0]).toMatchObject({ status: "untranslated", text: source });
    expect(paragraphs[1]).toMatchObject({ text: "The port is open." });
  });
});
