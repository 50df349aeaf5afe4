import { expect, test } from "vitest";
import { serverUsage } from "../../../src/discord/manage/usage-view.ts";
import { english } from "../../../src/locale/translate.ts";
import type { MonthUsage, Totals } from "../../../src/store/usage.ts";
import { textOf } from "../../fakes/discord-components.ts";

const sums = (usd: number): Totals => ({ jobs: 1, tokens: 950, usd, cached: 0, savedUsd: 0 });

function shown(people: MonthUsage["people"]): string {
  const spent: MonthUsage = { total: sums(9), tasks: [], people, days: [] };
  const view = { t: english, month: "2026-11", budgetUsd: undefined, picture: undefined };
  return textOf(serverUsage(spent, view));
}

test("a server's dearest people are named, the others summed up", () => {
  const people = Array.from({ length: 18 }, (_, index) => ({ userId: `${index}`, ...sums(18 - index) }));
  const text = shown(people);
  expect(text).toContain("- <@14>: ");
  expect(text).not.toContain("<@15>");
  expect(text).toContain("- 3 more people: US$6.00");
});

test("who wished to be forgotten has no name", () => {
  expect(shown([sums(2)])).toContain("- people who wished to be forgotten: **US$2.00** · 1 result · 950 tokens");
});

test("a month without a picture has no file", () => {
  const spent: MonthUsage = { total: sums(1), tasks: [], people: [], days: [] };
  const view = { t: english, month: "2026-11", budgetUsd: 2 };
  expect(serverUsage(spent, { ...view, picture: undefined }).files).toBeUndefined();
  expect(serverUsage(spent, { ...view, picture: Buffer.from("PNG") }).files).toMatchObject([
    { name: "usage-2026-11.png" },
  ]);
});
