import type Anthropic from "@anthropic-ai/sdk";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Options, TaskName, Turn } from "../../src/job.ts";
import { createClaude } from "../../src/llm/claude.ts";
import { createRetry } from "../../src/llm/retry.ts";
import { material } from "../../src/task/material.ts";
import { createTaskRunner, type RunOptions } from "../../src/task/run.ts";
import { startAnthropic, type Anthropicish, type Answer } from "../fakes/anthropic.ts";
import { articleOf, russian } from "../fakes/articles.ts";
import { MODELS } from "../fakes/anthropic-models.ts";
import { blocksOf } from "../fakes/anthropic-request.ts";
import { scriptedModel } from "../fakes/model.ts";
import { atFirst, cutting, dropping, stoppingAt, uncited } from "../fakes/model-faults.ts";

/** Long enough to be translated in several parts. */
const ARTICLE = articleOf(russian(40, 6), { siteName: "Портовые ведомости", byline: "Анна Ким" });

const turns = (count: number): Turn[] =>
  Array.from({ length: count }, (_, index) => ({
    question: `Question number ${index}?`,
    answer: `${"Seven ships came in, and the harbour's office counted them. ".repeat(6)}[${index + 1}]`,
  }));

interface Step {
  readonly what: string;
  readonly task: TaskName;
  readonly options?: Partial<Options>;
  readonly run?: RunOptions;
  readonly answer?: Answer;
}

/** All that people do with an article. */
const STEPS: readonly Step[] = [
  { what: "a translation in parts", task: "translate" },
  { what: "one with a repair", task: "translate", options: { to: "de" }, answer: atFirst(dropping(3)) },
  { what: "one that is cut by its limit", task: "translate", options: { to: "fr" }, answer: atFirst(stoppingAt(900)) },
  { what: "a summary", task: "summarize" },
  { what: "a longer one", task: "summarize", options: { length: "long" } },
  { what: "one with a repair", task: "summarize", options: { length: "short" }, answer: atFirst(uncited) },
  { what: "quotes", task: "quotes", answer: atFirst(cutting(3)) },
  { what: "a question", task: "ask", options: { question: "How many ships?" } },
  {
    what: "the first one in a thread",
    task: "ask",
    options: { question: "When?" },
    run: { turns: [], isConversation: true },
  },
  {
    what: "the fourth, with a repair",
    task: "ask",
    options: { question: "Why?", to: "es" },
    run: { turns: turns(3), isConversation: true },
    answer: atFirst(uncited),
  },
  {
    what: "the sixtieth",
    task: "ask",
    options: { question: "And then?" },
    run: { turns: turns(60), isConversation: true },
  },
];

async function start(model: string) {
  const fake = await startAnthropic();
  onTestFinished(fake.close);
  const nothing = { get: async () => undefined, put: async () => undefined, remove: async () => undefined };
  const run = createTaskRunner({
    llm: createClaude({ baseUrl: fake.url, apiKey: fake.key, model, anthropic: true }),
    retry: createRetry({ baseDelay: 1 }),
    results: nothing,
    drafts: nothing,
    transcripts: nothing,
  });
  return { fake, take: (step: Step) => taken(step, fake, run) };
}

/** The bodies that a step sends. */
async function taken(
  { task, options, run, answer }: Step,
  fake: Anthropicish,
  runTask: ReturnType<typeof createTaskRunner>,
) {
  const before = fake.requests.length;
  fake.answer = answer ?? scriptedModel;
  await runTask(task, ARTICLE, { to: "en", ...options }, run);
  return fake.requests.slice(before);
}

/** Of the messages; each is text. */
const blocks = (body: Anthropic.MessageCreateParams) =>
  blocksOf(body).flatMap(({ role, block }) => (role !== "system" && block.type === "text" ? [block] : []));

/** All that has to be the same for the article to be read from the prompt cache: rules, article, and how it is asked. */
function prefix(body: Anthropic.MessageCreateParams): string {
  const { model, thinking, output_config: config, system, tools, tool_choice: choice } = body;
  const [first] = blocks(body);
  return JSON.stringify([model, thinking, config, system, tools, choice, first?.type, first?.text]);
}

