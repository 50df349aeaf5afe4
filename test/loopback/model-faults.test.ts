import { describe, expect, test } from "vitest";
import type { TaskName } from "../../src/job.ts";
import type { Answer } from "../fakes/anthropic.ts";
import { readPrompt, scriptedModel } from "../fakes/model.ts";
import {
  answering,
  atFirst,
  doubling,
  dropping,
  emptying,
  inventingNumber,
  inventingQuote,
  leavingSource,
  stoppingAt,
  uncited,
} from "../fakes/model-faults.ts";
import { QUESTION, askedLines, codeOf, optionsOf, startWithModel } from "./core.ts";

describe("a model that gets it wrong once", () => {
  test.each<[what: string, fault: Answer, isMended: boolean]>([
    ["drops a paragraph", dropping(3), true],
    ["leaves one empty", emptying(3), true],
    ["gives one twice", doubling(3), true],
    ["leaves one in its script", leavingSource(3), true],
    ["adds one", inventingNumber(99), false],
  ])("%s is mended by asking for that one alone", async (_what, fault, isMended) => {
    const [core, fake] = await startWithModel(atFirst(fault));
    const { value, problems, usage } = await core.ask("translate");

    const mended = value.paragraphs.flatMap(({ id, status }) => (status === "ok" ? [] : [[id, status]]));

    expect(mended).toEqual(isMended ? [[3, "repaired"]] : []);
    expect(fake.requests.slice(1).map(askedLines)).toEqual(isMended ? [[3]] : []);
    expect(usage?.requests).toBe(fake.requests.length);
    expect(problems).toEqual([]);
  });

  test("is stopped by the token limit, and goes on with the rest", async () => {
    const [core, fake] = await startWithModel(atFirst(stoppingAt(900)));
    const { value, problems } = await core.ask("translate");
    const [first = [], second = []] = fake.requests.map(askedLines);

    expect(first.length).toBeGreaterThan(second.length);
    expect(first.slice(-second.length)).toEqual(second);
    expect(value.paragraphs.every(({ status }) => status === "ok")).toBe(true);
    expect(problems).toEqual([]);
  });

  test("names no paragraphs in a summary or an answer", async () => {
    const [core, fake] = await startWithModel(atFirst(uncited));
    expect((await core.ask("summarize")).problems).toEqual([]);
    fake.answer = atFirst(inventingNumber(99));
    expect((await core.ask("ask", QUESTION)).problems).toEqual([]);

    expect(fake.requests).toHaveLength(4);
  });

  test("invents a quote", async () => {
    const [core, fake] = await startWithModel(atFirst(inventingQuote("我从来没有说过这句话")));
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
    ["leaves it in the article's script", "summarize", answering("# 理事会通过禁令\n- 理事会通过禁令 [1]"), "script"],
    ["forgets the headline", "summarize", answering("- The council banned it [1]"), "headline"],
    ["answers in the article's script", "ask", answering("理事会通过禁令 [1]"), "script"],
    ["has never enough room", "summarize", stoppingAt(300), "length"],
  ])("%s in %s", async (_what, task, fault, problem) => {
    const [core, fake] = await startWithModel(fault);
    const { problems } = await core.ask(task, optionsOf(task));
    expect(problems.map(({ check }) => check)).toContain(problem);

    fake.answer = scriptedModel;
    const again = await core.ask(task, optionsOf(task));
    expect([again.cached, again.problems]).toEqual([undefined, []]);
  });

  test("a paragraph that never came is the article's own", async () => {
    const [core] = await startWithModel(dropping(3));
    const { article, value } = await core.ask("translate");
    const [source, given] = [article.paragraphs, value.paragraphs].map((all) => all.find(({ id }) => id === 3)?.text);

    expect(given).toBe(source);
    expect(value.coverage.paragraphs - value.coverage.translated).toBe(1);
  });

  test.each(["translate", "summarize", "quotes"] as const)("words about something else are no %s", async (task) => {
    const [core, fake] = await startWithModel(answering("What a beautiful day it is in the harbour."));

    expect(await codeOf(core.ask(task, {}, { modelOnly: true }))).toBe("model_unusable");
    expect(fake.requests).toHaveLength(2);
  });
});
