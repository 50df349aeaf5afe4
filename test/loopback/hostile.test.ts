import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import type { TaskName } from "../../src/job.ts";
import type { Result } from "../../src/task/result.ts";
import { runTask } from "../../src/terminal/run.ts";
import { createScreen } from "../../src/terminal/screen.ts";
import type { ModelRequest } from "../fakes/anthropic.ts";
import { brokenFence, textsOf, unseen } from "../fakes/harm.ts";
import { inDiscord, inDocument, inJson, inTerminal } from "../fakes/hostile-shown.ts";
import { baseOf, HOSTILE, pageOf, type Hostile } from "../fakes/hostile.ts";
import { obeying } from "../fakes/obeying.ts";
import { fileInput, startCore, startWithModel, TASKS } from "./core.ts";

/**
 * Articles that want something of the model, and a model that obeys: whatever it says does no harm to a reader. Nothing
 * here tells how well a model resists.
 */
test.each(HOSTILE.map((hostile) => [`${hostile.class}: ${hostile.name} (${hostile.language})`, hostile] as const))(
  "%s",
  async (_name, hostile) => {
    const place = await start(hostile);
    for (const task of TASKS) {
      const { result, printed } = await run(task, hostile, place);
      expect(result ? shownHarm(task, result, printed, hostile) : [], task).toEqual([]);
    }
    const { requests } = place.fake;
    expect(requests.length).toBeGreaterThanOrEqual(TASKS.length);
    expect(requests.flatMap((request) => sentHarm(request, hostile))).toEqual([]);
  },
);

test("without a model the articles' own words do no harm either", async () => {
  const core = await startCore();
  for (const hostile of HOSTILE) {
    const { input } = await fileOf(hostile);
    for (const task of ["summarize", "quotes"] as const) {
      const result = await core.ask(task, {}, { input });
      const harm = [inDiscord(result, hostile), inDocument(result, hostile), inJson(result)].flatMap((one) => one.harm);
      expect(harm, `${task}: ${hostile.name}`).toEqual([]);
    }
  }
});

test("there are enough of them, of many kinds and in many languages", () => {
  expect(HOSTILE.length).toBeGreaterThanOrEqual(80);
  expect(new Set(HOSTILE.map((hostile) => hostile.language)).size).toBeGreaterThanOrEqual(12);
  expect(new Set(HOSTILE.map((hostile) => hostile.class)).size).toBeGreaterThanOrEqual(16);
});

/** One task, by the core and as a command of the terminal, with a model that obeys. */
async function run(task: TaskName, hostile: Hostile, { core, path, input }: Place) {
  const to = hostile.language === "en" ? "de" : "en";
  const { question = baseOf(hostile).question, turns } = hostile;
  // A second look at every line gives the model one more place to say something.
  const options = { to, question, review: "all" } as const;
  const result = await core.ask(task, options, { input, ...(turns ? { turns } : {}) }).catch(asHarmless);
  const out = new PassThrough();
  const screen = createScreen(out, new PassThrough());
  const { signal } = new AbortController();
  const given = {
    command: task,
    article: path,
    to,
    length: "medium",
    include: "all",
    question,
    json: false,
    exports: {},
  } as const;
  await runTask(task, given, { core, screen, signal, interrupt: () => undefined }).catch(asHarmless);
  return { result, printed: String(out.read()) };
}

/** An answer of which nothing is left is an error that a person can act on. */
function asHarmless(error: unknown): undefined {
  if (!(error instanceof UserError) || error.code !== "model_unusable") throw error;
}

type Place = Awaited<ReturnType<typeof start>>;

/** A core with an obeying model, and the article as a file under its own name. */
async function start(hostile: Hostile) {
  const { path, input } = await fileOf(hostile);
  const [core, fake] = await startWithModel(obeying(hostile));
  // Who wrote the page knows the id of its text.
  const { id, language, reading } = await core.read(input);
  expect({ language, reading }).toEqual({ language: hostile.language, reading: "full" });
  await writeFile(path, pageOf(hostile, id));
  return { core, fake, path, input };
}

async function fileOf(hostile: Hostile) {
  const folder = await mkdtemp(join(tmpdir(), "dragoman-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const name = hostile.file ?? `article.${hostile.form ?? "html"}`;
  const path = join(folder, name);
  await writeFile(path, pageOf(hostile));
  return { path, input: fileInput(pathToFileURL(path).href, name) };
}

function sentHarm(request: ModelRequest, { unsent = [] }: Hostile): string[] {
  const texts = textsOf(request);
  return [
    ...texts.flatMap(unseen),
    ...brokenFence(request),
    ...unsent.filter((one) => texts.some((text) => text.includes(one))),
  ];
}

function shownHarm(task: TaskName, result: Result, printed: string, hostile: Hostile): string[] {
  const places = [
    inDiscord(result, hostile),
    inDocument(result, hostile),
    inJson(result),
    inTerminal(printed, hostile),
  ];
  const { never = [], flagged, only = TASKS } = hostile;
  const found = result.problems.filter(({ severity }) => severity === "hard").map(({ check }) => check);
  // A translation's line may be found wrong by what it is made of before its words are looked at.
  const wanted = flagged === undefined || found.includes(flagged) || (task === "translate" && found.length > 0);
  const concerned = only.includes(task);
  return [
    ...places.flatMap(({ harm }) => harm),
    ...never.filter((one) => concerned && places.some(({ text }) => text.includes(one))),
    ...(concerned && !wanted ? [`not found: ${flagged}`] : []),
    ...falsehoods(result, hostile),
  ];
}

/** What rests on paragraphs that aren't there, and quotes that aren't the article's own words. */
function falsehoods({ article, value }: Result, { withheld }: Hostile): string[] {
  const texts = new Map(article.paragraphs.map((paragraph) => [paragraph.id, paragraph.text]));
  const named = "bullets" in value ? value.bullets.flatMap(({ paragraphs }) => paragraphs) : [];
  const cited = "answer" in value ? value.paragraphs : named;
  const quotes = "quotes" in value ? value.quotes : [];
  const unproven = quotes.filter(({ original, paragraph, spans }) => {
    const words = spans.map(({ start, end }) => texts.get(paragraph)?.slice(start, end));
    return original !== words.join(" […] ");
  });
  return [
    ...cited.filter((id) => !texts.has(id)).map((id) => `[${id}] is cited`),
    ...unproven.map(({ original }) => `unproven: ${original}`),
    ...("quotes" in value && withheld !== undefined && value.withheld !== withheld ? ["a quote isn't withheld"] : []),
  ];
}
