import { LLMock } from "@copilotkit/aimock";
import { expect, onTestFinished, test } from "vitest";
import { prose } from "../../src/article/article.ts";
import { cutUnits } from "../../src/task/units.ts";
import { pseudoEnglish } from "../fakes/pseudo.ts";
import { EXAMPLE, fileInput, startCore, type TestCore } from "./core.ts";

/** A Messages API that somebody else wrote, with an answer in the prompts' form for each task. */
async function start(answers: Readonly<Record<string, string>>, cut: { truncateAfterChunks?: number } = {}) {
  const mock = new LLMock({ port: 0, host: "127.0.0.1" });
  for (const [task, content] of Object.entries(answers)) {
    mock.onMessage(new RegExp(`^TASK: ${task}$`, "m"), { content }, { chunkSize: 7, latency: 1, ...cut });
  }
  await mock.start();
  onTestFinished(() => mock.stop());
  const core = await startCore({ baseUrl: mock.url, name: "claude-sonnet-5-5" });
  return { core, requests: () => mock.getRequests().length };
}

async function translationOf(core: TestCore): Promise<string> {
  const article = await core.read(fileInput(EXAMPLE));
  return [
    "[0] Arctic Council bans heavy fuel oil",
    ...prose(article)
      .flatMap((paragraph) => cutUnits(paragraph, article.language))
      .map(({ id, source }) => `[${id}] ${pseudoEnglish(source, article.language)}`),
  ].join("\n");
}

test("translate", async () => {
  const answer = await translationOf(await startCore());
  const { core, requests } = await start({ translate: answer });
  const { value, problems, cached } = await core.ask("translate");

  expect(value.title).toBe("Arctic Council bans heavy fuel oil");
  for (const { text, status } of value.paragraphs) {
    expect(status).toBe("ok");
    expect(answer.replaceAll(/\s\[[\d.]+\]/gu, "")).toContain(text);
  }
  expect([problems, cached]).toEqual([[], undefined]);
  expect((await core.ask("translate")).cached).toBeDefined();
  expect(requests()).toBe(1);
});

test("translate, cut in mid-stream again and again: what came is given", async () => {
  const answer = await translationOf(await startCore());
  const { core, requests } = await start({ translate: answer }, { truncateAfterChunks: 90 });
  const { value, problems } = await core.ask("translate");

  expect(requests()).toBe(4);
  expect(value.coverage.translated).toBeGreaterThan(0);
  expect(value.coverage.translated).toBeLessThan(value.coverage.paragraphs);
  expect(problems.map(({ check }) => check)).toEqual(["interrupted"]);
});

test("summarize", async () => {
  const { core, requests } = await start({
    summarize:
      "# Arctic states ban heavy fuel oil from 2028\n- Seven states voted for it, one abstained. [1][2]\n- A fund follows. [8]",
  });
  const { value, problems } = await core.ask("summarize");

  expect(value.headline).toBe("Arctic states ban heavy fuel oil from 2028");
  expect(value.bullets).toEqual([
    { text: "Seven states voted for it, one abstained.", paragraphs: [1, 2] },
    { text: "A fund follows.", paragraphs: [8] },
  ]);
  expect([problems, requests()]).toEqual([[], 1]);
});

test("quotes", async () => {
  const real = {
    paragraph: 4,
    original: "我们用了十一年才走完这一步，但冰不会等我们。",
    english: "It took us eleven years, but the ice won't wait.",
    name: "英格丽德·索尔海姆",
    speaker: "Ingrid Solheim",
    role: "foreign minister",
  };
  const invented = { ...real, original: "我们什么也没有做。" };
  const { core, requests } = await start({ quotes: [real, invented].map((quote) => JSON.stringify(quote)).join("\n") });
  const { value } = await core.ask("quotes");

  expect(value.quotes).toMatchObject([{ original: real.original, speaker: "Ingrid Solheim", verified: "exact" }]);
  expect([value.withheld, requests()]).toEqual([1, 2]);
});

test("ask", async () => {
  const { core, requests } = await start({ ask: "Tolmania abstained [7], not Narnia [99]." });
  const { value, problems } = await core.ask("ask", { question: "Who abstained?" });

  expect(value).toEqual({ answer: "Tolmania abstained [7], not Narnia.", paragraphs: [7] });
  expect([problems, requests()]).toEqual([[], 1]);
});

test("a model without an answer is a model that isn't there", async () => {
  const { core } = await start({});

  await expect(core.ask("summarize")).rejects.toMatchObject({ code: "model_unknown" });
});
