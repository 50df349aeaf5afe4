import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { withoutSecrets } from "../src/log.ts";

const KEY = "k3y-of-a-local-endpoint";
const BOT_TOKEN = `${Buffer.from("123456789012345678").toString("base64url")}.Gabcde.${"x".repeat(38)}`;
const INTERACTION = "aW50ZXJhY3Rpb246MTIzNDU2Nzg5MDEyMzQ1Njc4OnRva2Vu";

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
    const line = await logged(statement);
    expect(line).toContain("refused");
    expect(line).toContain("…");
    expect(line).not.toContain(KEY);
    expect(() => JSON.parse(line) as unknown).not.toThrow();
  });
});

describe("a text without secrets", () => {
  test.each([
    ["https://discord.com/api/v10/webhooks/123456789012345678/TOKEN/messages/@original"],
    ["https://discord.com/api/v10/webhooks/123456789012345678/TOKEN?wait=true"],
    ["https://discord.com/api/v10/interactions/123456789012345678/TOKEN/callback"],
    ['{"url":"http://127.0.0.1:9/api/v10/interactions/1/TOKEN"}'],
    ["http://127.0.0.1:9/api/v10/webhooks/1/TOKEN and http://127.0.0.1:9/api/v10/webhooks/2/TOKEN"],
  ])("has no interaction token: %s", (text) => {
    for (const token of [INTERACTION, "aW50:ZXJh=Y3Rp.b24_-%3D"]) {
      expect(withoutSecrets(text.replaceAll("TOKEN", token), [])).toBe(text.replaceAll("TOKEN", "…"));
    }
  });

  test("has no bot token and no key of Anthropic's, whoever's they are", () => {
    expect(withoutSecrets(`Bot ${BOT_TOKEN}, sk-ant-api03-aB_c-9`, [])).toBe("Bot …, …");
  });

  test("keeps the rest", () => {
    const text =
      "GET https://discord.com/api/v10/channels/123456789012345678/messages/1 → 404; www.a-long-host-name-somewhere.example.org";
    expect(withoutSecrets(text, ["", "e", undefined])).toBe(text);
  });
});

test("nothing below the level is written", async () => {
  expect(await logged(`log.info("a"); log.warn("b"); log.error("c");`, "warn")).toMatch(/"b".*\n.*"c"/);
  expect(await logged(`log.fatal("a")`, "silent")).toBe("");
});
