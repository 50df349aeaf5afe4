import { expect, test } from "vitest";
import { figuresOf, type Round, type Runs } from "../../bench/bot/figures.ts";
import { botTable } from "../../bench/bot/report.ts";

const memory = (rss: number) => ({ rss, heap: rss / 2, children: 10 });

function round(factor: number): Round {
  const times = Array.from({ length: 100 }, (_, at) => (at + 1) * factor);
  return { startMs: 500, idle: memory(100), acknowledged: times, answered: times, resultsPerSecond: 50 / factor };
}

const runs = (factor: number): Runs => ({
  rounds: { dragoman: [round(factor), round(factor)], bare: [round(1), round(1)] },
  grown: {
    dragoman: { servers: memory(200), authors: memory(200 + 10 * factor) },
    bare: { servers: memory(200), authors: memory(300) },
  },
  blocks: { first: { workMs: 200, clockMs: 200 }, pages: { "a page": { workMs: 30 * factor, clockMs: 40 } } },
});

const met = (factor: number) =>
  Object.fromEntries(
    figuresOf(runs(factor)).flatMap((figure) => (figure.target ? [[figure.what, figure.target.isMet(figure)]] : [])),
  );

test("what is as fast as the bare client reaches everything", () => {
  expect(Object.values(met(1))).not.toContain(false);
});

test("what is twice as slow misses what it is measured by", () => {
  expect(met(2)).toEqual({
    "acknowledged, p99": false,
    "acknowledged, slowest": true,
    "answered from the cache, p50": true,
    "memory, idle": true,
    "memory that authors add": false,
    "longest block, a page": false,
  });
});

test("the table has both clients, their ratio, and what is to be reached", () => {
  const line = botTable(figuresOf(runs(2)))
    .split("\n")
    .find((each) => each.includes("acknowledged, p99"));
  expect(line?.split("|").map((cell) => cell.trim())).toEqual([
    "",
    "acknowledged, p99",
    "ms",
    "198",
    "99",
    "2.00",
    "≤ 1.5 ×",
    "**no**",
    "",
  ]);
});
