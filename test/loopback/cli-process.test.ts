import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { slowly } from "../fakes/model-faults.ts";
import { cli, start, TELL_LOADED } from "./process.ts";
import { temporaryFolder } from "../fakes/folder.ts";
import { file, FRENCH, modelled } from "./terminal.ts";

describe("an interrupt", () => {
  test.each(["SIGINT", "SIGTERM"] as const)("%s ends a slow answer at once, without a word", async (signal) => {
    const { env, fake } = await modelled(slowly(200, 5));
    const running = start("src/cli.ts", ["translate", FRENCH, "--json"], env);
    await expect.poll(() => fake.requests.length, { timeout: 15_000 }).toBe(1);
    const at = performance.now();
    running.signal(signal);
    const { code, stdout, stderr } = await running.ended;
    expect({ code, stdout, stderr }).toEqual({ code: 130, stdout: "", stderr: "" });
    expect(performance.now() - at).toBeLessThan(1_500);
  });

  test("ends the wait for standard input", async () => {
    const data = await temporaryFolder();
    const running = start("src/cli.ts", ["extract", "-"], { DRAGOMAN_DATA: data });
    running.write("The beginning");
    // Made just before it reads.
    await expect.poll(() => existsSync(join(data, "dragoman.db")), { timeout: 15_000 }).toBe(true);
    const at = performance.now();
    running.signal("SIGINT");
    expect(await running.ended).toMatchObject({ code: 130, stdout: "", stderr: "" });
    expect(performance.now() - at).toBeLessThan(900);
  });

  test("ends a chat that answers", async () => {
    const { env, fake } = await modelled();
    const running = start("src/cli.ts", ["chat", FRENCH], env);
    await running.says("Ask a question, or:");
    fake.answer = slowly(200, 5);
    const before = fake.requests.length;
    running.write("Qui ?\n");
    await expect.poll(() => fake.requests.length, { timeout: 5_000 }).toBe(before + 1);
    running.signal("SIGINT");
    const { code, stderr } = await running.ended;
    expect({ code, stderr }).toEqual({ code: 130, stderr: "" });
  });
});

/** What is loaded only where it is set up. */
const LATE = ["@anthropic-ai/sdk", "discord.js", "ioredis", "bullmq"];

describe("help", () => {
  test.each([["--help"], ["-h"], ["help"], ["translate", "--help"]])("comes for %s", async (...args) => {
    const { code, stdout, stderr, ms } = await cli(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const command of ["extract", "translate", "summarize", "quotes", "ask", "chat", "doctor"]) {
      expect(stdout).toMatch(new RegExp(`^  ${command} `, "m"));
    }
    expect(ms).toBeLessThan(3_000);
  });

  test("loads neither a parser, nor the SDK, nor discord.js, nor a client of Redis", async () => {
    const { stderr } = await start("src/cli.ts", ["--help"], {}, { flags: TELL_LOADED }).ended;
    expect(stderr).toMatch(/loaded: .*\bzod\b/);
    for (const late of ["cheerio", "htmlparser2", "undici", ...LATE]) expect(stderr).not.toContain(late);
  });

  test("nor does a file's text load the SDK, discord.js or a client of Redis", async () => {
    const env = { DRAGOMAN_DATA: await temporaryFolder() };
    const { stderr } = await start("src/cli.ts", ["summarize", FRENCH], env, { flags: TELL_LOADED }).ended;
    expect(stderr).toContain("cheerio");
    for (const late of ["undici", ...LATE]) expect(stderr).not.toContain(late);
  });
});

test("whoever has read enough may hang up", async () => {
  const article = await file(
    "long.txt",
    `Headline\n\n${"A paragraph that is long enough to be kept as the text of an article.\n\n".repeat(20_000)}`,
  );
  const child = spawn(process.execPath, ["src/cli.ts", "extract", article], {
    env: { DRAGOMAN_DATA: await temporaryFolder() },
  });
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdout.once("data", () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});
