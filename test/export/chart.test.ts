import { expect, test } from "vitest";
import { drawSpending } from "../../src/export/chart/chart.ts";
import { draw } from "../../src/export/chart/draw.ts";
import { chartSpec, type DaySpending } from "../../src/export/chart/spec.ts";

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const TASKS = ["translate", "summarize", "quotes", "ask"] as const;
const busy: DaySpending[] = Array.from({ length: 31 }, (_, index) =>
  TASKS.map((task, rank) => ({ day: index + 1, task, usd: ((index * 7 + rank * 3) % 11) / 20 })),
).flat();

test("a month is a picture of 800 × 400 dots that is small enough for any message", async () => {
  const png = Buffer.from(await drawSpending("2026-10", busy));

  expect([...png.subarray(0, 8)]).toEqual(SIGNATURE);
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([800, 400]);
  expect(png.length).toBeLessThan(100_000);
});

const drawn = async (...spent: Parameters<typeof chartSpec>) =>
  Buffer.from(await draw(chartSpec(...spent))).toString("base64");

test("the picture shows what was spent, when, for what, and in which month", async () => {
  const spent: DaySpending = { day: 3, task: "ask", usd: 0.5 };
  const pictures = await Promise.all([
    drawn("2026-11", [spent]),
    drawn("2026-11", [
      { ...spent, usd: 0.7 },
      { day: 4, task: "ask", usd: 0.5 },
    ]),
    drawn("2026-11", [{ ...spent, day: 4 }]),
    drawn("2026-11", [{ ...spent, task: "quotes" }]),
    drawn("2026-11", []),
    drawn("2026-09", []),
  ]);
  const again = await drawn("2026-11", [spent]);

  expect(new Set(pictures).size).toBe(pictures.length);
  expect(again).toBe(pictures[0]);
});
