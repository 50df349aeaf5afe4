import { setTimeout as sleep } from "node:timers/promises";
import type Anthropic from "@anthropic-ai/sdk";
import { describe, expect, onTestFinished, test } from "vitest";
import { UserError, type UserErrorCode } from "../../src/errors.ts";
import type { Progress, TaskName } from "../../src/job.ts";
import { createClaude } from "../../src/llm/claude.ts";
import { createRetry } from "../../src/llm/retry.ts";
import { createTaskRunner } from "../../src/task/run.ts";
import { startAnthropic, type Answer, type Anthropicish } from "../fakes/anthropic.ts";
import { articleOf, russian } from "../fakes/articles.ts";
import { readPrompt, scriptedModel } from "../fakes/model.ts";
import {
  answering,
  atFirst,
  cutting,
  doubling,
  dropping,
  emptying,
  failing,
  inventingNumber,
  inventingQuote,
  leavingSource,
  overloaded,
  refusing,
  slowly,
  stalling,
  stoppingAt,
  uncited,
} from "../fakes/model-faults.ts";
import { fileInput, startCore, textFile, type TestCore } from "./core.ts";

const TASKS = ["translate", "summarize", "quotes", "ask"] as const;
const QUESTION = { question: "谁投了弃权票？" };

async function start(answer: Answer = scriptedModel): Promise<[TestCore, Anthropicish]> {
  const fake = await startAnthropic({ answer });
  onTestFinished(fake.close);
  return [await startCore({ baseUrl: fake.url, apiKey: fake.key, name: "claude-sonnet-5-5" }), fake];
}

const optionsOf = (task: TaskName) => (task === "ask" ? QUESTION : {});

/** The code of the UserError that a promise ends with. */
async function codeOf(promise: Promise<unknown>): Promise<UserErrorCode | undefined> {
  const error: unknown = await promise.catch((thrown: unknown) => thrown);
  return error instanceof UserError ? error.code : undefined;
}

const shownLines = (body: Anthropic.MessageCreateParams) => [...readPrompt(body).lines.keys()];
const askedLines = (body: Anthropic.MessageCreateParams) =>
  (/^NUMBERS: (.*)$/m.exec(readPrompt(body).instruction)?.[1] ?? "").split(" ").map(Number);

