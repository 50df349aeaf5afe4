import { describe, expect, onTestFinished, test } from "vitest";
import { createClaude } from "../../src/llm/claude.ts";
import { costUsd } from "../../src/llm/price.ts";
import { addUsage, NO_USAGE } from "../../src/llm/llm.ts";
import { createRetry } from "../../src/llm/retry.ts";
import { readUsage } from "../../src/llm/usage.ts";
import { footer } from "../../src/export/footer.ts";
import { resultJson } from "../../src/terminal/json.ts";
import type { StoredDraft } from "../../src/task/draft.ts";
import type { TranscriptPart } from "../../src/task/transcript.ts";
import type { StoredResult } from "../../src/task/result.ts";
import { createTaskRunner } from "../../src/task/run.ts";
import { startAnthropic, type Answer } from "../fakes/anthropic.ts";
import { articleOf, russian } from "../fakes/articles.ts";
import { scriptedModel } from "../fakes/model.ts";
import { answering, atFirst, failing, refusing } from "../fakes/model-faults.ts";
import { TASKS, askedLines, codeOf, optionsOf, startWithModel, textFile } from "./core.ts";
import { english } from "../../src/locale/translate.ts";

const ASKED = "claude-sonnet-5-5";
const OTHER = "claude-opus-5-5";

/** Each model by its own answers. */
const byModel =
  (answers: Readonly<Record<string, Answer>>): Answer =>
  (request) =>
    (answers[request.model] ?? scriptedModel)(request);

const start = (answer: Answer) => startWithModel(answer, { fallback: OTHER });

const SOFT = answering("I'm sorry, but I can't help with this article: it seems to be protected by copyright.");

describe("where the model declines", () => {
  test.each(
    TASKS.flatMap((task) => [[task, "by its stop reason", refusing()] as const, [task, "in words", SOFT] as const]),
  )("%s %s, the other one answers, and that is said", async (task, _how, refusal) => {
    const [core, fake] = await start(byModel({ [ASKED]: refusal }));
    const result = await core.ask(task, optionsOf(task));

    const [first, ...others] = fake.requests.map(({ model }) => model);
    expect([first, ...new Set(others)]).toEqual([ASKED, OTHER]);
    expect(JSON.stringify(fake.requests[1]?.messages)).toBe(JSON.stringify(fake.requests[0]?.messages));
    expect(result).toMatchObject({ model: OTHER, declined: ASKED });
    expect(result.usage?.requests).toBe(fake.requests.length);
    expect(footer(result, english, Date.now())).toContain(`${OTHER}, in place of ${ASKED}, which declined`);
    expect(resultJson(result)).toMatchObject({ model: OTHER, declined: ASKED });
  });

  test("both are paid for, each at its own price", async () => {
    const [core, fake] = await start(byModel({ [ASKED]: refusing() }));
    const { usage, costUsd: cost } = await core.ask("summarize");
    const [first = NO_USAGE, second = NO_USAGE] = fake.replies.map((reply) => readUsage(reply.usage));

    expect(usage).toEqual(addUsage(first, second));
    expect(cost).toBeCloseTo((costUsd(ASKED, first) ?? 0) + (costUsd(OTHER, second) ?? 0), 9);
    expect(costUsd(ASKED, first)).toBeGreaterThan(0);
  });

  test.each<[how: string, refusal: Answer]>([
    ["by its stop reason", refusing("general_harms")],
    ["in words", SOFT],
  ])("the other one too, %s, that is said, and no third request is made", async (_how, refusal) => {
    const [core, fake] = await start(refusal);

    expect(await codeOf(core.ask("summarize", {}, { modelOnly: true }))).toBe("model_refused");
    expect(fake.requests.map(({ model }) => model)).toEqual([ASKED, OTHER]);
  });

  test.each(TASKS)("in words and there is no other, %s says so, and nothing is kept", async (task) => {
    const [core, fake] = await startWithModel(SOFT);
    expect(await codeOf(core.ask(task, optionsOf(task), { modelOnly: true }))).toBe("model_refused");
    expect(fake.requests).toHaveLength(1);

    fake.answer = scriptedModel;
    expect((await core.ask(task, optionsOf(task))).cached).toBeUndefined();
  });

  test("in the middle of a long article, the other one does the rest", async () => {
    const input = textFile("Буксиры снова вышли в море", russian(40, 8));
    const [core, fake] = await start(byModel({ [ASKED]: atFirst(scriptedModel, 1, refusing()) }));
    const { value, declined } = await core.ask("translate", {}, { input });

    expect(value.coverage).toMatchObject({ paragraphs: 40, translated: 40 });
    expect(declined).toBe(ASKED);
    expect(fake.requests.map(({ model }) => model)).toEqual([
      ASKED,
      ASKED,
      ...Array<string>(fake.requests.length - 2).fill(OTHER),
    ]);
    expect(askedLines(fake.requests[2] ?? never())).toEqual(askedLines(fake.requests[1] ?? never()));
  });

  test("the other one's troubles are retried, and told as its own", async () => {
    const [core, fake] = await start(byModel({ [ASKED]: refusing(), [OTHER]: atFirst(failing(529)) }));
    expect((await core.ask("summarize")).model).toBe(OTHER);
    expect(fake.requests).toHaveLength(3);

    fake.answer = byModel({ [ASKED]: refusing(), [OTHER]: failing(404) });
    const error = core.ask("summarize", { length: "short" });
    await expect(error).rejects.toMatchObject({ code: "model_unknown", values: { model: OTHER } });
  });
});

