import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";

const KEY = "k3y-of-a-local-endpoint";
/** Runs statements with a log of that level in a process of its own, and gives its standard error. */
async function logged(statements: string, level = "info"): Promise<string> {
  const module = join(import.meta.dirname, "../src/log.ts");
  const code = `const { createLog } = await import(${JSON.stringify(module)});
    const log = createLog(${JSON.stringify(level)}, [${JSON.stringify(KEY)}, undefined, ""]); ${statements}`;
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", code]);
  expect(stdout).toBe("");
  return stderr;
}

describe("a secret is never in a line", () => {
  test.each([
    ["in a message", `log.error("refused: ${KEY}")`],
    ["in a field", `log.error({ deep: [{ header: "Bearer ${KEY}" }] }, "refused")`],
    ["in a field's name", `log.error({ "${KEY}": 1 }, "refused")`],
    ["in an error's message and stack", `log.error({ err: new Error("with ${KEY}") }, "refused")`],
    ["in an error's cause", `log.error({ err: new Error("a", { cause: new Error("${KEY}") }) }, "refused")`],
    ["in an error's own fields", `log.error({ err: Object.assign(new Error("a"), { key: "${KEY}" }) }, "refused")`],
    ["twice", `log.error("refused: ${KEY}${KEY}")`],
  ])("%s", async (_, statement) => {
    const line = await logged(statement, "debug");
    expect(line).toContain("refused");
    expect(line).toContain("…");
    expect(line).not.toContain(KEY);
    expect(() => JSON.parse(line) as unknown).not.toThrow();
  });
});

test("an error's own fields, which may be texts, are in lines from the level debug alone", async () => {
  const statement = `log.error({ err: Object.assign(new Error("refused"), { body: "Канарейка" }) }, "refused")`;
  expect(await logged(statement, "debug")).toContain("Канарейка");
  expect(await logged(statement, "info")).toMatch(/"type":"Error","message":"refused","stack":" {4}at (?!.*Канарейка)/);
});

test("nothing below the level is written", async () => {
  expect(await logged(`log.info("a"); log.warn("b"); log.error("c");`, "warn")).toMatch(/"b".*\n.*"c"/);
  expect(await logged(`log.fatal("a")`, "silent")).toBe("");
});
