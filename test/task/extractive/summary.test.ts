import { performance } from "node:perf_hooks";
import { describe, expect, it } from "vitest";
import { bulletCount, extractSummary } from "../../../src/task/extractive/summary.ts";
import { articleOf } from "./article.ts";

const harbour = [
  "Rain fell on the quay before dawn, and somebody had lit a fire in an old drum.",
  "The harbour of Holm will close its coal terminal in June, the port authority said on Monday, ending 120 years of trade.",
  "“I never thought I would see the last ship go,” said Peter Vane, who has worked the cranes for thirty years.",
  "The terminal employs 214 people and handled 3.1 million tonnes of coal in 2019, but only 400,000 tonnes last year.",
  "He said it was a sad day.",
  "The port authority will spend 85 million on a wind turbine factory, which is to open in 2028 and employ 300 people.",
  "Unions want a guarantee that every worker of the coal terminal is offered a place in the wind turbine factory.",
  "The council of Holm votes on the plan on 14 May; a majority of its 31 members has spoken in favour of the port.",
  "Two cafés near the harbour closed in the winter, and the bakery opens only three days a week.",
  "The last coal ship, the Marta, is expected on 28 May with 22,000 tonnes from the south.",
  "Children in Holm used to count the wagons on their way to school.",
];

describe("a summary without a model", () => {
  const article = articleOf("en", harbour, "Holm harbour to close coal terminal in June");

  it.each(["short", "medium", "long"] as const)("has as many bullets as its length says: %s", (length) => {
    expect(extractSummary(article, length).bullets.length).toBe(bulletCount[length]);
  });

  it("consists of whole sentences of the paragraphs it names, in reading order", () => {
    const { headline, bullets } = extractSummary(article, "long");
    expect(headline).toBe(article.title);
    const ids = bullets.flatMap(({ paragraphs }) => paragraphs);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    for (const { text, paragraphs } of bullets) expect(harbour[(paragraphs[0] ?? 0) - 1]).toContain(text);
  });

  it("leads with the news and leaves out the scene and what can't stand alone", () => {
    const texts = extractSummary(article, "medium").bullets.map(({ text }) => text);
    expect(texts[0]).toBe(harbour[1]);
    expect(texts).not.toContain(harbour[0]);
    expect(texts).not.toContain(harbour[4]);
    expect(texts).not.toContain(harbour[10]);
  });

  it("doesn't say the same twice", () => {
    const again =
      "The harbour of Holm will close its coal terminal in June, the port authority said Monday, ending 120 years of trade.";
    const { bullets } = extractSummary(articleOf("en", [...harbour, again], article.title), "long");
    expect(bullets.filter(({ text }) => text.includes("ending 120 years"))).toHaveLength(1);
    expect(extractSummary(articleOf("en", [harbour[1] ?? "", again]), "short").bullets).toHaveLength(1);
  });

  it("takes nothing from captions, headings and tables", () => {
    const kinds = ["caption", "heading", "table"] as const;
    const paragraphs = kinds.map((kind) => ({ kind, text: harbour[1] ?? "" }));
    expect(extractSummary(articleOf("en", paragraphs), "short").bullets).toEqual([]);
  });

  it("is shorter where the article is", () => {
    expect(extractSummary(articleOf("en", harbour.slice(1, 3)), "long").bullets).toHaveLength(2);
  });

  it("works in scripts without spaces", () => {
    const paragraphs = [
      "清晨下着雨。",
      "霍尔姆港将于六月关闭煤炭码头，结束一百二十年的煤炭贸易。",
      "他说这是难过的一天。",
      "霍尔姆港煤炭码头雇用二百一十四人。",
    ];
    const { bullets } = extractSummary(articleOf("zh", paragraphs, "霍尔姆港六月关闭煤炭码头"), "short");
    expect(bullets.map(({ paragraphs: ids }) => ids[0])).toContain(2);
    expect(bullets.map(({ paragraphs: ids }) => ids[0])).toContain(4);
  });

  it("of a book-length text takes less than a second", () => {
    const paragraphs = Array.from({ length: 3000 }, (_, i) => `${harbour[i % harbour.length]} Item ${i} of the list.`);
    const started = performance.now();
    extractSummary(articleOf("en", paragraphs), "long");
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it.each(["word ", "字", "“", "(", "1 ", "1,", "A"])("of hostile text is made in linear time: %j", (piece) => {
    const started = performance.now();
    extractSummary(articleOf("en", [`${piece.repeat(100_000)}.`]), "long");
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
