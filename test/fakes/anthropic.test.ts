import Anthropic from "@anthropic-ai/sdk";
import { describe, expect, onTestFinished, test } from "vitest";
import { startAnthropic } from "./anthropic.ts";
import type { Anthropicish, AnthropicSetup, Reply } from "./anthropic.ts";
import { failing, overloaded, refusing, stalling } from "./model-faults.ts";

const LONG = "word ".repeat(400);

interface Setup {
  readonly fake: Anthropicish;
  readonly client: Anthropic;
}

async function start(setup: AnthropicSetup = {}): Promise<Setup> {
  const fake = await startAnthropic(setup);
  onTestFinished(fake.close);
  return { fake, client: new Anthropic({ apiKey: fake.key, baseURL: fake.url, maxRetries: 0 }) };
}

function body(over: Partial<Anthropic.MessageStreamParams> = {}): Anthropic.MessageStreamParams {
  const messages = [{ role: "user" as const, content: "TASK: translate\n[0] Порт\n[1] Корабль пришёл в порт." }];
  return { model: "claude-sonnet-5-5", max_tokens: 1000, messages, ...over };
}

const saying = (reply: Reply) => ({ answer: () => reply });

async function usages(requests: readonly Anthropic.MessageStreamParams[], setup: AnthropicSetup = {}) {
  const { client } = await start(setup);
  const seen: (readonly [input: number, written: number | null, read: number | null])[] = [];
  for (const request of requests) {
    const { usage } = await client.messages.stream(request).finalMessage();
    seen.push([usage.input_tokens, usage.cache_creation_input_tokens, usage.cache_read_input_tokens]);
  }
  return seen;
}

describe("the stock SDK", () => {
  test("streams an answer in pieces, with its usage and request id", async () => {
    const { fake, client } = await start(saying({ text: "[0] A quiet harbour 🚢", chunk: 3 }));
    const pieces: string[] = [];
    const stream = client.messages.stream(body());
    stream.on("text", (piece) => pieces.push(piece));
    const message = await stream.finalMessage();

    expect(pieces.join("")).toBe("[0] A quiet harbour 🚢");
    expect(pieces.length).toBeGreaterThan(6);
    expect(message.stop_reason).toBe("end_turn");
    expect(message.usage.output_tokens).toBe(8);
    expect(stream.request_id).toMatch(/^req_/);
    expect(fake.concurrent).toEqual({ now: 0, peak: 1 });
    expect(Object.isFrozen(fake.requests[0]?.messages[0])).toBe(true);
  });

  test("gets a whole message where it doesn't stream, and a thinking block before the text", async () => {
    const { client } = await start(saying({ text: "So it is", thinking: "Hm. ".repeat(9) }));
    const message = await client.messages.create({
      ...body(),
      stream: false,
    } as Anthropic.MessageCreateParamsNonStreaming);

    expect(message.content.map((block) => block.type)).toEqual(["thinking", "text"]);
    expect(message.usage.output_tokens_details?.thinking_tokens).toBe(12);
  });

  test("reads about a model", async () => {
    const { client } = await start();

    expect(await client.models.retrieve("claude-haiku-4-5")).toMatchObject({ max_tokens: 64_000 });
    await expect(client.models.retrieve("claude-nine")).rejects.toMatchObject({ status: 404 });
  });

  test("an answer longer than max_tokens is cut there", async () => {
    const { client } = await start(saying({ text: LONG }));
    const message = await client.messages.stream(body({ max_tokens: 10 })).finalMessage();

    expect(message).toMatchObject({ stop_reason: "max_tokens", usage: { output_tokens: 10 } });
  });

  test.each([
    { what: "a removed parameter", over: { temperature: 0.5 } },
    { what: "thinking the model doesn't know", over: { thinking: { type: "disabled" as const } } },
    { what: "an empty text block", over: { system: [{ type: "text" as const, text: " " }] } },
    { what: "more output than the model has", over: { max_tokens: 200_000 } },
  ])("refuses $what", async ({ over }) => {
    const { fake, client } = await start();

    await expect(client.messages.stream(body(over)).finalMessage()).rejects.toMatchObject({ status: 400 });
    expect(fake.requests).toHaveLength(1);
  });

  test("refuses a wrong key", async () => {
    const { fake } = await start();
    const client = new Anthropic({ apiKey: "other", baseURL: fake.url, maxRetries: 0 });

    await expect(client.messages.create(body() as never)).rejects.toMatchObject({ status: 401 });
  });
});

