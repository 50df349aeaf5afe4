import { describe, expect, test } from "vitest";
import { missingOf } from "../../src/http/health.ts";
import { operatorReply, type Operator } from "../../src/http/operator.ts";

const well: Operator = {
  needs: { store: () => true },
  metrics: { contentType: "text/plain; version=0.0.4", text: async () => "counted 1\n" },
};
const ask = (target: string, asked: { method?: string; isForwarded?: boolean } = {}, operator = well) =>
  operatorReply({ method: "GET", target, languages: undefined, isForwarded: false, ...asked }, operator);

describe("whoever runs the process", () => {
  test.each([
    ["/healthz", 200, "ok\n"],
    ["/readyz", 200, '{"missing":[]}\n'],
    ["/metrics?name[]=x", 200, "counted 1\n"],
  ])("is told at %s", async (target, status, body) => {
    expect(await ask(target)).toMatchObject({ status, body, headers: { "cache-control": "no-store" } });
  });

  test("hears by name alone what isn't there", async () => {
    const needs = {
      gateway: () => false,
      queue: () => Promise.reject(new Error("redis://:hunter2@10.0.0.1")),
      store: async () => true,
    };
    expect(await ask("/readyz", {}, { ...well, needs })).toMatchObject({
      status: 503,
      body: '{"missing":["gateway","queue"]}\n',
    });
    expect(await ask("/healthz", {}, { ...well, needs })).toMatchObject({ status: 200 });
  });

  test.each<[target: string, asked?: { method?: string; isForwarded?: boolean }]>([
    ["/"],
    ["/healthz/"],
    ["/metricsx"],
    ["/press/metrics"],
    ["/metrics", { isForwarded: true }],
    ["/readyz", { isForwarded: true }],
    ["/metrics", { method: "POST" }],
  ])("is told nothing at %s %j", async (target, asked = {}) => {
    expect(await ask(target, asked)).toBeUndefined();
  });
});

test("what doesn't answer in time isn't there", async () => {
  const never = () => new Promise<boolean>(() => undefined);
  expect(await missingOf({ queue: never, store: () => true }, 20)).toEqual(["queue"]);
});
