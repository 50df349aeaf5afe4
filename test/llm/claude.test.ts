import type Anthropic from "@anthropic-ai/sdk";
import { describe, expect, onTestFinished, test } from "vitest";
import { createClaude, type ClaudeOptions } from "../../src/llm/claude.ts";
import { isAnthropic } from "../../src/llm/model.ts";
import { ModelError, type Completion, type CompletionOptions, type Llm, type Prompt } from "../../src/llm/llm.ts";
import { startAnthropic, type Anthropicish, type Answer, type Reply } from "../fakes/anthropic.ts";
import { MODELS } from "../fakes/anthropic-models.ts";
import { failing } from "../fakes/model-faults.ts";

const TEXT = "[0] A quiet harbour\n[1] The ship came in at dawn 🚢 and left at noon.";

const PROMPT: Prompt = {
  system: "You work for readers.",
  material: "=== BEGINNING ===\n[0] Порт\n=== END ===",
  turns: [],
  instruction: "TASK: translate",
  maxTokens: 1_000,
};

interface Setup extends Omit<ClaudeOptions, "model" | "baseUrl"> {
  readonly answer?: Answer;
  readonly model?: string;
}

async function start({ answer = () => ({ text: TEXT }), ...options }: Setup = {}): Promise<[Llm, Anthropicish]> {
  const fake = await startAnthropic({ answer });
  onTestFinished(fake.close);
  return [createClaude({ baseUrl: fake.url, apiKey: fake.key, model: "claude-sonnet-5-5", ...options }), fake];
}

/** The failure of one request. */
async function failure(reply: Reply | Answer, setup: Setup = {}, run: CompletionOptions = {}): Promise<ModelError> {
  const [llm] = await start({ ...setup, answer: typeof reply === "function" ? reply : () => reply });
  const error: unknown = await llm.complete(PROMPT, run).catch((thrown: unknown) => thrown);
  if (!(error instanceof ModelError)) throw new Error("no ModelError came", { cause: error });
  return error;
}

const textsOf = (body: Anthropic.MessageCreateParams | undefined) =>
  body?.messages.map(({ role, content }) => [
    role,
    typeof content === "string" ? content : content.map((block) => (block.type === "text" ? block.text : block.type)),
  ]);

const breakpoints = (body: unknown) => JSON.stringify(body).match(/"cache_control"/g)?.length ?? 0;

