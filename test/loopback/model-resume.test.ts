import { expect, onTestFinished, test } from "vitest";
import type { TaskName } from "../../src/job.ts";
import { createClaude } from "../../src/llm/claude.ts";
import { createRetry } from "../../src/llm/retry.ts";
import type { StoredDraft } from "../../src/task/draft.ts";
import type { StoredResult } from "../../src/task/result.ts";
import { createTaskRunner, type RunOptions } from "../../src/task/run.ts";
import type { TranscriptPart } from "../../src/task/transcript.ts";
import { startAnthropic, type Answer } from "../fakes/anthropic.ts";
import { articleOf, russian } from "../fakes/articles.ts";
import { scriptedModel } from "../fakes/model.ts";
import { atFirst, cutting, dropping, failing, refusing, slowly } from "../fakes/model-faults.ts";
import { shelfOf } from "../fakes/shelves.ts";
import { askedLines, codeOf } from "./core.ts";

const ARTICLE = articleOf(russian(9));

/** One store, and runners over it, each as in a process of its own. */
async function store(answer: Answer) {
  const fake = await startAnthropic({ answer });
  onTestFinished(fake.close);
  const kept = new Map<string, TranscriptPart>();
  const shelves = {
    results: shelfOf(new Map<string, StoredResult>()),
    drafts: shelfOf(new Map<string, StoredDraft>()),
    transcripts: shelfOf(kept),
  };
  const run = (task: TaskName, options: RunOptions = {}) => {
    const llm = createClaude({ baseUrl: fake.url, apiKey: fake.key, model: "claude-sonnet-5-5", anthropic: true });
    const runTask = createTaskRunner({ llm, retry: createRetry({ baseDelay: 1 }), ...shelves });
    return runTask(task, ARTICLE, { to: "en", question: "What?" }, options);
  };
  /** Lines of which the answer has come, however it goes on. */
  const arrived = () =>
    [...kept.values()].flatMap(({ heard }) =>
      heard.kind === "answer" ? [...heard.text.matchAll(/^\[(\d+)\] .*\n/gm)] : [],
    ).length;
  /** Begins a translation and ends its process in the middle. */
  const breakOff = async (lines: number) => {
    const process = new AbortController();
    const ended = run("translate", { signal: process.signal }).catch(() => undefined);
    await expect.poll(arrived, { timeout: 10_000 }).toBeGreaterThanOrEqual(lines);
    process.abort(new Error("killed"));
    await ended;
    return arrived();
  };
  return { fake, kept, run, breakOff };
}

test("no paragraph whose text had arrived is asked for again", async () => {
  const { fake, kept, run, breakOff } = await store(slowly(15, 60));
  const first = await breakOff(2);
  const second = await breakOff(first + 2);
  fake.answer = scriptedModel;
  const { value, problems, usage } = await run("translate");

  const asked = fake.requests.map((request) => askedLines(request).length);
  expect(asked).toEqual([10, 10 - first, 10 - second]);
  expect(value).toMatchObject({ coverage: { paragraphs: 9, translated: 9, flagged: 0 } });
  expect(problems).toEqual([]);
  // What was cut off isn't known to have cost anything.
  expect(usage?.requests).toBe(1);
  expect(kept.size).toBe(0);
});

test("the result is the same as without a break", async () => {
  const whole = await (await store(scriptedModel)).run("translate");
  const { fake, run, breakOff } = await store(slowly(15, 60));
  await breakOff(3);
  fake.answer = scriptedModel;
  expect((await run("translate")).value).toEqual(whole.value);
});

test("a repair goes on from the answer that is there, and its cost counts", async () => {
  const { fake, run } = await store(atFirst(dropping(3)));
  const process = new AbortController();
  const given = fake.answer;
  fake.answer = async (request) => {
    if (fake.requests.length > 1) {
      process.abort(new Error("killed"));
      await new Promise(() => {});
    }
    return given(request);
  };
  await expect(run("translate", { signal: process.signal })).rejects.toThrow("killed");
  fake.answer = scriptedModel;
  const { value, usage } = await run("translate");
  expect(fake.requests.map(askedLines).slice(1)).toEqual([[3], [3]]);
  expect(value).toMatchObject({ coverage: { translated: 9 } });
  expect(usage?.requests).toBe(2);
});

test.each([
  ["an outage", failing(529), "model_busy"],
  ["a stream that is cut before its first line", cutting(0), "model_unreachable"],
] as const)("after %s, what had arrived is still there", async (_what, outage, code) => {
  const { fake, run, breakOff } = await store(slowly(15, 60));
  const arrived = await breakOff(3);
  fake.answer = outage;
  const interrupted = await run("translate").catch(() => undefined);
  expect(interrupted?.problems.map(({ check }) => check) ?? [code]).toEqual(["interrupted"]);
  fake.answer = scriptedModel;
  await run("translate");
  expect(askedLines(fake.requests.at(-1)!)).toHaveLength(10 - arrived);
});

test("what was declined or came to nothing is asked for afresh", async () => {
  const { fake, kept, run } = await store(refusing("general_harms"));
  expect(await codeOf(run("summarize"))).toBe("model_refused");
  expect(kept.size).toBe(0);
  fake.answer = scriptedModel;
  expect((await run("summarize")).problems).toEqual([]);
});

test("what is asked for afresh takes nothing from before", async () => {
  const { fake, run, breakOff } = await store(slowly(15, 60));
  await breakOff(3);
  fake.answer = scriptedModel;
  await run("translate", { fresh: true });
  expect(askedLines(fake.requests.at(-1)!)).toHaveLength(10);
});