describe("a model that does as it is told", () => {
  test("translates the whole article, paragraph by paragraph", async () => {
    const [core, fake] = await start();
    const { article, value, problems, engine, cached, model, usage } = await core.ask("translate");
    const prose = article.paragraphs.filter(({ kind }) => kind !== "caption");

    expect(value.paragraphs.map(({ id, status }) => [id, status])).toEqual(prose.map(({ id }) => [id, "ok"]));
    expect(value.coverage).toEqual({ paragraphs: prose.length, translated: prose.length, flagged: 0 });
    expect(JSON.stringify(value)).not.toMatch(/\p{Script=Han}/u);
    expect(problems).toEqual([]);
    expect([engine, cached, model, usage?.requests]).toEqual(["model", undefined, "claude-sonnet-5-5", 1]);
    expect(fake.requests).toHaveLength(1);
  });

  test("summarises with paragraphs that exist", async () => {
    const [core] = await start();
    const { article, value, problems } = await core.ask("summarize");
    const ids = new Set(article.paragraphs.map(({ id }) => id));

    expect(value.bullets).toHaveLength(5);
    expect(
      value.bullets.every(({ paragraphs }) => paragraphs.length > 0 && paragraphs.every((id) => ids.has(id))),
    ).toBe(true);
    expect(problems).toEqual([]);
  });

  test("gives quotes that stand where they are said to stand", async () => {
    const [core] = await start();
    const { article, value } = await core.ask("quotes");

    expect(value.quotes.map(({ original }) => original)).toContain("豁免条款等于把最脏的三十艘船又放行了五年。");
    for (const { paragraph, spans, original } of value.quotes) {
      const text = article.paragraphs.find(({ id }) => id === paragraph)?.text ?? "";
      expect(text.slice(spans[0]?.start, spans[0]?.end)).toBe(original);
    }
    expect(value.withheld).toBe(0);
  });

  test("answers, and goes on with the conversation", async () => {
    const [core, fake] = await start();
    const first = await core.ask("ask", QUESTION);
    const turns = [{ question: QUESTION.question, answer: first.value.answer }];
    const second = await core.ask("ask", { question: "为什么？" }, { turns });

    expect([first, second].every(({ value }) => value.paragraphs.length === 1)).toBe(true);
    expect(fake.requests[1]?.messages.map(({ role }) => role)).toEqual(["user", "assistant", "user"]);
    expect(JSON.stringify(fake.requests[1]?.messages[0])).toContain(QUESTION.question);
  });

  test("sees the same article and rules first, whatever the task", async () => {
    const [core, fake] = await start();
    for (const task of TASKS) await core.ask(task, optionsOf(task));
    const opening = ({ system, messages }: Anthropic.MessageCreateParams) => [system, messages[0]?.content.at(0)];

    expect(new Set(fake.requests.map((body) => JSON.stringify(opening(body)))).size).toBe(1);
  });

  test("tells how far it is", async () => {
    const [core] = await start(slowly(0, 400));
    const seen: Progress[] = [];
    await core.ask("translate", {}, { onProgress: (progress) => seen.push(progress) });
    const done = seen.flatMap((progress) => (progress.stage === "asking" ? (progress.done ?? []) : []));

    expect(seen[0]).toEqual({ stage: "reading" });
    expect(seen.at(-1)).toEqual({ stage: "checking" });
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(new Set(done).size).toBeGreaterThan(4);
  });
});

describe("the cache", () => {
  test.each(TASKS)("answers the second %s without a model call, and says so", async (task) => {
    const [core, fake] = await start();
    const first = await core.ask(task, optionsOf(task));
    const { cached, costUsd, value } = await core.ask(task, optionsOf(task));

    expect(fake.requests).toHaveLength(1);
    expect(value).toEqual(first.value);
    expect(costUsd).toBe(0);
    expect(Math.abs(Date.now() - Date.parse(cached?.at ?? ""))).toBeLessThan(60_000);
  });

  test("joins ten who ask at once into one call", async () => {
    const [core, fake] = await start(slowly(2, 200));
    const results = await Promise.all(Array.from({ length: 10 }, () => core.ask("translate")));

    expect(fake.requests).toHaveLength(1);
    expect(new Set(results.map(({ value }) => JSON.stringify(value))).size).toBe(1);
  });

  test("has another entry for another language, length, question and conversation", async () => {
    const [core, fake] = await start();
    const turns = [{ question: "为什么？", answer: "So [1]." }];
    const runs = [
      () => core.ask("translate"),
      () => core.ask("translate", { to: "de" }),
      () => core.ask("summarize"),
      () => core.ask("summarize", { length: "short" }),
      () => core.ask("summarize", { length: "long" }),
      () => core.ask("ask", QUESTION),
      () => core.ask("ask", { question: "为什么？" }),
      () => core.ask("ask", QUESTION, { turns }),
    ];
    for (const run of [...runs, ...runs]) await run();

    expect(fake.requests).toHaveLength(runs.length);
  });

  test("has another entry where an archived page has the same text under its own headline", async () => {
    const [core, fake] = await start();
    const body = russian(3).map((text) => `<p>${text}</p>`);
    const archive = `[Мэр признал вину](https://news.example/1)\n------\n\n<div>16/10/2026</div><div>${body.join("")}</div>`;
    const page = fileInput(`data:text/markdown,${encodeURIComponent(archive)}`, "page.md");
    const first = await core.ask("translate", {}, { input: textFile("Буксиры снова вышли в море", russian(3)) });
    const second = await core.ask("translate", {}, { input: page });
    await core.ask("translate", {}, { input: page });

    expect(second.article).toMatchObject({ id: first.article.id, title: "Мэр признал вину" });
    expect(second.value.title).not.toBe(first.value.title);
    expect(fake.requests).toHaveLength(2);
  });

  test("is shared by what shapes nothing: a length for a translation, turns for a summary", async () => {
    const [core, fake] = await start();
    await core.ask("translate");
    await core.ask("translate", { length: "short" }, { turns: [{ question: "a", answer: "b" }] });
    await core.ask("summarize", {}, { turns: [{ question: "a", answer: "b" }] });
    await core.ask("summarize", { length: "medium" });

    expect(fake.requests).toHaveLength(2);
    expect(fake.requests.every(({ messages }) => messages.length === 1)).toBe(true);
  });

  test.each([
    ["its words", "UPDATE keyv SET value = replace(value, 'the', 'teh') WHERE namespace = 'result'"],
    [
      "its time",
      "UPDATE keyv SET value = replace(value, 'storedAt\":\"20', 'storedAt\":\"19') WHERE namespace = 'result'",
    ],
    ["its shape", "UPDATE keyv SET value = '{\"value\":{}}' WHERE namespace = 'result'"],
    ["its JSON", "UPDATE keyv SET value = substr(value, 1, 99) WHERE namespace = 'result'"],
  ])("misses an entry whose %s was tampered with", async (_what, sql) => {
    const [core, fake] = await start();
    const before = await core.ask("summarize");
    expect(core.database.prepare(sql).run().changes).toBe(1);
    const after = await core.ask("summarize");

    expect(fake.requests).toHaveLength(2);
    expect(after.cached).toBeUndefined();
    expect(after.value).toEqual(before.value);
  });
});

