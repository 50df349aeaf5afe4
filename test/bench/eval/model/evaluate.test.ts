import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readDocuments } from "../../../../bench/eval/documents.ts";
import { articleOf } from "../../../../bench/eval/model/article.ts";
import { estimateUsd } from "../../../../bench/eval/model/estimate.ts";
import { evaluateModel } from "../../../../bench/eval/model/evaluate.ts";
import { modelReport } from "../../../../bench/eval/model/report.ts";
import { loadConfig } from "../../../../src/config.ts";
import { costUsd } from "../../../../src/llm/price.ts";
import { addUsage, NO_USAGE } from "../../../../src/llm/llm.ts";
import { readUsage } from "../../../../src/llm/usage.ts";
import { type Answer, startAnthropic } from "../../../fakes/anthropic.ts";
import { readPrompt, scriptedModel } from "../../../fakes/model.ts";
import { faithful } from "./faithful.ts";

const FIXTURE = join(import.meta.dirname, "../../../fixtures/eval/two-towns.jsonl");
const documents = readDocuments(readFileSync(FIXTURE, "utf8"));
const MODEL = "claude-sonnet-5-5";

async function evaluated(answer: Answer, env: NodeJS.ProcessEnv = {}, interruption = new AbortController()) {
  const fake = await startAnthropic({ answer });
  onTestFinished(fake.close);
  const config = loadConfig({ ANTHROPIC_BASE_URL: fake.url, ANTHROPIC_API_KEY: fake.key, ...env }, "nothing");
  const { model = { name: "" } } = config;
  let milliseconds = Date.UTC(2026, 10, 23);
  const options = {
    config: { ...config, model },
    data: FIXTURE,
    now: () => (milliseconds += 1500),
    signal: interruption.signal,
    onArticle: () => {},
  };
  return { fake, ...(await evaluateModel(documents, options)) };
}

test("a model that translates like the references has full marks, and pays for what it was asked", async () => {
  const { fake, results, stopped } = await evaluated(faithful(documents));
  const { all, de, ru } = results.figures;
  const usages = fake.replies.map(({ usage }) => readUsage(usage));

  expect(stopped).toBeUndefined();
  expect(results).toMatchObject({ at: "2026-11-23T00:00:01.500Z", model: MODEL, to: "en", review: "flagged" });
  expect(results.data).toBe("two-towns.jsonl");
  expect([all?.chrf, de?.chrf, ru?.chrf]).toEqual([100, 100, 100]);
  expect(all?.paragraphs).toEqual({ ok: 4, repaired: 0, flagged: 0, untranslated: 0 });
  expect(all).toMatchObject({ articles: 2, failed: { translate: 0, quotes: 0 }, problems: {}, seconds: 3 });
  expect(all?.quotes).toEqual({
    shown: 2,
    withheld: 0,
    rate: 1,
    verified: { exact: 2, folded: 0, punctuation: 0, elided: 0 },
  });
  expect(all?.usage).toEqual(usages.reduce(addUsage, NO_USAGE));
  expect(all?.costUsd).toBeCloseTo(
    usages.reduce((sum, usage) => sum + (costUsd(MODEL, usage) ?? 0), 0),
    12,
  );
  expect(results.articles.map(({ translation }) => "title" in translation && translation.title)).toEqual(
    documents.map(({ units }) => units[0]?.text),
  );
});

test.each(["off", "flagged", "all"] as const)(
  "what it costs is guessed beforehand, rather too high: %s",
  async (review) => {
    const { results } = await evaluated(faithful(documents), { DRAGOMAN_REVIEW: review });
    const estimated = estimateUsd(documents.map(articleOf), MODEL, review) ?? 0;
    const cost = results.figures["all"]?.costUsd ?? 0;

    expect(estimated / cost).toBeGreaterThan(1);
    expect(estimated / cost).toBeLessThan(3);
  },
);

test("nobody knows what a model without a listed price costs", async () => {
  expect(estimateUsd(documents.map(articleOf), "a-local-model", "off")).toBeUndefined();
});

