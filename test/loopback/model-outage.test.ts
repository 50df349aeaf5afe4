import { describe, expect, test } from "vitest";
import type { UserErrorCode } from "../../src/errors.ts";
import type { TaskName } from "../../src/job.ts";
import type { ProblemCode } from "../../src/locale/problem.ts";
import type { Answer } from "../fakes/anthropic.ts";
import { scriptedModel } from "../fakes/model.ts";
import { answering, atFirst, cutting, failing, overloaded, refusing } from "../fakes/model-faults.ts";
import { codeOf, optionsOf, startWithModel } from "./core.ts";

const SPENT: Answer = () => ({
  status: 429,
  body: {
    type: "error",
    error: { type: "rate_limit_error", message: "limit", details: { error_code: "enforced_spend_limit_reached" } },
  },
});
const BROKEN_JSON = answering('{"paragraph": 1, "original": "他从未说过');

/** Summarising or quoting without a word of the model's. */
const FAULTS: readonly [what: string, fault: Answer, reason: ProblemCode, failure: UserErrorCode][] = [
  ["is overloaded", failing(529), "modelBusy", "model_busy"],
  ["fails", failing(500), "modelBusy", "model_busy"],
  ["is overloaded in mid-stream", overloaded(40), "modelBusy", "model_busy"],
  ["asks for a wait of an hour", failing(429, { "retry-after": "3600" }), "modelBusy", "model_busy"],
  ["cuts every stream", cutting(40), "modelUnreachable", "model_unreachable"],
  ["has nothing left to spend", SPENT, "modelSpent", "model_spend_limit"],
  ["refuses", refusing("general_harms"), "modelDeclined", "model_refused"],
  ["gives JSON that breaks off", BROKEN_JSON, "modelUnusable", "model_unusable"],
];

describe.each(["summarize", "quotes"] as const)("%s by a model that", (task) => {
  test.each(FAULTS)("%s is done in the article's own words, says why, and isn't kept", async (_what, fault, reason) => {
    const [core, fake] = await startWithModel(fault);
    const { engine, article, value, problems, cached } = await core.ask(task);
    const texts =
      "bullets" in value ? value.bullets.map(({ text }) => text) : value.quotes.map((quote) => quote.original);
    const source = article.paragraphs.map(({ text }) => text).join("\n");

    expect([engine, problems.map(({ check, code }) => [check, code]), cached]).toEqual([
      "extractive",
      [["model", reason]],
      undefined,
    ]);
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.filter((text) => !source.includes(text))).toEqual([]);

    fake.answer = scriptedModel;
    const again = await core.ask(task);
    expect([again.engine, again.cached, again.problems]).toEqual(["model", undefined, []]);
  });

  test("doesn't take the key, or isn't there, is an error for who runs it", async () => {
    const [core, fake] = await startWithModel(failing(401));
    expect(await codeOf(core.ask(task))).toBe("model_key_rejected");
    fake.answer = failing(404);
    expect(await codeOf(core.ask(task))).toBe("model_unknown");
  });

  test("nothing may stand in for fails", async () => {
    const [core] = await startWithModel(refusing());

    expect(await codeOf(core.ask(task, {}, { modelOnly: true }))).toBe("model_refused");
  });
});

describe.each(["translate", "ask"] as const)("%s, which the article's own words can't be, by a model that", (task) => {
  test.each(FAULTS.filter(([, fault]) => fault !== BROKEN_JSON))(
    "%s is an error",
    async (_what, fault, _reason, code) => {
      const [core] = await startWithModel(fault);

      expect(await codeOf(core.ask(task, optionsOf(task)))).toBe(code);
    },
  );
});

describe("an endpoint that is down", () => {
  test("is left alone after a few failures, tried by one request after a rest, and asked by all when it answers", async () => {
    let time = 0;
    const [core, fake] = await startWithModel(
      failing(529),
      {},
      { breaker: { failures: 5, rest: 1_000, now: () => time } },
    );
    const reasons = async (task: TaskName = "summarize") => (await core.ask(task)).problems.map(({ code }) => code);
    expect([await reasons(), fake.requests.length]).toEqual([["modelBusy"], 4]);
    expect([await reasons(), fake.requests.length]).toEqual([["modelUnreachable"], 5]);
    expect([await reasons("quotes"), fake.requests.length]).toEqual([["modelUnreachable"], 5]);
    expect(await codeOf(core.ask("translate"))).toBe("model_unreachable");

    time = 1_000;
    expect([await reasons(), fake.requests.length]).toEqual([["modelUnreachable"], 6]);
    time = 2_000;
    fake.answer = scriptedModel;
    expect([await reasons(), await reasons("quotes")]).toEqual([[], []]);
  });

  test("is none that fails now and then", async () => {
    const [core, fake] = await startWithModel(scriptedModel);
    for (let round = 0; round < 3; round++) {
      fake.answer = atFirst(failing(529), 3);
      expect((await core.ask("summarize", {}, { fresh: true })).engine).toBe("model");
    }
  });
});