describe("a model that gets it wrong once", () => {
  test.each<[what: string, fault: Answer, statuses: string]>([
    ["drops a paragraph", dropping(3), "repaired"],
    ["leaves one empty", emptying(3), "repaired"],
    ["gives one twice", doubling(3), "repaired"],
    ["leaves one in its script", leavingSource(3), "repaired"],
    ["adds one", inventingNumber(99), "ok"],
  ])("%s is mended by asking for that one alone", async (_what, fault, status) => {
    const [core, fake] = await start(atFirst(fault));
    const { value, problems, usage } = await core.ask("translate");

    expect(
      value.paragraphs.map(({ id, status }) => (id === 3 ? status : "ok") === "ok" || status === "repaired"),
    ).not.toContain(false);
    expect(value.paragraphs.find(({ id }) => id === 3)?.status).toBe(status);
    expect(fake.requests.slice(1).map(askedLines)).toEqual(status === "ok" ? [] : [[3]]);
    expect(usage?.requests).toBe(fake.requests.length);
    expect(problems).toEqual([]);
  });

  test("is stopped by the token limit, and goes on with the rest", async () => {
    const [core, fake] = await start(atFirst(stoppingAt(900)));
    const { value, problems } = await core.ask("translate");
    const [first = [], second = []] = fake.requests.map(askedLines);

    expect(first.length).toBeGreaterThan(second.length);
    expect(first.slice(-second.length)).toEqual(second);
    expect(value.paragraphs.every(({ status }) => status === "ok")).toBe(true);
    expect(problems).toEqual([]);
  });

  test("names no paragraphs in a summary or an answer", async () => {
    const [core, fake] = await start(atFirst(uncited));
    expect((await core.ask("summarize")).problems).toEqual([]);
    fake.answer = atFirst(inventingNumber(99));
    expect((await core.ask("ask", QUESTION)).problems).toEqual([]);

    expect(fake.requests).toHaveLength(4);
  });

  test("invents a quote", async () => {
    const [core, fake] = await start(atFirst(inventingQuote("我从来没有说过这句话")));
    const { value } = await core.ask("quotes");

    expect(readPrompt(fake.requests[1]!).instruction).toContain("我从来没有说过这句话");
    expect(value.withheld).toBe(1);
    expect(JSON.stringify(value)).not.toContain("从来没有");
  });
});

