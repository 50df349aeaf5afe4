import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readDocuments } from "../../../../bench/eval/documents.ts";
import type { ModelResults } from "../../../../bench/eval/model/evaluate.ts";
import { modelReport } from "../../../../bench/eval/model/report.ts";
import { startAnthropic } from "../../../fakes/anthropic.ts";
import { readPrompt } from "../../../fakes/model.ts";
import { faithful } from "./faithful.ts";

const root = join(import.meta.dirname, "../../../..");
const DATA = join(root, "test/fixtures/eval/two-towns.jsonl");

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), "eval-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

async function run(given: readonly string[], env: NodeJS.ProcessEnv = {}, cwd = temporary()) {
  const child = spawn(process.execPath, [join(root, "bench/eval.ts"), ...given], {
    cwd,
    env: { PATH: process.env["PATH"], ...env },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 20_000,
  });
  const [stdout, stderr, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close") as Promise<[number]>,
  ]);
  return { status, stdout, stderr };
}

async function startFake() {
  const fake = await startAnthropic({ answer: faithful(readDocuments(readFileSync(DATA, "utf8"))) });
  onTestFinished(fake.close);
  return { fake, env: { ANTHROPIC_BASE_URL: fake.url, ANTHROPIC_API_KEY: fake.key } };
}

test("prints a table and writes dated results, each run its own", { timeout: 30_000 }, async () => {
  const { env } = await startFake();
  const out = join(temporary(), "new/folder");
  const first = await run(["model", "--data", DATA, "--out", out], env);
  const [file = ""] = readdirSync(out);
  const results = JSON.parse(readFileSync(join(out, file), "utf8")) as ModelResults;

  expect(first.status).toBe(0);
  expect(file).toBe(`eval-${results.at.slice(0, 10)}.json`);
  expect(first.stdout).toBe(`${modelReport(results.figures)}\n`);
  expect(first.stdout).toMatch(/^\| all +\| +2 \| +0 \| +100\.0 \| +4 \| +0 \| +0 \| +0 \| +2 \| +0 \| +100\.0 % \|/m);
  expect(first.stderr).toMatch(/^2 articles for claude-sonnet-5-5.*\nIt will cost about \$0\.0\d+\.\nWritten to /);
  expect(Math.abs(Date.parse(results.at) - Date.now())).toBeLessThan(60_000);

  const second = await run(["model", "--data", DATA, "--out", out, "--articles", "1", "--json"], env);
  expect(JSON.parse(second.stdout)).toMatchObject({ model: "claude-sonnet-5-5", figures: { all: { chrf: 100 } } });
  expect(readdirSync(out).toSorted()).toEqual([`${file.slice(0, -5)}-2.json`, file]);
});

test("asks before it spends more than cents, and nobody there means no", async () => {
  const { fake, env } = await startFake();
  const dear = { ...env, DRAGOMAN_MODEL: "claude-fable-5-1" };
  const { status, stdout, stderr } = await run(["model", "--data", DATA], dear);

  expect([status, stdout, fake.requests]).toEqual([1, "", []]);
  expect(stderr).toContain("Add --yes");
  expect(await run(["model", "--data", DATA, "--articles", "1", "--yes"], dear)).toMatchObject({ status: 0 });
});

test("an endpoint that fails ends it with its sentence and what there was", async () => {
  const { fake, env } = await startFake();
  const { answer } = fake;
  fake.answer = (request) =>
    readPrompt(request).lines.get(0)?.includes("Tannberg") ? answer(request) : { status: 401 };
  const out = temporary();
  const { status, stdout, stderr } = await run(["model", "--data", DATA, "--out", out], env);

  expect(status).toBe(1);
  expect(stdout).toMatch(/^\| all +\| +1 \|/m);
  expect(stderr).toMatch(/Stopped after 1 of 2 articles: .*key/);
  expect(stderr).not.toContain(fake.key);
  expect(readdirSync(out)).toHaveLength(1);
});

test.each([[[]], [["model", "--data", DATA]]])(
  "%j without a model says what to set, and what needs none",
  async (given) => {
    const { status, stdout, stderr } = await run(given);

    expect([status, stdout]).toEqual([78, ""]);
    expect(stderr).toMatch(/ANTHROPIC_API_KEY.*ANTHROPIC_BASE_URL.*eval -- checks --data/);
    expect(stderr).not.toContain("    at ");
  },
);

test("a setting that is wrong is named", async () => {
  const { status, stderr } = await run(["model", "--data", DATA], { ANTHROPIC_BASE_URL: "localhost" });

  expect(status).toBe(78);
  expect(stderr).toContain("ANTHROPIC_BASE_URL");
});

test.each([
  [[], "Say what to evaluate: checks or model."],
  [["models"], "Say what to evaluate: checks or model."],
  [["model", DATA], "two-towns"],
  [["model", "--data", "/nowhere.jsonl"], "/nowhere.jsonl can't be read."],
])("%j is told to be wrong, with the usage", async (given, says) => {
  const { status, stdout, stderr } = await run(given, { ANTHROPIC_BASE_URL: "http://127.0.0.1:9" });

  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(says);
  expect(stderr).toContain("usage: npm run -s eval -- ");
});

test("what can't be done is told before anything is asked", async () => {
  const { fake, env } = await startFake();
  const file = join(temporary(), "file");
  writeFileSync(file, "no document");

  expect(await run(["model", "--data", file], env)).toMatchObject({ status: 1, stderr: "Line 1 is no document.\n" });
  expect(await run(["model", "--data", DATA, "--out", join(file, "folder")], env)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("can't be written") as string,
  });
  expect(fake.requests).toEqual([]);
});