describe("an answer of the other model", () => {
  test("is kept: the next who asks pays for neither", async () => {
    const [core, fake] = await start(byModel({ [ASKED]: refusing() }));
    const first = await core.ask("quotes");
    const second = await core.ask("quotes");

    expect(fake.requests).toHaveLength(2);
    expect(second.value).toEqual(first.value);
    expect(second).toMatchObject({ model: OTHER, declined: ASKED, costUsd: 0 });
    expect(second.cached).toBeDefined();
  });

  test("is given to nobody who has no other model, or another one", async () => {
    const { fake, runner } = await shelves(byModel({ [ASKED]: refusing() }));
    const article = articleOf(russian(4));
    await runner(OTHER)("summarize", article, { to: "en" });
    const again = await runner(OTHER)("summarize", article, { to: "en" });
    expect([again.cached !== undefined, again.declined]).toEqual([true, ASKED]);
    expect(fake.requests).toHaveLength(2);

    await expect(runner()("summarize", article, { to: "en" })).rejects.toMatchObject({ code: "model_refused" });
    expect((await runner("claude-haiku-5-5")("summarize", article, { to: "en" })).model).toBe("claude-haiku-5-5");

    fake.answer = scriptedModel;
    const own = await runner()("summarize", article, { to: "en" });
    expect([own.cached, own.model]).toEqual([undefined, ASKED]);
    // Once the asked model has answered, its answer is everybody's.
    const shared = await runner(OTHER)("summarize", article, { to: "en" });
    expect([shared.cached !== undefined, shared.model, shared.declined]).toEqual([true, ASKED, undefined]);
  });

  test("does not go before the asked model's own", async () => {
    const [core, fake] = await start(byModel({ [ASKED]: atFirst(refusing()) }));
    const short = await core.ask("summarize", { length: "short" });
    const long = await core.ask("summarize", { length: "long" });

    expect([short.model, long.model]).toEqual([OTHER, ASKED]);
    expect(long).not.toHaveProperty("declined");
    expect(fake.requests).toHaveLength(3);
  });

  test("is no draft for the page's next version", async () => {
    const { fake, runner } = await shelves(byModel({ [ASKED]: atFirst(refusing()) }));
    const page = "https://news.example/1";
    const versions = [russian(4), russian(5), russian(6)].map((texts) => articleOf(texts, { page }));
    const results = [];
    for (const version of versions) results.push(await runner(OTHER)("translate", version, { to: "en" }));

    expect(results.map(({ model }) => model)).toEqual([OTHER, ASKED, ASKED]);
    expect(fake.requests.map((request) => askedLines(request).length)).toEqual([5, 5, 6, 1]);
  });
});

/** Runners with these models over one store. */
async function shelves(answer: Answer) {
  const fake = await startAnthropic({ answer });
  onTestFinished(fake.close);
  const [results, drafts] = [shelf<StoredResult>(), shelf<StoredDraft>()];
  const create = (model: string) => createClaude({ baseUrl: fake.url, apiKey: fake.key, model });
  const runner = (other?: string) =>
    createTaskRunner({
      llm: create(ASKED),
      fallback: other === undefined ? undefined : create(other),
      retry: createRetry({ baseDelay: 1 }),
      results,
      drafts,
      transcripts: shelf<TranscriptPart>(),
    });
  return { fake, runner };
}

function shelf<T>() {
  const entries = new Map<string, T>();
  return {
    get: async (key: string) => {
      const data = entries.get(key);
      return data === undefined ? undefined : { data, storedAt: new Date(0).toISOString() };
    },
    put: async (key: string, data: T) => void entries.set(key, data),
    remove: async (key: string) => void entries.delete(key),
  };
}

function never(): never {
  throw new Error("there was no such request");
}
