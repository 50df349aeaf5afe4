import { describe, expect, test } from "vitest";
import { atFirst, failing } from "../fakes/model-faults.ts";
import { cli, start } from "./process.ts";
import { temporaryFolder } from "../fakes/folder.ts";
import { EMPTY, file, FRENCH, modelled, TITLE } from "./terminal.ts";

describe("chat", () => {
  test("shows title, summary and quotes without a model, says what one adds, and ends with its input", async () => {
    const { code, stdout, stderr } = await cli(["chat", FRENCH]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(new RegExp(`^# ${TITLE}\n\n[^\n]+ 14 October 2026[^\n]+\n\n## Summary\n\n`));
    expect(stdout).toContain("\n\n## Key quotes\n\n");
    expect(stdout).toContain("With ANTHROPIC_API_KEY");
    expect(stdout).not.toContain("\n\n\n");
    expect(stdout).not.toContain("›");
  });

  test("takes questions and commands, one a line", async () => {
    const { env, fake } = await modelled();
    const lines = [
      "Combien de navires attendent ?",
      "",
      "/ask Et la prime ?",
      "/translate German",
      "/summarize short",
      "/quotes",
      "/quotes all",
      "/help",
      "/quit",
      "never asked",
    ];
    const { code, stdout } = await cli(["chat", FRENCH], env, `${lines.join("\n")}\n`);
    expect(code).toBe(0);
    expect(stdout.match(/^## .*$/gm)?.filter((line) => /Translation|Summary|quotes|Answer/.test(line))).toEqual([
      "## Summary",
      "## Key quotes",
      "## Answer",
      "## Answer",
      "## Translation",
      "## Summary",
      "## Key quotes",
      "## Key quotes",
    ]);
    expect(JSON.stringify(fake.requests.at(-1))).toContain("scare quotes, titles of works, each once");
    expect(stdout).not.toContain("With ANTHROPIC_API_KEY");
    expect(stdout.match(/Ask a question, or:/g)).toHaveLength(2);
    // The second question goes out with the first and its answer.
    const asked = fake.requests.filter((request) => JSON.stringify(request.messages.at(-1)).includes("Et la prime"));
    expect(asked[0]?.messages.map(({ role }) => role)).toEqual(["user", "assistant", "user"]);
    expect(JSON.stringify(fake.requests)).not.toContain("never asked");
  });

  test("goes on after a question that failed", async () => {
    const { env, fake } = await modelled();
    const running = start("src/cli.ts", ["chat", FRENCH], env);
    await running.says("Ask a question, or:");
    fake.answer = failing(401);
    running.write("Qui ?\n");
    await running.says("didn't accept Dragoman's key");
    fake.answer = atFirst(failing(404), 0);
    running.write("/ask\n/translate Klingonese\n/nonsense\nQuand ?\n");
    await running.says("## Answer");
    running.end();
    const { code, stdout, stderr } = await running.ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("Write a question");
    expect(stdout).toContain("I don't know the language “Klingonese”");
  });

  test("ends with /quit although its input is still open", async () => {
    const running = start("src/cli.ts", ["chat", FRENCH], { DRAGOMAN_DATA: await temporaryFolder() });
    running.write("/quit\n");
    expect(await running.ended).toMatchObject({ code: 0 });
  });

  test("has nothing to talk about without text", async () => {
    const { code, stderr } = await cli(["chat", await file("empty.html", EMPTY)]);
    expect(code).toBe(1);
    expect(stderr).toContain("There is nothing to work on");
  });

  test("reads the article from its input, and then has no questions", async () => {
    const { code, stdout } = await cli(
      ["chat", "-"],
      {},
      "The headline\n\nThe mayor of Brevance opened the mill on Sunday, after 39 years.\n\n“It turns,” she said.\n",
    );
    expect(code).toBe(0);
    expect(stdout).toContain("## Summary");
  });
});
