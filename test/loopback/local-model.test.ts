import type Anthropic from "@anthropic-ai/sdk";
import { describe, expect, onTestFinished, test } from "vitest";
import { checkModels } from "../../src/doctor/model.ts";
import { createAnthropicClient } from "../../src/llm/claude.ts";
import { russian } from "../fakes/articles.ts";
import {
  LOCAL_MODEL,
  startLocalModel,
  type LocalModel,
  type LocalModelSetup,
  type Runner,
} from "../fakes/local-model.ts";
import { QUESTION, TASKS, askedLines, codeOf, optionsOf, startCore, textFile, type TestCore } from "./core.ts";

const RUNNERS = ["ollama", "llama.cpp"] as const satisfies readonly Runner[];

async function start(runner: Runner, setup: LocalModelSetup = {}, name = LOCAL_MODEL): Promise<[TestCore, LocalModel]> {
  const local = await startLocalModel(runner, setup);
  onTestFinished(local.close);
  return [await startCore({ baseUrl: local.url, name }), local];
}

const LONG = { input: textFile("Буксиры снова вышли в море", russian(40, 8)) };

describe.each(RUNNERS)("%s", (runner) => {
  test.each(TASKS)("does a whole %s, without a key and without a price", async (task) => {
    const [core, local] = await start(runner);
    const result = await core.ask(task, optionsOf(task));
    const sent = local.requests[0];

    expect(result).toMatchObject({ engine: "model", model: LOCAL_MODEL });
    expect(result.costUsd).toBeUndefined();
    expect(result.problems.filter(({ severity }) => severity === "hard")).toEqual([]);
    expect(Object.keys(sent ?? {}).toSorted()).toEqual(["max_tokens", "messages", "model", "stream", "system"]);
    expect((await core.ask(task, optionsOf(task))).cached).toBeDefined();
  });

  test.each(TASKS)("gets all of %s in text that it takes over: nothing is dropped on the way", async (task) => {
    const [core, local] = await start(runner);
    await core.ask(task, optionsOf(task), task === "ask" ? { turns: [{ question: "Когда?", answer: "So [1]." }] } : {});
    const sent = local.requests.map(({ messages, system }) =>
      [{ content: system ?? "" }, ...messages].flatMap(({ content }) =>
        typeof content === "string" ? content : content.flatMap((block) => ("text" in block ? block.text : [])),
      ),
    );

    expect(local.prompts.map((prompt) => prompt.map(({ content }) => content).join(""))).toEqual(
      sent.map((texts) => texts.join("")),
    );
    // The task begins a line of its own although the blocks are joined.
    expect(local.prompts[0]?.at(-1)?.content).toMatch(new RegExp(`^TASK: ${task}$`, "m"));
  });

  test("translates a long article in parts that fit a small context", async () => {
    const [core, local] = await start(runner, { context: 12_000 });
    const { value } = await core.ask("translate", {}, LONG);

    expect(value.coverage).toMatchObject({ paragraphs: 40, translated: 40 });
    expect(new Set(local.requests.flatMap(askedLines).map(Math.floor)).size).toBe(41);
    expect(local.requests.length).toBeGreaterThan(2);
  });

  test("may think first: that is no part of the answer", async () => {
    const [core] = await start(runner, { thinking: "Hm. [1] Let me see. ".repeat(20) });

    expect(JSON.stringify((await core.ask("summarize")).value)).not.toContain("Hm.");
  });

  test("is found well by the doctor", async () => {
    const local = await startLocalModel(runner);
    onTestFinished(local.close);

    expect(await checkModels({ baseUrl: local.url, name: LOCAL_MODEL })).toEqual([
      { name: "model", status: "ok", detail: `${LOCAL_MODEL}, with a context of 32768 tokens` },
    ]);
  });

  test("with too little context for an article is found so by the doctor", async () => {
    const local = await startLocalModel(runner, { context: 4_096 });
    onTestFinished(local.close);

    expect(await checkModels({ baseUrl: local.url, name: LOCAL_MODEL })).toEqual([
      {
        name: "model",
        status: "failed",
        detail: `${LOCAL_MODEL}, with a context of 4096 tokens`,
        fix: expect.stringContaining("OLLAMA_CONTEXT_LENGTH=32768") as string,
      },
    ]);
  });

  test("that has gone away is unreachable", async () => {
    const [core, local] = await start(runner);
    await local.close();

    expect(await codeOf(core.ask("translate"))).toBe("model_unreachable");
  });
});

