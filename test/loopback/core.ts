import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { readDocument } from "../../src/article/document.ts";
import { UserError, type UserErrorCode } from "../../src/errors.ts";
import type { Config } from "../../src/config.ts";
import { createCore, type Core, type CoreOptions } from "../../src/core.ts";
import type { Input, Options, TaskName } from "../../src/job.ts";
import { createLog } from "../../src/log.ts";
import type { Result } from "../../src/task/result.ts";
import type { RunOptions } from "../../src/task/run.ts";
import { startAnthropic, type Answer, type Anthropicish, type ModelRequest } from "../fakes/anthropic.ts";
import { readPrompt, scriptedModel } from "../fakes/model.ts";

export const EXAMPLE = exampleUrl("arctic-council.md");

function exampleUrl(name: string): string {
  return new URL(`../../examples/${name}`, import.meta.url).href;
}

/** The article at an address: `file:`, or `data:` for one that a test makes up. */
export function fileInput(url: string, name = basename(new URL(url).pathname)): Input {
  return { kind: "file", name, url };
}

/** A text file with a headline and these paragraphs. */
export function textFile(title: string, paragraphs: readonly string[]): Input {
  const text = [title, ...paragraphs].join("\n\n");
  return fileInput(`data:text/plain,${encodeURIComponent(text)}`, "article.txt");
}

const openHere: NonNullable<CoreOptions["openFile"]> = async (url) =>
  url.startsWith("data:")
    ? new TextEncoder().encode(decodeURIComponent(url.slice(url.indexOf(",") + 1)))
    : readFile(fileURLToPath(url));

export interface TestCore extends Core {
  /** A job on the example article in English, unless told otherwise. */
  readonly ask: <N extends TaskName>(task: N, options?: Partial<Options>, run?: AskContext) => Promise<Result<N>>;
}

interface AskContext extends RunOptions {
  readonly input?: Input;
}

/** The core with its parser in this process and its store in a folder of its own; gone with the test. */
export async function startCore(
  model?: Config["model"],
  options: Partial<CoreOptions> = {},
  where: Pick<Config, "redisUrl"> = {},
): Promise<TestCore> {
  const data = await mkdtemp(join(tmpdir(), "dragoman-"));
  const core = await createCore(
    {
      review: "off",
      data,
      retentionDays: 30,
      leaseSeconds: 10,
      drainSeconds: 25,
      budgetUsd: 20,
      allowHosts: [],
      denyAddresses: [],
      ...(model ? { model } : {}),
      ...where,
    },
    {
      log: createLog("silent", []),
      reader: { read: readDocument, close: async () => undefined },
      openFile: openHere,
      retry: { baseDelay: 1 },
      ...options,
    },
  );
  onTestFinished(async () => {
    await core.close();
    await rm(data, { recursive: true });
  });
  return {
    ...core,
    ask: async (task, options = {}, { input = fileInput(EXAMPLE), ...run } = {}) =>
      (await core.run({ id: "1", task, input, options: { to: "en", ...options } }, run)) as Result<typeof task>,
  };
}

/** A core whose model is a fake Messages API with these answers. */
export async function startWithModel(
  answer: Answer = scriptedModel,
  model: { fallback?: string } = {},
  options: Partial<CoreOptions> = {},
  where: Pick<Config, "redisUrl"> = {},
): Promise<[TestCore, Anthropicish]> {
  const fake = await startAnthropic({ answer });
  onTestFinished(fake.close);
  const named = { baseUrl: fake.url, apiKey: fake.key, name: "claude-sonnet-5-5", ...model };
  return [await startCore(named, options, where), fake];
}

/** Numbers of the lines that a request wants translated. */
export function askedLines(body: ModelRequest): number[] {
  const [, numbers = ""] = /^NUMBERS: (.*)$/m.exec(readPrompt(body).instruction) ?? [];
  return [...new Set(numbers.split(" ").map((id) => Number.parseInt(id, 10)))];
}

/** The code of the UserError that a promise ends with. */
export async function codeOf(promise: Promise<unknown>): Promise<UserErrorCode | undefined> {
  const error: unknown = await promise.catch((thrown: unknown) => thrown);
  return error instanceof UserError ? error.code : undefined;
}

export const TASKS = ["translate", "summarize", "quotes", "ask"] as const;

/** A question about the example article. */
export const QUESTION = { question: "谁投了弃权票？" };

export const optionsOf = (task: TaskName): Partial<Options> => (task === "ask" ? QUESTION : {});