describe("faults", () => {
  test.each([429, 500, 529, 413] as const)("answers %i with its headers", async (status) => {
    const { client } = await start({ answer: failing(status, { "retry-after": "40" }) });
    const error: unknown = await client.messages
      .stream(body())
      .finalMessage()
      .catch((reason: unknown) => reason);

    expect(error).toMatchObject({ status });
    expect((error as InstanceType<typeof Anthropic.APIError>).headers?.get("retry-after")).toBe("40");
  });

  test("an error event ends the stream with its type and no status", async () => {
    const { client } = await start({ answer: overloaded(10) });

    await expect(client.messages.stream(body()).finalMessage()).rejects.toMatchObject({
      status: undefined,
      type: "overloaded_error",
    });
  });

  test("a cut stream keeps what came before", async () => {
    const { client } = await start(saying({ text: LONG, cutAfter: 100 }));
    const stream = client.messages.stream(body());
    let text = "";
    stream.on("text", (piece) => (text += piece));

    await expect(stream.finalMessage()).rejects.toThrow(/terminated|ended|closed/);
    expect(text).toBe(LONG.slice(0, 100));
  });

  test("a stalled stream goes on waiting until the client gives up", async () => {
    const { fake, client } = await start({ answer: stalling(10) });
    const stream = client.messages.stream(body());
    const waited = await Promise.race([
      stream.finalMessage().catch(() => "failed"),
      new Promise((resolve) => setTimeout(resolve, 200, "still waiting")),
    ]);
    expect(waited).toBe("still waiting");

    stream.abort();
    await expect.poll(() => fake.abandoned).toBe(1);
    expect(fake.concurrent.now).toBe(0);
  });

  test("a refusal ends normally, with half an answer and its category", async () => {
    const { client } = await start({ answer: refusing("general_harms") });
    const message = await client.messages.stream(body()).finalMessage();

    expect(message.stop_reason).toBe("refusal");
    expect(message.stop_details).toMatchObject({ category: "general_harms" });
    expect(message.content).toHaveLength(1);
  });
});

describe("prompt caching", () => {
  const cached = { type: "ephemeral" as const };
  const article = "The harbour opens. ".repeat(100);
  const question = (text: string, over: Partial<Anthropic.MessageStreamParams> = {}) =>
    body({
      messages: [
        {
          role: "user",
          content: [
            { type: "text", text: article, cache_control: cached },
            { type: "text", text },
          ],
        },
      ],
      ...over,
    });

  test("the article is written once and read by the next question", async () => {
    expect(await usages([question("one?"), question("another?")])).toEqual([
      [2, 634, 0],
      [3, 0, 634],
    ]);
  });

  test("another effort, thinking or model is another prefix", async () => {
    const other = { output_config: { effort: "low" as const } };
    const seen = await usages([
      question("one?"),
      question("one?", other),
      question("one?", { model: "claude-opus-5-5" }),
    ]);

    expect(seen).toEqual([0, 1, 2].map(() => [2, 634, 0]));
  });

  test("below 512 tokens nothing is cached", async () => {
    const short = body({ system: [{ type: "text", text: "short", cache_control: cached }] });

    expect((await usages([short, short])).map(([, written, read]) => [written, read])).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  test("a prefix lives five minutes from its last use", async () => {
    const minutes = [0, 4, 8, 14];
    let at = 0;
    const clock = { now: () => (minutes[at] ?? 0) * 60_000, answer: () => ((at += 1), { text: "yes" }) };
    // The clock moves on when a request is answered; usage is counted after that.
    const seen = await usages([question("a"), question("b"), question("c")], clock);

    expect(seen.map(([, , read]) => read)).toEqual([0, 634, 0]);
  });
});