test("Ollama says that it hasn't the model; llama.cpp has one, whatever it is called", async () => {
  const [ollama] = await start("ollama", {}, "claude-sonnet-5-5");
  const [llama] = await start("llama.cpp", {}, "claude-sonnet-5-5");

  expect(await codeOf(ollama.ask("summarize"))).toBe("model_unknown");
  expect((await llama.ask("summarize")).model).toBe("claude-sonnet-5-5");
});

test("where llama.cpp's context is too small for the article, that is said, and it is asked once", async () => {
  const [core, local] = await start("llama.cpp", { context: 4_096 });

  await expect(core.ask("summarize", {}, LONG)).rejects.toMatchObject({
    code: "too_long_for_model",
    values: { model: LOCAL_MODEL },
  });
  expect(local.requests).toHaveLength(1);
});

test("of a long conversation, a local model is sent less than a model with a prompt cache", async () => {
  const [core, local] = await start("llama.cpp");
  const turns = Array.from({ length: 40 }, (_, index) => ({
    question: `Q${index}?`,
    answer: `${"So. ".repeat(80)}[1]`,
  }));
  await core.ask("ask", QUESTION, { turns });
  const prompt = local.prompts[0]?.map(({ content }) => content).join("\n") ?? "";

  expect(prompt).toContain("Q39?");
  expect(prompt).not.toContain("Q0?");
  expect(prompt).toContain("北极理事会");
  expect(prompt.length).toBeLessThan(20_000);
});

describe("the fake runners behave as the real ones do", () => {
  const client = async (runner: Runner, setup: LocalModelSetup = {}): Promise<[Anthropic, LocalModel]> => {
    const local = await startLocalModel(runner, setup);
    onTestFinished(local.close);
    return [createAnthropicClient({ apiKey: undefined, baseUrl: local.url }), local];
  };
  const source = { type: "text", media_type: "text/plain", data: "The article." } as const;
  const asking = (content: Anthropic.ContentBlockParam[]): Anthropic.MessageStreamParams => ({
    model: LOCAL_MODEL,
    max_tokens: 100,
    messages: [{ role: "user", content }],
  });

  test.each(RUNNERS)("%s drops a document block without a word", async (runner) => {
    const [anthropic, local] = await client(runner);
    const text = { type: "text", text: "TASK: summarize", cache_control: { type: "ephemeral" } } as const;
    await anthropic.messages.stream(asking([{ type: "document", source }, text])).finalMessage();

    expect(local.prompts).toEqual([[{ role: "user", content: "TASK: summarize" }]]);
  });

  test("only llama.cpp counts tokens", async () => {
    const body = { model: LOCAL_MODEL, messages: [{ role: "user" as const, content: "Hello" }] };
    const [ollama] = await client("ollama");
    const [llama] = await client("llama.cpp");

    await expect(ollama.messages.countTokens(body)).rejects.toMatchObject({ status: 404 });
    expect(await llama.messages.countTokens(body)).toEqual({ input_tokens: 2 });
  });

  test("Ollama forgets what was said first where its context is full: the article", async () => {
    const [anthropic, local] = await client("ollama", { context: 100 });
    const messages: Anthropic.MessageParam[] = [
      { role: "user", content: `The article. ${"word ".repeat(60)}` },
      { role: "assistant", content: "Yes." },
      { role: "user", content: "And now?" },
    ];
    await anthropic.messages.stream({ model: LOCAL_MODEL, max_tokens: 50, messages }).finalMessage();

    expect(local.prompts[0]?.map(({ content }) => content)).toEqual(["Yes.", "And now?"]);
  });
});
