import { describe, expect, test } from "vitest";
import type { Answer } from "../fakes/anthropic.ts";
import { atFirst, cutting, failing } from "../fakes/model-faults.ts";
import { cli, type Environment } from "./process.ts";
import { CHINESE, EMPTY, file, FRENCH, json, modelled } from "./terminal.ts";

describe("what goes wrong", () => {
  test.each<[name: string, args: string[], env: Environment, exit: number, code: string, says: string]>([
    ["no command", [], {}, 2, "usage", "Name a command"],
    ["a command that isn't there", ["explain", FRENCH], {}, 2, "usage", "“explain”"],
    ["no article", ["summarize"], {}, 2, "usage", "needs an article"],
    ["two articles", ["summarize", FRENCH, CHINESE], {}, 2, "usage", "one article"],
    ["no question", ["ask", FRENCH], {}, 2, "usage", "needs a question"],
    ["an option that isn't there", ["summarize", FRENCH, "--lenght=short"], {}, 2, "usage", "--lenght"],
    ["a language that isn't there", ["translate", FRENCH, "--to", "Klingonese"], {}, 2, "usage", "“Klingonese”"],
    ["a length that isn't there", ["summarize", FRENCH, "--length", "tiny"], {}, 2, "usage", "short, medium or long"],
    ["chat as JSON", ["chat", FRENCH], {}, 2, "usage", "no --json"],
    ["an article for doctor", ["doctor", FRENCH], {}, 2, "usage", "no article"],
    ["a file that isn't there", ["extract", "examples/missing.txt"], {}, 1, "file_not_found", "missing.txt"],
    ["a folder", ["extract", "examples"], {}, 1, "file_not_found", "examples"],
    ["a link that is none", ["extract", "http://"], {}, 1, "bad_link", "web address"],
    ["a link nobody may open", ["extract", "http://169.254.169.254/latest"], {}, 1, "address_not_allowed", "address"],
    [
      "the article's own language",
      ["translate", FRENCH, "--to", "French"],
      {},
      1,
      "same_language",
      "already in French",
    ],
    [
      "wrong variables",
      ["extract", FRENCH],
      { LOG_LEVEL: "loud", ANTHROPIC_BASE_URL: "x" },
      78,
      "configuration",
      "LOG_LEVEL",
    ],
    [
      "a file for a folder",
      ["extract", FRENCH],
      { DRAGOMAN_DATA: "package.json" },
      78,
      "configuration",
      "DRAGOMAN_DATA",
    ],
  ])("%s", async (_, args, env, exit, code, says) => {
    const ended = await cli([...args, "--json"], env);
    expect(ended.code).toBe(exit);
    expect(json(ended)).toEqual({ error: { code, message: expect.stringContaining(says) as string } });
    expect(ended.stderr).toContain(says);
    expect(ended.stderr).not.toContain("    at ");
  });

  test.each(["translate", "summarize", "quotes", "ask"])(
    "%s has nothing to do without text, and asks no model",
    async (task) => {
      const { env, fake } = await modelled();
      const ended = await cli(
        [task, await file("empty.html", EMPTY), ...(task === "ask" ? ["why?"] : []), "--json"],
        env,
      );
      expect(ended.code).toBe(1);
      expect(json(ended)).toMatchObject({ error: { code: "no_text" } });
      expect(fake.requests).toHaveLength(0);
    },
  );

  test.each<[string, Answer, string]>([
    ["a refused key", failing(401), "model_key_rejected"],
    ["a model that isn't there", failing(404), "model_unknown"],
  ])("%s", async (_, answer, code) => {
    const { env } = await modelled(answer);
    const ended = await cli(["summarize", FRENCH, "--json"], env);
    expect(ended.code).toBe(1);
    expect(json(ended)).toMatchObject({ error: { code } });
    expect(ended.stderr).not.toContain(env.ANTHROPIC_API_KEY);
  });

  test("a message has no control characters of a name's", async () => {
    const { stderr } = await cli(["extract", "examples/\u001b[2Jgone\u009b.txt"]);
    expect(stderr).toContain("gone");
    expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });

  test("a lost connection is tried again", async () => {
    const { env, fake } = await modelled(atFirst(cutting(30)));
    expect(await cli(["summarize", FRENCH, "--json"], env)).toMatchObject({ code: 0, stderr: "" });
    expect(fake.requests.length).toBeGreaterThan(1);
  });
});
