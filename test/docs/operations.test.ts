import { readFileSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { createLog } from "../../src/log.ts";
import { serve } from "../../src/serve.ts";
import { createPrometheus } from "../../src/telemetry/prometheus.ts";
import { VARIABLES } from "../../src/variables.ts";
import { SOURCES } from "../structure/project.ts";

const page = readFileSync(new URL("../../docs/operations.md", import.meta.url), "utf8");
const named = (pattern: RegExp) => new Set([...page.matchAll(pattern)].map(([, name = ""]) => name));

test("docs/operations.md names the metrics that there are, all of them", async () => {
  const prometheus = createPrometheus();
  const log = createLog("silent", []);
  const load = async () => ({ running: 0, waiting: 0 });
  const site = await serve({ http: { port: 0 }, needs: {}, load, prometheus, log });
  onTestFinished(async () => site?.close());
  const served = [...(await prometheus.text()).matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name);
  const told = named(/\b(dragoman_\w+?)(?:_bucket|_sum|_count)?\b/g);
  expect(told).toEqual(new Set(served));
});

test("it quotes the log as it is", () => {
  const lines = named(/`"([^"`]+)"`/g);
  expect(lines.size).toBeGreaterThan(5);
  const program = [...SOURCES.values()].join("\n");
  for (const line of lines) expect(program).toContain(`"${line}"`);
});

test("its variables are read", () => {
  for (const variable of named(/`((?:DRAGOMAN_[A-Z_]+|REDIS_URL|SHARDS|HTTP_PORT|PUBLIC_URL))/g)) {
    expect(VARIABLES).toContain(variable);
  }
});

test("what it tells of a million people follows from its figures", () => {
  const [people = 0, servers, shards, results, atOnce, , store, tokens, usd] =
    /^\| 1,000,000 .*$/m
      .exec(page)?.[0]
      .split("|")
      .slice(1)
      .map((cell) => Number(cell.replaceAll(/[^\d.]/g, ""))) ?? [];
  const asked = people / 20;
  const hour = asked / 10 / 2;
  expect([servers, shards, results]).toEqual([people / 100, people / 100 / 1_000, asked]);
  expect(atOnce).toBe(Math.round((hour / 3_600) * 30));
  expect(store).toBe((asked * 30 * (80 / 2 + 20)) / 1_000_000);
  expect(tokens).toBeCloseTo((hour / 60) * 450, -3);
  expect(usd).toBeCloseTo((asked / 2) * 30 * 0.009);
});
