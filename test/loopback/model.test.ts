import type Anthropic from "@anthropic-ai/sdk";
import { describe, expect, test } from "vitest";
import type { UserErrorCode } from "../../src/errors.ts";
import type { Progress, TaskName } from "../../src/job.ts";
import { russian } from "../fakes/articles.ts";
import { readPrompt, scriptedModel } from "../fakes/model.ts";
import { atFirst, failing, refusing, slowly } from "../fakes/model-faults.ts";
import {
  QUESTION,
  TASKS,
  askedLines,
  codeOf,
  fileInput,
  optionsOf,
  startCore,
  startWithModel,
  textFile,
} from "./core.ts";

describe("a model that does as it is told", () => {
  test("translates the whole article, paragraph by paragraph", async () => {
    const [core, fake] = await startWithModel();
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
    const [core] = await startWithModel();
    const { article, value, problems } = await core.ask("summarize");
    const ids = new Set(article.paragraphs.map(({ id }) => id));

    expect(value.bullets).toHaveLength(5);
    expect(
      value.bullets.every(({ paragraphs }) => paragraphs.length > 0 && paragraphs.every((id) => ids.has(id))),
    ).toBe(true);
    expect(problems).toEqual([]);
  });

  test("gives quotes that stand where they are said to stand", async () => {
    const [core] = await startWithModel();
    const { article, value } = await core.ask("quotes");

    expect(value.quotes.map(({ original }) => original)).toContain("豁免条款等于把最脏的三十艘船又放行了五年。");
    for (const { paragraph, spans, original } of value.quotes) {
      const text = article.paragraphs.find(({ id }) => id === paragraph)?.text ?? "";
      expect(text.slice(spans[0]?.start, spans[0]?.end)).toBe(original);
    }
    expect(value.withheld).toBe(0);
  });

  test("answers, and goes on with the conversation", async () => {
    const [core, fake] = await startWithModel();
    const first = await core.ask("ask", QUESTION);
    const turns = [{ question: QUESTION.question, answer: first.value.answer }];
    const second = await core.ask("ask", { question: "为什么？" }, { turns });

    expect([first, second].every(({ value }) => value.paragraphs.length === 1)).toBe(true);
    expect(fake.requests[1]?.messages.map(({ role }) => role)).toEqual(["user", "assistant", "user"]);
    expect(JSON.stringify(fake.requests[1]?.messages[0])).toContain(QUESTION.question);
  });

  test("sees the same article and rules first, whatever the task", async () => {
    const [core, fake] = await startWithModel();
    for (const task of TASKS) await core.ask(task, optionsOf(task));
    const opening = ({ system, messages }: Anthropic.MessageCreateParams) => [system, messages[0]?.content.at(0)];

    expect(new Set(fake.requests.map((body) => JSON.stringify(opening(body)))).size).toBe(1);
  });

  test("tells how far it is", async () => {
    const [core] = await startWithModel(slowly(0, 400));
    const seen: Progress[] = [];
    await core.ask("translate", {}, { onProgress: (progress) => seen.push(progress) });
    const done = seen.flatMap((progress) => (progress.stage === "asking" ? (progress.done ?? []) : []));

    expect(seen[0]).toEqual({ stage: "reading" });
    expect(seen.at(-1)).toEqual({ stage: "checking" });
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(new Set(done).size).toBeGreaterThan(4);
  });
});

describe("a long article", () => {
  const long = { input: textFile("Буксиры снова вышли в море", russian(40, 8)) };

  test("takes several requests, each with its part and two neighbours alone", async () => {
    const [core, fake] = await startWithModel();
    const { article, value, problems } = await core.ask("translate", {}, long);
    const asked = fake.requests.map(askedLines);

    expect(fake.requests.length).toBeGreaterThan(2);
    expect(asked.flat()).toEqual([0, ...article.paragraphs.map(({ id }) => id)]);
    for (const [index, body] of fake.requests.entries()) {
      const ids = asked[index] ?? [];
      const [first = 0, last = 0] = [ids.find((id) => id > 0), ids.at(-1)];
      const around = Array.from({ length: last - first + 5 }, (_, offset) => first - 2 + offset);
      expect([...readPrompt(body).lines.keys()]).toEqual([0, ...around.filter((id) => id >= 1 && id <= 40)]);
    }
    expect(value.coverage).toEqual({ paragraphs: 40, translated: 40, flagged: 0 });
    expect(problems).toEqual([]);
  });

  test("is delivered as far as it came where the model gives out, and not kept", async () => {
    const [core, fake] = await startWithModel(atFirst(scriptedModel, 2, failing(529)));
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
    const [core] = await startWithModel(atFirst(scriptedModel, 1, refusing()));

    expect((await core.ask("translate", {}, long)).problems.map(({ check }) => check)).toEqual(["interrupted"]);
  });
});

describe("without a model call", () => {
  test.each<[code: UserErrorCode, task: TaskName, input: ReturnType<typeof textFile>, to: string]>([
    ["same_language", "translate", textFile("Буксиры снова вышли в море", russian(3)), "ru"],
    ["no_text", "summarize", fileInput("data:text/html,<!doctype html><title>Foto</title><p></p>", "foto.html"), "en"],
    [
      "no_text",
      "translate",
      fileInput(
        'data:text/html,<!doctype html><title>Film</title><h1>Film</h1><video src="a.mp4"></video><p>The harbour bridge, seen from above on Monday, when the first cars crossed it.</p>',
        "film.html",
      ),
      "fr",
    ],
    ["too_long", "ask", textFile("Буксиры снова вышли в море", russian(100, 34)), "en"],
  ])("%s", async (code, task, input, to) => {
    const [core, fake] = await startWithModel();

    expect(await codeOf(core.ask(task, { to }, { input }))).toBe(code);
    expect(fake.requests).toHaveLength(0);
  });

  test("a summary in the article's own language is still a summary", async () => {
    const [core, fake] = await startWithModel();
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
