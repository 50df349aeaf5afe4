import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";

const root = join(import.meta.dirname, "../..");

const sentences = Array.from(
  { length: 8 },
  (_, at) => `Sentence ${at} of the report stands here, and it is long enough.`,
);
const html = `<title>The report</title><article><h1>The report</h1><h2 class="subtitle">What it says, and what it leaves open for now</h2>${sentences.map((text) => `<p>${text}</p>`).join("")}`;

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "bench-"));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

/** Two pages: one is read right, the other one isn't a page at all. */
function writeSet(into: string): string {
  const set = join(into, "some-set");
  mkdirSync(join(set, "html"), { recursive: true });
  const truth = { articleBody: sentences.join("\n\n"), title: "The report", date: null };
  writeFileSync(join(set, "ground-truth.json"), JSON.stringify({ good: truth, "not a page": truth }));
  writeFileSync(join(set, "html", "good.html.gz"), gzipSync(html));
  writeFileSync(join(set, "html", "not a page.html.gz"), gzipSync(Buffer.from("GIF89a")));
  return set;
}

function bench(...given: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "bench/extract.ts"), ...given], {
    encoding: "utf8",
    timeout: 20_000,
  });
  return { status, stdout, stderr };
}

const read = (file: string) => JSON.parse(readFileSync(file, "utf8"));

test("a set is read, scored, and written down", () => {
  const made = folder();
  const json = join(made, "figures.json");
  const { status, stdout, stderr } = bench("--peers", "none", "--out", made, "--json", json, writeSet(made));
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toContain("some-set, 2 pages");
  expect(stdout).toMatch(/^\| dragoman .*\| 0\.667 /m);
  expect(stdout).toMatch(/^\| cheerio\.load .*\| +1\.00 \|$/m);
  expect(stdout).toContain("dragoman failed on not a page: ");

  const outputs = read(join(made, "some-set/dragoman.json"));
  expect(outputs.good).toMatchObject({ articleBody: sentences.join("\n"), title: "The report" });
  expect(outputs.good.ms).toBeGreaterThan(0);
  expect(outputs["not a page"]).toMatchObject({ articleBody: "" });
  const [ours] = read(json)["some-set"];
  expect(ours).toMatchObject({
    name: "dragoman",
    figures: { pages: 2, precision: 1, recall: 0.5, exact: 0.5, empty: 1 },
  });
});

test("without a set it reads the project's own pages", () => {
  const { status, stdout, stderr } = bench("--peers", "none");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toMatch(/the project's own pages, \d\d pages/);
  expect(stdout).toMatch(/^\| dragoman +\| 1\.000 /m);
  expect(stdout).toContain("MB/s");
});

test.each([
  ["an unknown choice of peers", ["--peers", "some", "x"], "--peers is all or none."],
  ["an unknown option", ["--what", "x"], "--what"],
])("%s is a wrong command line", (_, given, message) => {
  const { status, stderr } = bench(...given);
  expect(status).toBe(2);
  expect(stderr).toContain(message);
  expect(stderr).toContain("usage: ");
});