describe.each(Object.keys(MODELS))("with %s", (model) => {
  test("everything asked about an article starts with the same bytes, and is read from the prompt cache", async () => {
    const { fake, take } = await start(model);
    const bodies = [];
    for (const step of STEPS) bodies.push(...(await take(step)));

    expect(new Set(bodies.map(prefix)).size).toBe(1);
    expect(bodies.length).toBeGreaterThan(STEPS.length + 4);
    for (const body of bodies) {
      expect(blocks(body)[0]?.text).toBe(material(ARTICLE));
      expect(Object.keys(body.output_config ?? {})).not.toContain("format");
    }
    const [first, ...others] = fake.replies.map(({ usage }) => usage);
    expect(first?.cache_read_input_tokens).toBe(0);
    for (const usage of others) expect(usage.cache_read_input_tokens).toBeGreaterThan(4_000);
  });
});

test("the article is kept for five minutes, for an hour once a conversation is open; what is said of it for five", async () => {
  const { take } = await start("claude-sonnet-5-5");
  for (const step of STEPS) {
    const isOpen = step.run?.isConversation === true;
    for (const [at, body] of (await take(step)).entries()) {
      const kept = blocks(body).flatMap(({ cache_control: control }, index) =>
        control ? [`${index} ${control.ttl}`] : [],
      );
      const article = `0 ${isOpen ? "1h" : "5m"}`;
      // A first question that has to be mended is never repeated.
      const isRepeated = body.messages.length > 1 || (step.task === "ask" && at === 0);
      expect(kept, step.what).toEqual(isRepeated ? [article, `${blocks(body).length - 1} 5m`] : [article]);
    }
  }
});

test("the rules of questions stand in the first alone, and every turn is sent again in the words it was sent in", async () => {
  const { fake, take } = await start("claude-sonnet-5-5");
  const asked: Turn[] = [];
  for (const question of ["How many ships?", "When?", "Why?"]) {
    await take({ what: "", task: "ask", options: { question }, run: { turns: [...asked], isConversation: true } });
    asked.push({ question, answer: `Of “${question}” the article says this [1].` });
  }
  const sent = fake.requests.map((body) => blocks(body).map(({ text }) => text));
  for (const [at, texts] of sent.entries()) {
    const earlier = sent[at - 1] ?? [];
    expect(texts.slice(0, earlier.length)).toEqual(earlier);
    expect(texts.map((text) => text.includes("at most 150 words"))).toEqual(texts.map((_, index) => index === 1));
  }
  const [first, ...others] = fake.replies.map(({ usage }) => usage);
  for (const usage of others) {
    expect(usage.cache_read_input_tokens).toBeGreaterThanOrEqual(first?.cache_creation_input_tokens ?? Infinity);
    expect(usage.input_tokens).toBe(0);
  }
});

describe("a conversation that outgrows its budget", () => {
  const of = async (count: number) => {
    const { take } = await start("claude-sonnet-5-5");
    const run = { turns: turns(count), isConversation: true };
    const [body] = await take({ what: "", task: "ask", options: { question: "And now?" }, run });
    return body ? { body, texts: blocks(body).map((block) => block.text) } : undefined;
  };

  test("loses its oldest turns, and nothing of the article", async () => {
    const sent = await of(60);
    const said = sent?.texts.join("\n") ?? "";

    expect(sent?.texts[0]).toBe(material(ARTICLE));
    expect(said).toContain("Question number 59?");
    expect(said).not.toContain("Question number 0?");
    expect(said.length - material(ARTICLE).length).toBeLessThan(8_000 * 3 + 2_000);
    expect(sent?.body.messages[0]?.role).toBe("user");
    expect(sent?.body.messages.length).toBeGreaterThan(8);
  });

  test("is sent with the same beginning the next time", async () => {
    const [now, next] = await Promise.all([of(59), of(60)]);
    const opening = (sent: Awaited<ReturnType<typeof of>>) =>
      JSON.stringify(sent?.body.messages.slice(0, 6).map(({ content }) => content)).replaceAll(
        /,"cache_control":\{[^}]*\}/g,
        "",
      );

    expect(opening(next)).toBe(opening(now));
  });
});
