import { expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { ModelError, NO_USAGE, type CompletionOptions, type Completion, type Llm } from "../../src/llm/llm.ts";
import { metered, type Payer } from "../../src/task/metered.ts";

const PROMPT = { system: "s".repeat(300), material: "m".repeat(600), turns: [], instruction: "", maxTokens: 1_000 };

/** What a payer is told of a request that goes so. */
async function paidFor(
  complete: (options: CompletionOptions) => Promise<Completion>,
  { model = "claude-sonnet-5-5", ...more }: Partial<Llm> & { prompt?: object } = {},
) {
  const said: [string, ...unknown[]][] = [];
  const note =
    (name: string) =>
    async (...values: unknown[]) =>
      void said.push([name, ...values.map((value) => (typeof value === "number" ? Number(value.toFixed(6)) : value))]);
  const payer = Object.fromEntries(["afford", "open", "ask", "book", "close"].map((name) => [name, note(name)]));
  const llm = {
    model,
    settings: "",
    caches: true,
    limits: () => Promise.reject(new Error("not asked")),
    complete: (_prompt: unknown, options: CompletionOptions = {}) => complete(options),
    ...more,
  };
  const outcome = metered(llm, payer as unknown as Payer).complete({ ...PROMPT, ...more.prompt });
  await outcome.catch(() => undefined);
  return { said, outcome };
}

const usage = { ...NO_USAGE, requests: 1, inputTokens: 500, outputTokens: 100 };
const answered = (more = {}) => Promise.resolve({ text: "", stopReason: "end" as const, model: "m", usage, ...more });

test("a request may cost what its prompt and the whole room for its answer do, and is booked as it was used", async () => {
  const { said } = await paidFor(() => answered());
  // 309 tokens written to the cache at 2.50 a million, 1,000 of an answer at 10.
  expect(said).toEqual([
    ["ask", 0.010773],
    ["book", 600, 0.002],
  ]);
});

test("a conversation keeps its prompt for an hour, at a higher price", async () => {
  const { said } = await paidFor(() => answered(), { prompt: { isConversation: true } });
  expect(said[0]).toEqual(["ask", 0.011236]);
});

test("without a listed price tokens alone are booked", async () => {
  const { said } = await paidFor(() => answered(), { model: "qwen3:8b" });
  expect(said).toEqual([
    ["ask", 0],
    ["book", 600, undefined],
  ]);
});

test.each<[how: string, complete: (options: CompletionOptions) => Promise<Completion>, tokens: number]>([
  [
    "a stream that breaks",
    async ({ onText }) => {
      onText?.("x".repeat(3_000));
      throw new ModelError("stalled", { usage: { ...usage, outputTokens: 1 } });
    },
    500 + 1_008,
  ],
  [
    "a request that is cancelled",
    async ({ onText, onUsage }) => {
      onUsage?.({ ...usage, outputTokens: 1 });
      onText?.("x".repeat(3_000));
      throw new UserError("cancelled");
    },
    500 + 1_008,
  ],
  ["a request that was never taken", () => Promise.reject(new ModelError("busy")), 0],
])("%s costs what had come", async (_, complete, tokens) => {
  const { said, outcome } = await paidFor(complete);
  expect(said[1]?.slice(0, 2)).toEqual(["book", tokens]);
  await expect(outcome).rejects.toBeInstanceOf(Error);
});

test("nothing is asked of the model that can't be paid", async () => {
  let asked = false;
  const llm = { model: "claude-sonnet-5-5", complete: () => (asked = true) } as unknown as Llm;
  const payer = { ask: () => Promise.reject(new UserError("server_budget", { usd: 1 })) } as unknown as Payer;
  await expect(metered(llm, payer).complete(PROMPT)).rejects.toThrow("server_budget");
  expect(asked).toBe(false);
});