describe("what is sent", () => {
  test.each(Object.keys(MODELS))("the body for %s is accepted as Anthropic would", async (model) => {
    const [llm, fake] = await start({ model, anthropic: true });
    const turns = [{ instruction: "TASK: ask\n\nWhen?", answer: "At dawn [1]." }];
    const { stopReason } = await llm.complete({ ...PROMPT, turns, maxTokens: 150_000 });

    expect(stopReason).toBe("end");
    expect(fake.requests).toHaveLength(1);
    expect(llm.settings).toContain("thinking");
    expect(llm.caches).toBe(true);
  });

  test("an endpoint that isn't Anthropic's gets plain messages and nothing else", async () => {
    const [llm, fake] = await start();
    await llm.complete({ ...PROMPT, turns: [{ instruction: "TASK: ask", answer: "So [1]." }] });

    expect(Object.keys(fake.requests[0] ?? {}).toSorted()).toEqual([
      "max_tokens",
      "messages",
      "model",
      "stream",
      "system",
    ]);
    expect(breakpoints(fake.requests)).toBe(0);
    expect([llm.settings, llm.caches]).toEqual(["{}", false]);
  });

  test("the article opens the first message, the question ends the last", async () => {
    const [llm, fake] = await start();
    await llm.complete({ ...PROMPT, instruction: "Second?", turns: [{ instruction: "First?", answer: "Yes [1]." }] });

    expect(textsOf(fake.requests[0])).toEqual([
      ["user", [PROMPT.material, "First?"]],
      ["assistant", "Yes [1]."],
      ["user", ["Second?"]],
    ]);
  });

  test("what is repeated is marked for the prompt cache: the article, and a conversation's end", async () => {
    const [llm, fake] = await start({ anthropic: true });
    const turns = Array.from({ length: 6 }, (_, index) => ({ instruction: `Question ${index}?`, answer: "Yes [1]." }));
    await llm.complete(PROMPT);
    await llm.complete({ ...PROMPT, turns });

    expect(fake.requests.map(breakpoints)).toEqual([1, 2]);
    expect(JSON.stringify(fake.requests[0]?.messages[0])).toMatch(/=== END ===","cache_control"/);
    expect(JSON.stringify(fake.requests[1]?.messages.at(-1))).toContain("cache_control");
  });

  test("so is the end of a first question, where the next repeats it", async () => {
    const [llm, fake] = await start({ anthropic: true });
    await llm.complete({ ...PROMPT, isRepeated: true });

    expect(breakpoints(fake.requests)).toBe(2);
    expect(JSON.stringify(fake.requests[0]?.messages.at(-1))).toMatch(/"cache_control":\{[^}]*\}\}\]\}$/);
  });

  test("the article of a conversation is kept an hour, what was said since five minutes, and is the same prefix", async () => {
    const [llm, fake] = await start({ anthropic: true });
    const turns = [{ instruction: "When?", answer: "At dawn [1]." }];
    await llm.complete({ ...PROMPT, turns });
    await llm.complete({ ...PROMPT, turns, isConversation: true });
    const [short, long] = fake.requests.map((body) => JSON.stringify(body));

    const lives = (body?: string) =>
      [...(body ?? "").matchAll(/"type":"ephemeral","ttl":"(\w+)"/g)].map(([, ttl]) => ttl);
    expect([lives(short), lives(long)]).toEqual([
      ["5m", "5m"],
      ["1h", "5m"],
    ]);
    expect(long?.replace('"1h"', '"5m"')).toBe(short);
  });

  test("a second question on an article reads it from the prompt cache", async () => {
    const [llm, fake] = await start({ anthropic: true });
    const long = { ...PROMPT, material: "Порт. ".repeat(1_000) };
    await llm.complete(long);
    const { usage } = await llm.complete({ ...long, instruction: "TASK: summarize" });

    expect(usage.cacheReadTokens).toBeGreaterThan(1_900);
    expect(usage.inputTokens).toBeLessThan(20);
    expect(fake.requests).toHaveLength(2);
  });

  test("room for thinking is added where the model thinks, up to its most", async () => {
    const [sonnet, a] = await start({ anthropic: true });
    const [opus, b] = await start({ anthropic: true, model: "claude-opus-5-5" });
    await sonnet.complete(PROMPT);
    await opus.complete(PROMPT);
    await opus.complete({ ...PROMPT, maxTokens: 127_000 });

    expect(await opus.limits()).toEqual({ contextWindow: 1_000_000, maxOutput: 128_000 });
    expect([...a.requests, ...b.requests].map((body) => body.max_tokens)).toEqual([1_000, 9_000, 128_000]);
  });

  test.each([
    [undefined, true],
    ["https://api.anthropic.com", true],
    ["https://api.anthropic.com/", true],
    ["http://127.0.0.1:11434", false],
    ["https://api.anthropic.com.example.org", false],
  ])("%s is Anthropic's: %s", (url, expected) => expect(isAnthropic(url)).toBe(expected));
});

