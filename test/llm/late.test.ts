import { expect, onTestFinished, test } from "vitest";
import { createClaude } from "../../src/llm/claude.ts";
import { createLateClaude } from "../../src/llm/late.ts";
import { startAnthropic } from "../fakes/anthropic.ts";

test.each([{}, { baseUrl: "http://127.0.0.1:1" }])(
  "what keys a result is known before the SDK is there: %j",
  (given) => {
    const options = { ...given, apiKey: "key", model: "claude-opus-5-5" };
    const [late, loaded] = [createLateClaude(options), createClaude(options)];
    expect([late.model, late.settings, late.caches]).toEqual([loaded.model, loaded.settings, loaded.caches]);
  },
);

test("the first request, and each that follows, is answered as by the model itself", async () => {
  const fake = await startAnthropic({ answer: () => ({ text: "It is so." }) });
  onTestFinished(fake.close);
  const late = createLateClaude({ baseUrl: fake.url, apiKey: fake.key, model: "claude-sonnet-5-5" });
  const prompt = { system: "s", material: "m", turns: [], instruction: "i", isConversation: false, maxTokens: 100 };
  const said: string[] = [];
  const answers = await Promise.all([
    late.complete(prompt, { onText: (text) => said.push(text) }),
    late.complete(prompt),
  ]);
  expect(answers.map(({ text }) => text)).toEqual(["It is so.", "It is so."]);
  expect(said.at(-1)).toBe("It is so.");
  expect((await late.limits()).contextWindow).toBeGreaterThan(0);
});