describe("a model that stays wrong is shown with flags, and asked afresh the next time", () => {
  test.each<[what: string, task: TaskName, fault: Answer, problem: string]>([
    ["drops a paragraph", "translate", dropping(3), "count"],
    ["leaves one in its script", "translate", leavingSource(9), "script"],
    ["gives one twice", "translate", doubling(3), "count"],
    ["names no paragraphs", "summarize", uncited, "references"],
    ["names paragraphs that aren't there", "ask", inventingNumber(99), "references"],
    ["has never enough room", "summarize", stoppingAt(300), "length"],
  ])("%s in %s", async (_what, task, fault, problem) => {
    const [core, fake] = await start(fault);
    const { problems } = await core.ask(task, optionsOf(task));
    expect(problems.map(({ check }) => check)).toContain(problem);

    fake.answer = scriptedModel;
    const again = await core.ask(task, optionsOf(task));
    expect([again.cached, again.problems]).toEqual([undefined, []]);
  });

  test("a paragraph that never came is the article's own", async () => {
    const [core] = await start(dropping(3));
    const { article, value } = await core.ask("translate");
    const [source, given] = [article.paragraphs, value.paragraphs].map((all) => all.find(({ id }) => id === 3)?.text);

    expect(given).toBe(source);
    expect(value.coverage.paragraphs - value.coverage.translated).toBe(1);
  });

  test.each(["translate", "summarize", "quotes"] as const)("one that refuses in words is no %s", async (task) => {
    const [core, fake] = await start(answering("I'm sorry, I can't help with that."));

    expect(await codeOf(core.ask(task))).toBe("model_unusable");
    expect(fake.requests).toHaveLength(2);
  });
});