describe("what comes back", () => {
  test("text arrives in growing pieces", async () => {
    const [llm] = await start({ answer: () => ({ text: TEXT, chunk: 5 }) });
    const seen: string[] = [];
    const { text } = await llm.complete(PROMPT, { onText: (soFar) => seen.push(soFar) });

    expect(text).toBe(TEXT);
    expect(seen.at(-1)).toBe(TEXT);
    expect(seen.length).toBeGreaterThan(8);
    expect(seen.every((piece, index) => TEXT.startsWith(piece) && piece.length > (seen[index - 1] ?? "").length)).toBe(
      true,
    );
  });

  test("thinking is no part of the text", async () => {
    const [llm] = await start({ answer: () => ({ text: TEXT, thinking: "Hm. ".repeat(50) }) });

    expect((await llm.complete(PROMPT)).text).toBe(TEXT);
  });

  test.each<[Reply, Completion["stopReason"]]>([
    [{ text: TEXT }, "end"],
    [{ text: TEXT, stopReason: "stop_sequence" }, "end"],
    [{ text: TEXT, stopReason: "max_tokens" }, "max_tokens"],
    [{ text: TEXT, stopReason: "model_context_window_exceeded" }, "max_tokens"],
    [{ text: TEXT, refusal: { category: "general_harms" } }, "refusal"],
  ])("%j stops by %s", async (reply, stopReason) => {
    const [llm] = await start({ answer: () => reply });

    expect((await llm.complete(PROMPT)).stopReason).toBe(stopReason);
  });

  test("usage is read with its cached parts, and left out fields are none", async () => {
    const usage = {
      input_tokens: 5,
      cache_read_input_tokens: 70,
      cache_creation_input_tokens: 800,
      output_tokens: 9_000,
    };
    const [llm, fake] = await start({ answer: () => ({ text: TEXT, usage }) });

    expect((await llm.complete(PROMPT)).usage).toEqual({
      requests: 1,
      inputTokens: 5,
      cacheReadTokens: 70,
      cacheWriteTokens: 800,
      cacheWriteHourTokens: 0,
      outputTokens: 9_000,
    });
    fake.answer = () => ({
      text: TEXT,
      usage: { input_tokens: 7, cache_read_input_tokens: null, cache_creation_input_tokens: null },
    });
    expect((await llm.complete(PROMPT)).usage).toMatchObject({ inputTokens: 7, cacheReadTokens: 0 });
  });
});

test("what was written for an hour is told apart", async () => {
  const [llm] = await start({ anthropic: true });
  const prompt = { ...PROMPT, material: "Порт. ".repeat(1_000) };
  const long = await llm.complete({ ...prompt, isConversation: true });

  expect(long.usage.cacheWriteHourTokens).toBe(long.usage.cacheWriteTokens);
  expect(long.usage.cacheWriteHourTokens).toBeGreaterThan(1_900);
});

