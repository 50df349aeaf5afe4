import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { evaluate } from "../../../bench/eval/checks.ts";
import { readDocuments } from "../../../bench/eval/documents.ts";
import { figuresOf } from "../../../bench/eval/figures.ts";
import { withFigures } from "../../../bench/eval/page.ts";

const root = join(import.meta.dirname, "../../..");
const DATA = join(root, "test/fixtures/eval/documents.jsonl");
const figures = figuresOf(evaluate(readDocuments(readFileSync(DATA, "utf8"))));

const BEFORE = "# A page\n\n<!-- checks -->\n";
const AFTER = "<!-- /checks -->\n\nThe rest.\n";

test("the figures stand between the marks, and nothing else is touched; twice makes no difference", () => {
  const written = withFigures(`${BEFORE}old\n${AFTER}`, figures);

  expect(written.startsWith(`${BEFORE}\n4 documents, 18 units; languages: `)).toBe(true);
  expect(written.endsWith(`\n\n${AFTER}`)).toBe(true);
  expect(written).not.toContain("old");
  expect(written).toMatch(/^\| paragraph dropped +\| +4 \| 100\.0 % \| +\d+\.\d–100\.0 \| +100\.0 % \|/m);
  expect(written).toMatch(/^\| letter changed \(false\) +\| +\d+ \| +0\.0 % \|/m);
  expect(withFigures(written, figures)).toBe(written);
});

test("what a file has nothing of isn't there", () => {
  const [one] = readDocuments('{"id": "x", "lang": "de", "paras": [{"src": "Er ging.", "ref": "He left."}]}');
  const written = withFigures(BEFORE + AFTER, figuresOf(evaluate([one!])));

  expect(written).toContain("| paragraph dropped ");
  expect(written).not.toContain("n/a");
});

test.each([
  ["no marks", "# A page\n"],
  ["one mark", "<!-- checks -->\n"],
  ["marks in the wrong order", "<!-- /checks -->\n<!-- checks -->\n"],
])("a page with %s is refused", (_, page) => {
  expect(() => withFigures(page, figures)).toThrow("<!-- checks -->");
});

test("the command writes them, and leaves a page without marks alone", () => {
  const folder = mkdtempSync(join(tmpdir(), "eval-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const write = (content: string) => {
    const page = join(folder, "page.md");
    writeFileSync(page, content);
    const args = [join(root, "bench/eval.ts"), "checks", "--data", DATA, "--write", page];
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: "utf8", timeout: 20_000 });
    return { status, stdout, written: readFileSync(page, "utf8") };
  };

  expect(write(BEFORE + AFTER)).toEqual({ status: 0, stdout: "", written: withFigures(BEFORE + AFTER, figures) });
  expect(write("# A page\n")).toEqual({ status: 1, stdout: "", written: "# A page\n" });
});

test("the project's page has figures", () => {
  const page = readFileSync(join(root, "docs/trust.md"), "utf8");

  expect(page).toMatch(/<!-- checks -->\n\n\d+ documents, \d+ units; [^]*\| planted [^]*\n\n<!-- \/checks -->/);
});
