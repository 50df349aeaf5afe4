import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import type { UserErrorCode } from "../../src/errors.ts";
import type { TaskName } from "../../src/job.ts";
import { createClaude } from "../../src/llm/claude.ts";
import { createRetry } from "../../src/llm/retry.ts";
import { createTaskRunner } from "../../src/task/run.ts";
import { startAnthropic, type Answer } from "../fakes/anthropic.ts";
import { articleOf, russian } from "../fakes/articles.ts";
import { scriptedModel } from "../fakes/model.ts";
import {
  answering,
  atFirst,
  cutting,
  failing,
  inventingQuote,
  overloaded,
  refusing,
  slowly,
  stalling,
  uncited,
} from "../fakes/model-faults.ts";
import { TASKS, askedLines, codeOf, optionsOf, startWithModel } from "./core.ts";

describe("a model that ends before its answer", () => {
  test.each(TASKS)("by refusing, says so and keeps nothing of %s", async (task) => {
    const [core, fake] = await startWithModel(refusing("general_harms"));
    expect(await codeOf(core.ask(task, optionsOf(task), { modelOnly: true }))).toBe("model_refused");
    expect(fake.requests).toHaveLength(1);

    fake.answer = scriptedModel;
    expect((await core.ask(task, optionsOf(task))).cached).toBeUndefined();
  });

  test.each<[what: string, fault: (characters: number) => Answer]>([
    ["a cut stream", cutting],
    ["an overload in mid-stream", overloaded],
  ])("by %s: what was whole is not asked for again", async (_what, fault) => {
    const [core, fake] = await startWithModel(atFirst(fault(900)));
    const { value, problems, usage } = await core.ask("translate");
    const [first = [], second = []] = fake.requests.map(askedLines);

    expect(fake.requests).toHaveLength(2);
    expect(second.length).toBeLessThan(first.length);
    expect(first.slice(-second.length)).toEqual(second);
    expect(value.paragraphs.every(({ status }) => status === "ok")).toBe(true);
    expect([problems, usage?.requests]).toEqual([[], 2]);
  });

  test.each(["summarize", "quotes", "ask"] as const)("by a cut stream: %s is asked for again, whole", async (task) => {
    const [core, fake] = await startWithModel(atFirst(cutting(40)));

    expect((await core.ask(task, optionsOf(task))).problems).toEqual([]);
    expect(JSON.stringify(fake.requests[1])).toBe(JSON.stringify(fake.requests[0]));
  });

  test.each<[what: string, fault: Answer, code: UserErrorCode, requests: number]>([
    ["stays overloaded", failing(529), "model_busy", 4],
    ["is overloaded at once, again and again", overloaded(0), "model_busy", 4],
    ["asks for a wait of an hour", failing(429, { "retry-after": "3600" }), "model_busy", 1],
    ["cuts every stream", cutting(0), "model_unreachable", 4],
    ["doesn't take the key", failing(401), "model_key_rejected", 1],
    ["isn't there", failing(404), "model_unknown", 1],
    ["takes no such request", failing(400), "model_unusable", 1],
  ])("because it %s is an error that says so", async (_what, fault, code, requests) => {
    const [core, fake] = await startWithModel(fault);

    expect(await codeOf(core.ask("translate"))).toBe(code);
    expect(fake.requests).toHaveLength(requests);
  });

  test.each<[task: TaskName, first: Answer]>([
    ["summarize", uncited],
    ["quotes", inventingQuote("他从未说过这句话，从未说过。")],
    ["ask", uncited],
  ])("after its first answer, which had to be repaired: %s is given as it was, and not kept", async (task, first) => {
    const [core, fake] = await startWithModel(atFirst(first, 1, refusing()));
    const { problems } = await core.ask(task, optionsOf(task));
    expect(problems.at(-1)?.check).toBe("interrupted");
    expect(fake.requests).toHaveLength(2);

    fake.answer = scriptedModel;
    expect((await core.ask(task, optionsOf(task))).cached).toBeUndefined();
  });

  test("after an answer that gave nothing, it is what went wrong last that is told", async () => {
    const [core] = await startWithModel(atFirst(answering(""), 1, failing(529)));

    expect(await codeOf(core.ask("summarize", {}, { modelOnly: true }))).toBe("model_busy");
  });

  test("a wait that it asks for is kept", async () => {
    const [core, fake] = await startWithModel(atFirst(failing(429, { "retry-after": "1" })));
    const began = performance.now();
    await core.ask("summarize");

    expect(performance.now() - began).toBeGreaterThan(990);
    expect(fake.requests).toHaveLength(2);
  });

  test("by silence is asked again once, then given up", async () => {
    const fake = await startAnthropic({ answer: stalling(900) });
    onTestFinished(fake.close);
    const llm = createClaude({ baseUrl: fake.url, apiKey: fake.key, model: "claude-sonnet-5-5", idleTimeout: 400 });
    const nothing = { get: async () => undefined, put: async () => undefined, remove: async () => undefined };
    const stores = { results: nothing, drafts: nothing, transcripts: nothing };
    const run = createTaskRunner({ llm, retry: createRetry({ baseDelay: 1 }), ...stores });

    expect(await codeOf(run("summarize", articleOf(russian(9)), { to: "en" }))).toBe("model_stalled");
    expect(fake.requests).toHaveLength(2);
    await expect.poll(() => fake.abandoned).toBe(2);
  });

  test("because whoever asked gave up costs nothing more", async () => {
    const [core, fake] = await startWithModel(slowly(20, 20));
    const giveUp = new AbortController();
    const running = core.ask("translate", {}, { signal: giveUp.signal });
    await expect.poll(() => fake.requests.length).toBe(1);
    giveUp.abort(new Error("enough"));

    await expect(running).rejects.toThrow("enough");
    await expect.poll(() => fake.abandoned).toBe(1);
    await sleep(30);
    expect(fake.requests).toHaveLength(1);
  });
});
