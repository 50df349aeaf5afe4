import { expect, test } from "vitest";
import { chartSpec, type DaySpending } from "../../src/export/chart/spec.ts";

/** What the axes reach to. */
function scales(month: string, days: readonly DaySpending[]) {
  const { encoding } = chartSpec(month, days) as unknown as {
    encoding: Record<"x" | "y", { scale: { domain: number[] }; axis: { format?: string } }>;
  };
  return { days: encoding.x.scale.domain, usd: encoding.y.scale.domain, format: encoding.y.axis.format };
}

test.each([
  ["2026-11", 30],
  ["2026-12", 31],
  ["2026-02", 28],
  ["2028-02", 29],
])("%s has all its days, whatever was done on them", (month, count) => {
  expect(scales(month, []).days).toEqual(Array.from({ length: count }, (_, index) => index + 1));
});

test("the dollars reach to the dearest day, all its tasks together", () => {
  const days: DaySpending[] = [
    { day: 1, task: "ask", usd: 0.75 },
    { day: 2, task: "ask", usd: 0.5 },
    { day: 2, task: "quotes", usd: 0.5 },
  ];
  expect(scales("2026-11", days)).toMatchObject({ usd: [0, 1], format: "$,.2f" });
});

test("cents have room for their parts, and a month without any has an axis", () => {
  expect(scales("2026-11", [{ day: 1, task: "ask", usd: 0.03 }])).toMatchObject({ usd: [0, 0.03], format: "$.3f" });
  expect(scales("2026-11", []).usd).toEqual([0, 0.01]);
});
