import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { CostRow } from "../../bench/cost/figures.ts";
import { aimTable, costTable, translationTable } from "../../bench/cost/report.ts";
import { PRICED_MODELS, PRICES_AS_OF, PRICES_SOURCE } from "../../src/llm/price.ts";

const root = join(import.meta.dirname, "../..");

function run(...args: string[]) {
  return spawnSync(process.execPath, ["bench/cost.ts", ...args], { cwd: root, encoding: "utf8", timeout: 60_000 });
}

describe("the cost of questions", () => {
  test("is printed for every model with a price, with the day and source of the prices", { timeout: 60_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), "bench-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const json = join(folder, "cost.json");
    const { status, stdout, stderr } = run("--questions", "3", "--json", json);
    const figures = JSON.parse(readFileSync(json, "utf8")) as { rows: CostRow[]; prices: object };

    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toContain(PRICES_AS_OF);
    expect(stdout).toContain(PRICES_SOURCE);
    expect(stdout).toContain(translationTable(figures.rows));
    expect(figures.prices).toEqual({ asOf: PRICES_AS_OF, source: PRICES_SOURCE });
    expect(stdout).toContain(costTable(figures.rows));
    expect(stdout).toContain(aimTable(figures.rows));
    expect(figures.rows.filter(({ answers, hour }) => answers <= 0 || answers >= hour)).toEqual([]);
    expect(figures.rows.map(({ model }) => model)).toEqual(PRICED_MODELS.flatMap((model) => [model, model]));
    // The example is shorter than what Haiku 4.5 caches.
    const cached = figures.rows.filter(({ model }) => model !== "claude-haiku-4-5");
    const others = figures.rows.filter(({ model }) => model === "claude-haiku-4-5");
    expect(figures.rows.filter(({ rawPage, uncached }) => rawPage <= uncached)).toEqual([]);
    expect(others.filter(({ uncached, fiveMinutes, hour }) => fiveMinutes !== uncached || hour !== uncached)).toEqual(
      [],
    );
    expect(cached.filter(({ uncached, hour }) => hour >= uncached)).toEqual([]);
    expect(
      cached.filter(({ gapMinutes, fiveMinutes, coldFiveMinutes }) => gapMinutes < 5 && fiveMinutes >= coldFiveMinutes),
    ).toEqual([]);
    expect(cached.filter(({ gapMinutes, fiveMinutes, hour }) => gapMinutes > 5 && hour >= fiveMinutes)).toEqual([]);
  });

  test("of a long article are a smaller share of what they cost without the cache", { timeout: 60_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), "bench-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const shares = [1, 5].map((times) => {
      const json = join(folder, `${times}.json`);
      expect(run("--times", String(times), "--json", json).status).toBe(0);
      const { rows } = JSON.parse(readFileSync(json, "utf8")) as { rows: CostRow[] };
      return (rows[0]?.coldFiveMinutes ?? 0) / (rows[0]?.uncached ?? 0);
    });
    expect(shares[1]).toBeLessThan(shares[0] ?? 0);
  });

  test.each([
    [["--questions", "none"], "--questions is a number"],
    [["--times", "0"], "--times is a number"],
    [["a.html", "b.html"], "Name one file"],
    [["examples/nowhere.html"], "nowhere.html"],
    [["--loud"], "--loud"],
  ])("%j is told to be wrong, with the usage", (args, says) => {
    const { status, stdout, stderr } = run(...args);

    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(says);
    expect(stderr).toContain("usage: npm run -s bench:cost");
  });
});
