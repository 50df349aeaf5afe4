import type { Interaction } from "discord.js";
import { afterEach, expect, test, vi } from "vitest";
import { watchInteractions } from "../../../src/discord/watch/interactions.ts";
import { UserError } from "../../../src/errors.ts";
import { NO_METRICS } from "../../../src/telemetry/no-metrics.ts";
import type { InSpan } from "../../../src/telemetry/telemetry.ts";

const span: InSpan = (_, __, work) => work(() => undefined);
const [yes, no] = [() => true, () => false];
const interaction = (id: string, kind: object = {}) =>
  ({ id, isAutocomplete: no, isCommand: no, isModalSubmit: no, isButton: no, ...kind }) as unknown as Interaction;
const callback = (id: string) => `http://127.0.0.1/api/v10/interactions/${id}/token/callback`;

function start() {
  const told: unknown[] = [];
  const metrics = {
    ...NO_METRICS,
    interaction: (...what: unknown[]) => void told.push(what),
    acknowledged: (seconds: number) => void told.push(seconds),
  };
  const watch = watchInteractions({ metrics, span });
  let status = 200;
  const send = watch.transport(async () => new Response(null, { status }));
  return { told, watch, send, refuse: () => (status = 404) };
}

afterEach(() => vi.useRealTimers());

test.each([
  ["a command", { isCommand: yes, commandName: "ask" }, "ask"],
  ["a form", { isModalSubmit: yes }, "form"],
  ["a button", { isButton: yes }, "button"],
  ["a menu", {}, "menu"],
  ["choices while somebody types", { isAutocomplete: yes, isCommand: yes }, "choices"],
])("%s is counted by a name of ours", async (_, kind, name) => {
  const { told, watch } = start();
  await watch.dispatch(async () => undefined)(interaction("1", kind));
  expect(told).toEqual([[name, "taken"]]);
});

test.each([
  [new UserError("queue_full"), "refused"],
  [new Error("a fault of ours"), "failed"],
])("%s is thrown on, and counted", async (error, outcome) => {
  const { told, watch } = start();
  await expect(watch.dispatch(() => Promise.reject(error))(interaction("1"))).rejects.toBe(error);
  expect(told).toEqual([["menu", outcome]]);
});

test("the time to the first response is that until Discord has it, also where it tells an error", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  const { told, watch, send } = start();
  await watch
    .dispatch(() => Promise.reject(new UserError("queue_full")))(interaction("7"))
    .catch(() => undefined);
  vi.advanceTimersByTime(400);
  await send(callback("7"), {});
  await send(callback("7"), {});
  await send(callback("8"), {});
  await send("http://127.0.0.1/api/v10/channels/7/messages", {});
  expect(told).toEqual([["menu", "refused"], 0.4]);
});

test("what Discord refuses is no response, and what it takes too late is forgotten", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  const { told, watch, send, refuse } = start();
  const hear = watch.dispatch(async () => undefined);
  await hear(interaction("1"));
  vi.advanceTimersByTime(20_000);
  await hear(interaction("2"));
  await send(callback("1"), {});
  refuse();
  await send(callback("2"), {});
  expect(told).toEqual([
    ["menu", "taken"],
    ["menu", "taken"],
  ]);
});