describe("what goes wrong", () => {
  const tooLong = (message: string): Reply => ({
    status: 400,
    body: { type: "error", error: { type: "invalid_request_error", message } },
  });

  const spent = (code: string) => ({
    type: "error",
    error: { type: "rate_limit_error", message: "spent", details: { error_code: code } },
  });

  test.each<[what: string, reply: Reply, kind: ModelError["kind"], retryAfter: number | undefined]>([
    ["429 with retry-after", { status: 429, headers: { "retry-after": "40" } }, "limited", 40_000],
    ["429 without", { status: 429 }, "limited", undefined],
    ["429 with nonsense", { status: 429, headers: { "retry-after": "soon" } }, "limited", undefined],
    ["529", { status: 529 }, "busy", undefined],
    ["500", { status: 500 }, "busy", undefined],
    ["500 as a page of HTML", { status: 500, body: "<h1>Bad gateway</h1>" }, "busy", undefined],
    ["401", { status: 401 }, "key", undefined],
    ["403", { status: 403 }, "key", undefined],
    ["403 as a page of HTML", { status: 403, body: "<h1>Forbidden</h1>" }, "key", undefined],
    ["404", { status: 404 }, "unknown_model", undefined],
    ["400", { status: 400 }, "rejected", undefined],
    ["413 as a page of HTML", { status: 413, body: "<h1>Too large</h1>" }, "rejected", undefined],
    ["413 of the API", { status: 413 }, "too_long", undefined],
    ["a prompt over the window", tooLong("prompt is too long: 210000 tokens > 200000 maximum"), "too_long", undefined],
    [
      "a prompt and answer over it",
      tooLong("input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000"),
      "too_long",
      undefined,
    ],
    [
      "billing",
      { status: 400, body: { type: "error", error: { type: "billing_error", message: "" } } },
      "spend_limit",
      undefined,
    ],
  ])("%s is told apart", async (_what, reply, kind, retryAfter) => {
    const error = await failure(reply);

    expect([error.kind, error.retryAfter, error.partial, error.usage.requests]).toEqual([kind, retryAfter, "", 0]);
    expect(error.cause).toBeInstanceOf(Error);
  });

  test("a date to wait for is counted from the endpoint's own, whatever our clock shows", async () => {
    const headers = { date: "Sun, 25 Oct 2026 00:59:50 GMT", "retry-after": "Sun, 25 Oct 2026 01:00:10 GMT" };

    expect((await failure({ status: 429, headers })).retryAfter).toBe(20_000);
  });

  test.each([
    "enforced_spend_limit_reached",
    "contract_spend_limit_reached",
    "linked_organization_spend_limit_reached",
  ])("%s is no rate limit, though it is a 429", async (code) => {
    expect((await failure({ status: 429, body: spent(code) })).kind).toBe("spend_limit");
  });

  test.each([
    [400, "Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing."],
    [400, "You have reached your specified API usage limits. You will regain access on 2026-12-01."],
    [429, "This workspace has reached its spend limit."],
  ] as const)("%d with “%s” is an empty purse", async (status, message) => {
    const body = { type: "error", error: { type: "invalid_request_error", message } };
    expect((await failure({ status, body })).kind).toBe("spend_limit");
  });

  test("only one request is made: retries are not the client's", async () => {
    const [llm, fake] = await start({ answer: failing(529) });
    await llm.complete(PROMPT).catch(() => undefined);

    expect(fake.requests).toHaveLength(1);
  });

  test.each<[what: string, reply: Reply, kind: ModelError["kind"]]>([
    ["an overload", { text: TEXT, errorAfter: { characters: 20, type: "overloaded_error" } }, "busy"],
    ["a cut", { text: TEXT, cutAfter: 20 }, "unreachable"],
    ["silence", { text: TEXT, stallAfter: 20 }, "stalled"],
  ])("%s in mid-stream keeps what had come, and what it cost", async (_what, reply, kind) => {
    const error = await failure({ ...reply, usage: { input_tokens: 321 } }, { idleTimeout: 1_000 });

    expect(error.kind).toBe(kind);
    expect(error.partial).toBe(TEXT.slice(0, 20));
    expect(error.usage).toMatchObject({ requests: 1, inputTokens: 321 });
  });

  test("a stream that is slow but alive is waited for", async () => {
    const [llm] = await start({ idleTimeout: 600, answer: () => ({ text: TEXT, chunk: 4, delayMs: 60 }) });

    expect((await llm.complete(PROMPT)).text).toBe(TEXT);
  });

  test("an endpoint that isn't there is unreachable", async () => {
    const fake = await startAnthropic();
    await fake.close();
    const llm = createClaude({ baseUrl: fake.url, model: "claude-sonnet-5-5" });

    await expect(llm.complete(PROMPT)).rejects.toMatchObject({ kind: "unreachable" });
  });

  test("whoever gives up gets their own reason, and the endpoint notices", async () => {
    const [llm, fake] = await start({ answer: () => ({ text: TEXT, stallAfter: 20 }) });
    const giveUp = new AbortController();
    const reason = new Error("enough");
    const running = llm.complete(PROMPT, { signal: giveUp.signal, onText: () => giveUp.abort(reason) });

    await expect(running).rejects.toBe(reason);
    await expect.poll(() => fake.abandoned).toBe(1);
  });

  test("a wrong key is a wrong key", async () => {
    await expect(failure({ text: TEXT }, { apiKey: "sk-ant-other" })).resolves.toMatchObject({ kind: "key" });
  });
});
