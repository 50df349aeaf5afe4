import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { CORRUPTIONS } from "../../bench/eval/corruptions.ts";
import { readDocuments } from "../../bench/eval/documents.ts";
import { evaluate } from "../../bench/eval/checks.ts";
import type { figuresOf } from "../../bench/eval/figures.ts";
import { interval, percent } from "../../bench/eval/shares.ts";

const root = join(import.meta.dirname, "../..");
const DATA = join(root, "test/fixtures/eval/documents.jsonl");
const documents = readDocuments(readFileSync(DATA, "utf8"));

function run(...given: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "bench/eval.ts"), ...given], {
    encoding: "utf8",
    timeout: 20_000,
  });
  return { status, stdout, stderr };
}

describe("the command", () => {
  test.each([
    [["checks"]],
    [["check", "--data", DATA]],
    [["checks", "--data", DATA, "--html"]],
    [["checks", DATA]],
    [["checks", "--data", DATA, "--write", ""]],
    [["checks", "--data", DATA, "--json", "--write", "page.md"]],
  ])("wants to be called right: %j", (given) => {
    const { status, stdout, stderr } = run(...given);
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain("usage: npm run -s eval --");
  });

  test("names a file that can't be read", () => {
    expect(run("checks", "--data", "/nowhere.jsonl")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("/nowhere.jsonl") as string,
    });
  });

  test("names a line that is no document", () => {
    const folder = mkdtempSync(join(tmpdir(), "eval-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, "data.jsonl");
    writeFileSync(file, `${readFileSync(DATA, "utf8")}{"id": "x"}\n`);
    const { status, stderr } = run("checks", "--data", file);
    expect(status).toBe(1);
    expect(stderr).toContain("Line 5 is no document.");
  });

  test("prints tables", () => {
    const { status, stdout, stderr } = run("checks", "--data", DATA);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("4 documents, 18 units, 4 languages.");
    for (const corruption of Object.keys(CORRUPTIONS)) expect(stdout).toContain(`| ${corruption} `);
    expect(stdout).toMatch(/\| any hard flag +\|/);
  });

  test("prints the same figures as JSON, every time", () => {
    const [first, second] = [run("checks", "--data", DATA, "--json"), run("checks", "--data", DATA, "--json")];
    expect(first).toMatchObject({ status: 0, stderr: "" });
    expect(second.stdout).toBe(first.stdout);
    const figures = JSON.parse(first.stdout) as ReturnType<typeof figuresOf>;
    expect(figures.corruptions["paragraph dropped"]?.["all"]?.hard).toMatchObject({ count: 4, n: 4, share: 1 });
    expect(figures.quotes.false["letter changed"]?.["all"]).toMatchObject({ count: 0 });
  });
});

describe("documents", () => {
  test("are cut between segments, the headline by itself", () => {
    expect(documents.map(({ id, units }) => `${id} ${units.map((unit) => unit.id).join(" ")}`)).toEqual([
      "harbour 0 1.1 1.2 1.3 2",
      "library 0 1.1 1.2 1.3",
      "orchard 0 1.1 1.2 1.3",
      "bridge 0 1.1 1.2 1.3 1.4",
    ]);
    for (const { units } of documents) {
      for (const { segments } of units) expect(segments.length).toBeLessThanOrEqual(2);
    }
  });
});

describe("corruptions", () => {
  const { cleans, trials } = evaluate(documents);

  test("are planted once in each document that has a place for them", () => {
    const planted = trials.map(({ corruption, id }) => `${corruption} ${id}`);
    expect(new Set(planted).size).toBe(planted.length);
    const everywhere = trials.filter(({ corruption }) => corruption !== "million ↔ billion");
    expect(everywhere).toHaveLength(4 * (Object.keys(CORRUPTIONS).length - 1));
  });

  test("raise what was clean", () => {
    expect(cleans.every(({ findings }) => findings.size === 0)).toBe(true);
    const missed = trials.filter(({ checks }) => checks.length === 0).map(({ corruption }) => corruption);
    expect(missed).not.toContain("paragraph cut to half");
    expect(missed).not.toContain("preamble");
  });

  test.each(Object.entries(CORRUPTIONS))("%s changes units that were clean, and only them", (_, plant) => {
    for (const document of documents) {
      const clean = new Set(document.units.map(({ id }) => id).slice(1));
      const others = documents.filter(({ id }) => id !== document.id);
      const planted = plant({ document, clean, others, random: () => 0.4 });
      for (const [id, text] of planted ?? []) {
        expect(clean).toContain(id);
        expect(text).not.toBe(document.units.find((unit) => unit.id === id)?.text);
      }
    }
  });

  test("have no place where there is nothing to change", () => {
    const [document] = readDocuments('{"id": "x", "lang": "de", "paras": [{"src": "Er ging.", "ref": "He left."}]}');
    const ground = { document: document!, clean: new Set(["1"]), others: [], random: () => 0 };
    const planted = Object.entries(CORRUPTIONS).filter(([, plant]) => plant(ground) !== undefined);
    const names = planted.map(([corruption]) => corruption);
    expect(names).toContain("paragraph dropped");
    for (const none of ["sentence dropped", "digit changed", "neighbours swapped", "name swapped", "tail truncated"]) {
      expect(names).not.toContain(none);
    }
  });
});

describe("shares", () => {
  test.each<[count: number, n: number, low: number, high: number]>([
    [0, 0, 0, 1],
    [0, 60, 0, 0.06],
    [60, 60, 0.94, 1],
    [30, 60, 0.377, 0.623],
  ])("%i of %i are between %f and %f", (count, n, low, high) => {
    const [least, most] = interval({ count, n });
    expect(least).toBeCloseTo(low, 3);
    expect(most).toBeCloseTo(high, 3);
  });

  test("of nothing are none", () => {
    expect([percent({ count: 0, n: 0 }), percent({ count: 1, n: 3 })]).toEqual(["n/a", "33.3 %"]);
  });
});