test("a line that is left in the source and a quote that is made up cost marks, and the report says so", async () => {
  const good = faithful(documents);
  const { results } = await evaluated(async (request) => {
    const { task, units } = readPrompt(request);
    const { text = "" } = await good(request);
    if (task === "translate") return { text: text.replace(/^\[1\.1\] .*$/m, `[1.1] ${units.get("1.1") ?? ""}`) };
    const invented = {
      paragraph: 1,
      original: "Niemand hat das je gesagt",
      english: "Nobody ever said so",
      speaker: "",
    };
    return task === "quotes" ? { text: `${text}\n${JSON.stringify(invented)}` } : { text };
  });
  const { all } = results.figures;

  expect(all?.chrf).toBeLessThan(95);
  expect(all?.paragraphs).toEqual({ ok: 2, repaired: 0, flagged: 2, untranslated: 0 });
  expect(all?.problems).toMatchObject({ script: { hard: 1, soft: 0 } });
  expect(all?.quotes).toMatchObject({ shown: 2, withheld: 2, rate: 0.5 });

  const [table = "", problems = "", quotes = ""] = modelReport(results.figures).split("\n\n");
  const cells = (text: string) =>
    text.split("\n").map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const [head = [], , , , last = []] = cells(table);
  const row = Object.fromEntries(head.map((name, at) => [name, last[at]]));
  expect(cells(table).map(([name]) => name)).toEqual(["", expect.stringContaining("-"), "de", "ru", "all"]);
  expect(row).toMatchObject({
    articles: "2",
    chrF: all?.chrf?.toFixed(1),
    ok: "2",
    flagged: "2",
    quotes: "2",
    withheld: "2",
    verified: "50.0 %",
    requests: String(all?.usage.requests),
    "USD/article": ((all?.costUsd ?? 0) / 2).toFixed(5),
    "s/article": "1.5",
  });
  expect(cells(problems)[0]).toEqual(["problems left", "hard", "soft", "de", "ru"]);
  expect(cells(problems)).toContainEqual(["script", "1", "0", "0", "1"]);
  expect(cells(quotes)).toContainEqual(["exact", "2", "1", "1"]);
});

test("an article the model declines is counted as failed, with what it cost; the others go on", async () => {
  const { fake, results, stopped } = await evaluated((request) => {
    const isFirst = readPrompt(request).lines.get(0)?.includes("Tannberg");
    return isFirst ? { text: "", refusal: { category: null } } : scriptedModel(request);
  });
  const [declined] = results.articles;

  expect(stopped).toBeUndefined();
  expect([declined?.translation, declined?.quotes]).toEqual([{ failed: "model_refused" }, { failed: "model_refused" }]);
  expect(declined?.usage.requests).toBe(2);
  expect(results.figures["de"]).toMatchObject({
    chrf: null,
    failed: { translate: 1, quotes: 1 },
    quotes: { rate: null },
  });
  expect(results.figures["all"]?.usage.requests).toBe(fake.requests.length);
  expect(modelReport(results.figures)).toContain("n/a");
});

test("an endpoint that refuses the key ends it, and what was measured stays", async () => {
  const good = faithful(documents);
  const { results, stopped } = await evaluated((request) =>
    readPrompt(request).lines.get(0)?.includes("Tannberg") ? good(request) : { status: 401 },
  );

  expect(stopped).toMatchObject({ code: "model_key_rejected" });
  expect(results.articles.map(({ id }) => id)).toEqual(["mill-bridge"]);
  expect(results.figures["all"]?.chrf).toBe(100);
});

test("an interruption ends it at once, and what was measured stays", async () => {
  const good = faithful(documents);
  const interruption = new AbortController();
  const answer: Answer = (request) => {
    if (readPrompt(request).lines.get(0)?.includes("Tannberg")) return good(request);
    interruption.abort();
    return { text: "Too late", delayMs: 60_000 };
  };
  const { results, stopped } = await evaluated(answer, {}, interruption);

  expect(stopped).toBe(interruption.signal.reason);
  expect(results.articles.map(({ id }) => id)).toEqual(["mill-bridge"]);
});