describe("a model that ends before its answer", () => {
  test.each(TASKS)("by refusing, says so and keeps nothing of %s", async (task) => {
    const [core, fake] = await start(refusing("general_harms"));
    expect(await codeOf(core.ask(task, optionsOf(task)))).toBe("model_refused");
    expect(fake.requests).toHaveLength(1);

    fake.answer = scriptedModel;
    expect((await core.ask(task, optionsOf(task))).cached).toBeUndefined();
  });

  test.each<[what: string, fault: (characters: number) => Answer]>([
    ["a cut stream", cutting],
    ["an overload in mid-stream", overloaded],
  ])("by %s: what was whole is not asked for again", async (_what, fault) => {
    const [core, fake] = await start(atFirst(fault(900)));
    const { value, problems, usage } = await core.ask("translate");
    const [first = [], second = []] = fake.requests.map(askedLines);

    expect(fake.requests).toHaveLength(2);
    expect(second.length).toBeLessThan(first.length);
    expect(first.slice(-second.length)).toEqual(second);
    expect(value.paragraphs.every(({ status }) => status === "ok")).toBe(true);
    expect([problems, usage?.requests]).toEqual([[], 2]);
  });

  test.each(["summarize", "quotes", "ask"] as const)("by a cut stream: %s is asked for again, whole", async (task) => {
    const [core, fake] = await start(atFirst(cutting(40)));

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
    const [core, fake] = await start(fault);

    expect(await codeOf(core.ask("summarize"))).toBe(code);
    expect(fake.requests).toHaveLength(requests);
  });

  test("a wait that it asks for is kept", async () => {
    const [core, fake] = await start(atFirst(failing(429, { "retry-after": "1" })));
    const began = performance.now();
    await core.ask("summarize");

    expect(performance.now() - began).toBeGreaterThan(990);
    expect(fake.requests).toHaveLength(2);
  });

  test("by silence is asked again, then given up", async () => {
    const fake = await startAnthropic({ answer: stalling(900) });
    onTestFinished(fake.close);
    const llm = createClaude({ baseUrl: fake.url, apiKey: fake.key, model: "claude-sonnet-5-5", idleTimeout: 400 });
    const results = { get: async () => undefined, put: async () => undefined };
    const run = createTaskRunner({ llm, retry: createRetry({ baseDelay: 1 }), results });

    expect(await codeOf(run("summarize", articleOf(russian(9)), { to: "en" }))).toBe("model_stalled");
    expect(fake.requests).toHaveLength(4);
    await expect.poll(() => fake.abandoned).toBe(4);
  });

  test("because whoever asked gave up costs nothing more", async () => {
    const [core, fake] = await start(slowly(20, 20));
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

describe("a long article", () => {
  const long = { input: textFile("Буксиры снова вышли в море", russian(40, 8)) };

  test("takes several requests, each with its part and two neighbours alone", async () => {
    const [core, fake] = await start();
    const { article, value, problems } = await core.ask("translate", {}, long);
    const asked = fake.requests.map(askedLines);

    expect(fake.requests.length).toBeGreaterThan(2);
    expect(asked.flat()).toEqual([0, ...article.paragraphs.map(({ id }) => id)]);
    for (const [index, body] of fake.requests.entries()) {
      const ids = asked[index] ?? [];
      const [first = 0, last = 0] = [ids.find((id) => id > 0), ids.at(-1)];
      const around = Array.from({ length: last - first + 5 }, (_, offset) => first - 2 + offset);
      expect(shownLines(body)).toEqual([0, ...around.filter((id) => id >= 1 && id <= 40)]);
    }
    expect(value.coverage).toEqual({ paragraphs: 40, translated: 40, flagged: 0 });
    expect(problems).toEqual([]);
  });

  test("is delivered as far as it came where the model gives out, and not kept", async () => {
    const [core, fake] = await start(atFirst(scriptedModel, 2, failing(529)));
    const { value, problems } = await core.ask("translate", {}, long);
    const { translated, paragraphs } = value.coverage;

    expect(translated).toBeGreaterThan(10);
    expect(translated).toBeLessThan(paragraphs);
    expect(value.paragraphs.map(({ status }) => status)).toEqual([
      ...Array<string>(translated).fill("ok"),
      ...Array<string>(paragraphs - translated).fill("untranslated"),
    ]);
    expect(problems.map(({ check }) => check)).toEqual(["interrupted"]);

    fake.answer = scriptedModel;
    expect((await core.ask("translate", {}, long)).value.coverage.translated).toBe(paragraphs);
  });

  test("that is refused in the middle is delivered as far as it came", async () => {
    const [core] = await start(atFirst(scriptedModel, 1, refusing()));

    expect((await core.ask("translate", {}, long)).problems.map(({ check }) => check)).toEqual(["interrupted"]);
  });
});

describe("without a model call", () => {
  test.each<[code: UserErrorCode, task: TaskName, input: ReturnType<typeof textFile>, to: string]>([
    ["same_language", "translate", textFile("Буксиры снова вышли в море", russian(3)), "ru"],
    ["no_text", "summarize", fileInput("data:text/html,<!doctype html><title>Foto</title><p></p>", "foto.html"), "en"],
    ["too_long", "ask", textFile("Буксиры снова вышли в море", russian(100, 34)), "en"],
  ])("%s", async (code, task, input, to) => {
    const [core, fake] = await start();

    expect(await codeOf(core.ask(task, { to }, { input }))).toBe(code);
    expect(fake.requests).toHaveLength(0);
  });

  test("a summary in the article's own language is still a summary", async () => {
    const [core, fake] = await start();
    await core.ask("summarize", { to: "zh" });

    expect(fake.requests).toHaveLength(1);
  });

  test.each(["translate", "ask"] as const)("%s where no model is set up is no_key", async (task) => {
    expect(await codeOf((await startCore()).ask(task, optionsOf(task)))).toBe("no_key");
  });

  test.each(["summarize", "quotes"] as const)("%s where no model is set up is extractive", async (task) => {
    expect(await (await startCore()).ask(task)).toMatchObject({ engine: "extractive", costUsd: 0 });
  });
});
