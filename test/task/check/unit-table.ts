import { expect, test } from "vitest";
import type { UnitCheck } from "../../../src/task/check/unit.ts";

export const RU = { from: "ru", to: "en" };
export const FR = { from: "fr", to: "en" };
export const DE_ZH = { from: "de", to: "zh" };

export type Row = [what: string, source: string, text: string, pair: typeof RU, found: "hard" | "soft" | undefined];

/** Tests what a check finds in one unit: a row each. */
export function table(check: UnitCheck, rows: readonly Row[]): void {
  test.each(rows)("%s", (_what, source, text, pair, severity) => {
    const found = check({ id: "1", source, text }, pair);
    expect(found.map((problem) => problem.severity)).toEqual(severity === undefined ? [] : [severity]);
  });
}
