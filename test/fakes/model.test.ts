import { describe, expect, test } from "vitest";
import type { Answer, ModelRequest } from "./anthropic.ts";
import { atFirst, chatting, doubling, dropping, inventingNumber, inventingQuote } from "./model-faults.ts";
import { leavingSource, miscounting, swapping, uncited } from "./model-faults.ts";
import { scriptedModel } from "./model.ts";
import { pseudoEnglish } from "./pseudo.ts";

const ARTICLE = [
  "=== BEGINNING OF ARTICLE x ===",
  "Language: ru",
  "[0] Порт открылся",
  "[1] Порт открылся 17 марта после ремонта за 3 млн евро, сообщило агентство Reuters.",
  "[2] «Мы ждали этого два года», — сказала директор Анна Белова.",
  "[3] Новый причал принимает суда длиной до 300 метров.",
  "=== END OF ARTICLE x ===",
].join("\n");

function request(instruction: string): ModelRequest {
  const content = [ARTICLE, instruction].map((text) => ({ type: "text" as const, text }));
  return { model: "claude-sonnet-5-5", max_tokens: 1000, messages: [{ role: "user", content }] };
}

const ask = async (model: Answer, instruction: string): Promise<string> =>
  (await model(request(instruction))).text ?? "";

const letters = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;
const numbers = (answer: string): string[] => [...answer.matchAll(/^\[(\d+)\]/gm)].map((match) => match[1] ?? "");

const TRANSLATE = "TASK: translate\nNUMBERS: 0 1 3\n\nTranslate the lines.";

describe("the scripted model", () => {
  test("translates the lines asked for, in English words, with figures and Latin names", async () => {
    const lines = (await ask(scriptedModel, TRANSLATE)).split("\n");

    expect(lines.map((line) => line.slice(0, 3))).toEqual(["[0]", "[1]", "[3]"]);
    expect(lines.join("")).not.toMatch(/\p{Script=Cyrillic}/u);
    expect(lines[1]).toMatch(/\b17\b.*\b3 million\b.*\bReuters\b/);
    expect(lines[2]).toContain("300");
  });

  test("summarises with a headline and references that exist", async () => {
    const lines = (await ask(scriptedModel, "TASK: summarize\n\nWrite 2 points")).split("\n");

    expect(lines[0]).toMatch(/^# [A-Z]/);
    expect(lines.slice(1).map((line) => /^- .+ \[(\d)\]$/.exec(line)?.[1])).toEqual(["1", "2"]);
  });

  test("quotes what stands in quotation marks, with the name the article has", async () => {
    const answer = await ask(scriptedModel, "TASK: quotes\n\nAt most 10");

    expect(JSON.parse(answer)).toMatchObject({
      paragraph: 2,
      original: "Мы ждали этого два года",
      name: "Анна Белова",
    });
  });

  test("answers a question from the paragraph that shares most with it", async () => {
    const answer = await ask(
      scriptedModel,
      "TASK: ask\n\nA reader asks about the article:\n\nWhat is 300 metres long?",
    );

    expect(answer).toMatch(/\[3\]$/);
  });
});

describe("a made-up translation", () => {
  test.each([
    { what: "Chinese", source: "北京时间17日上午，港口重新开放，投资90亿元。".repeat(3), ratio: 2.44 },
    { what: "Russian", source: "Корабль пришёл в порт утром, и его встречала Анна Белова из Мурманска.", ratio: 0.88 },
    { what: "Arabic", source: "وصلت السفينة إلى الميناء صباح اليوم واستقبلها سكان المدينة", ratio: 1.09 },
    { what: "French", source: "Le navire est arrivé au port dans la matinée sous une pluie fine.", ratio: 0.86 },
  ])("from $what has a translation's length and is always the same", ({ source, ratio }) => {
    const english = pseudoEnglish(source);

    expect(letters(english) / letters(source) / ratio).toBeGreaterThan(0.8);
    expect(letters(english) / letters(source) / ratio).toBeLessThan(1.3);
    expect(english).toMatch(/^[\x20-\x7e]+$/);
    expect(pseudoEnglish(source)).toBe(english);
    expect(pseudoEnglish(`${source} x`)).not.toBe(english);
  });

  test.each([
    ["投资90亿元", "9,000,000,000"],
    ["٣ مليون دولار", "3 million"],
    ["12 тыс. человек", "12 thousand"],
    ["Der Preis stieg auf 4,5 Milliarden Euro", "4,5 billion"],
  ])("of “%s” says %s", (source, figure) => {
    expect(pseudoEnglish(source)).toContain(figure);
  });
});

describe("models that get it wrong", () => {
  test.each([
    { what: "dropping", model: dropping(1), expected: ["0", "3"] },
    { what: "doubling", model: doubling(1), expected: ["0", "1", "1", "3"] },
    { what: "inventing a number", model: inventingNumber(99), expected: ["0", "1", "3", "99"] },
  ])("$what gives the lines $expected", async ({ model, expected }) => {
    expect(numbers(await ask(model, TRANSLATE))).toEqual(expected);
  });

  test("leave a line in the source's language, swap two, change figures, talk around it", async () => {
    const right = (await ask(scriptedModel, TRANSLATE)).split("\n");
    const swapped = (await ask(swapping(1, 3), TRANSLATE)).split("\n");

    expect(await ask(leavingSource(0), TRANSLATE)).toContain("[0] Порт открылся\n");
    expect(swapped.map((line) => line.slice(4))).toEqual([right[0], right[2], right[1]].map((line) => line?.slice(4)));
    expect(await ask(miscounting(1), TRANSLATE)).toContain("28");
    expect(await ask(chatting, TRANSLATE)).toMatch(/^Here is/);
  });

  test("cite nothing, and quote what nobody said", async () => {
    expect(await ask(uncited, "TASK: summarize")).not.toContain("[");
    const [first] = (await ask(inventingQuote(), "TASK: quotes")).split("\n");
    expect(ARTICLE).not.toContain((JSON.parse(first ?? "") as { original: string }).original);
  });

  test("get it right from the second time on", async () => {
    const model = atFirst(dropping(1));

    expect(numbers(await ask(model, TRANSLATE))).toEqual(["0", "3"]);
    expect(numbers(await ask(model, TRANSLATE))).toEqual(["0", "1", "3"]);
  });
});
