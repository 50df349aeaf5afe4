import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";

/** In the languages that have patterns of their own for who speaks. */
const SAID =
  "Anna Berg said on May 3: “We had 5 million apples”, said Dr. Lee. «Да», сказал он. 王明表示：“好的，我们会来。”「はい」と述べた。" +
  " “아니”라고 말했다. قال «نعم». „Gut“, sagte er. गुप्ता ने कहा, “हाँ”। ";

/** Patterns that this project puts together from strings while it reads, as literals: the linter sees none of them. */
async function builtPatterns(): Promise<string[]> {
  const Original = RegExp;
  const built = new Set<string>();
  globalThis.RegExp = new Proxy(Original, {
    construct(target, given: ConstructorParameters<typeof RegExp>) {
      const pattern = new target(...given);
      const [, , caller = ""] = new Error().stack?.split("\n") ?? [];
      if (caller.includes("/src/") && !caller.includes("node_modules")) built.add(String(pattern));
      return pattern;
    },
  });
  onTestFinished(() => {
    globalThis.RegExp = Original;
  });
  const { FUNCTIONS } = await import("../bench/linear/functions.ts");
  for (const reads of FUNCTIONS.values()) {
    try {
      reads(SAID.repeat(3));
    } catch {
      // A text may be refused.
    }
  }
  return [...built];
}

/** What the linter's rules on slow patterns say of these. */
function faultsOf(patterns: readonly string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), "patterns-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const rules = { "regexp/no-super-linear-backtracking": "error", "regexp/no-super-linear-move": "error" };
  const jsPlugins = [fileURLToPath(import.meta.resolve("eslint-plugin-regexp"))];
  writeFileSync(join(folder, "config.json"), JSON.stringify({ jsPlugins, rules, categories: { correctness: "off" } }));
  writeFileSync(
    join(folder, "patterns.js"),
    patterns.map((pattern, at) => `export const p${at} = ${pattern};\n`).join(""),
  );
  const linter = join(import.meta.dirname, "../node_modules/.bin/oxlint");
  const { stdout } = spawnSync(linter, ["-c", join(folder, "config.json"), "-f", "unix", join(folder, "patterns.js")]);
  const lines = stdout.toString().split("\n");
  return lines
    .flatMap((line) => /patterns\.js:(\d+):/.exec(line)?.[1] ?? [])
    .map((line) => patterns[Number(line) - 1] ?? "");
}

test("no pattern that is put together takes more than linear time", async () => {
  const patterns = await builtPatterns();
  expect(patterns.length).toBeGreaterThan(200);
  const slow = String(/x\s+$/).replace("x", "");
  expect(faultsOf([...patterns, slow])).toEqual([slow]);
});
