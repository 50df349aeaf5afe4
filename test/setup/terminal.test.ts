import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { onTestFinished, describe, expect, test } from "vitest";
import { createWatch } from "../fakes/watch.ts";
import { modeOf, startPlace, type Place } from "./set-up.ts";

const ROOT = join(import.meta.dirname, "../..");
const ENTER = "\r";
const CTRL_C = "\u0003";
const DOWN = "\u001b[B";

/** util-linux's, which runs a command on a pseudo-terminal of its own. */
const hasScript = spawnSync("script", ["--version"]).stdout?.includes("util-linux");

describe.runIf(hasScript)("npm run setup on a terminal", () => {
  test("hides what is secret, and goes on to the hello", async () => {
    const place = await startPlace();
    const { discord } = place;
    const terminal = start(place);
    await terminal.answer("The bot's token", discord.token, ENTER);
    await terminal.answer("Which language model", DOWN, DOWN, ENTER);
    await terminal.answer("Open the first link", ENTER);
    await terminal.answer("Waiting for the server");
    discord.join({ name: "My server", channels: [{ name: "news" }] });
    await terminal.answer("In which channel", ENTER);
    expect(await terminal.ended).toBe(0);
    expect(discord.messages("news")).toHaveLength(1);
    expect(await modeOf(place)).toBe(0o600);
    expect(terminal.shown()).not.toContain(discord.token.slice(-10));
  });

  test.each([
    ["at a question", ["Which language model"]],
    [
      "while it waits for a server",
      ["Which language model", DOWN, DOWN, ENTER],
      ["Open the first link", ENTER],
      ["Waiting"],
    ],
  ])("Ctrl-C %s is kind, and loses nothing", async (_, ...steps) => {
    const place = await startPlace();
    const terminal = start(place);
    await terminal.answer("The bot's token", place.discord.token, ENTER);
    for (const [question = "", ...keys] of steps) await terminal.answer(question, ...keys);
    terminal.press(CTRL_C);
    expect(await terminal.ended).toBe(130);
    expect(terminal.shown()).toContain("kept in .env");
    expect((await place.variables())["DISCORD_TOKEN"]).toBe(place.discord.token);
  });

  test("doesn't ask for secrets that it couldn't hide", async () => {
    const place = await startPlace();
    const terminal = start(place, " | cat; exit ${PIPESTATUS[0]}");
    expect(await terminal.ended).toBe(2);
    expect(terminal.shown()).toContain("Run it without piping its output");
  });
});

function start({ folder, env }: Place, more = "") {
  const command = `stty cols 100 rows 40; ${process.execPath} ${ROOT}/src/cli.ts setup${more}`;
  const child = spawn("script", ["--quiet", "--return", "--flush", "--command", command, "/dev/null"], {
    cwd: folder,
    env: { ...env, PATH: process.env["PATH"], TERM: "xterm", SHELL: "/bin/bash" },
  });
  let shown = "";
  const watch = createWatch(() => shown);
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    shown += text;
    watch.changed();
  });
  const ended = new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
  onTestFinished(() => {
    child.kill("SIGKILL");
    return ended.then(() => undefined);
  });
  const press = (keys: string) => void child.stdin.write(keys);
  return {
    ended,
    press,
    shown: () => shown,
    /** Presses keys once a question is there, each once the last one was taken. */
    async answer(question: string, ...keys: string[]) {
      await watch.until(() => shown.includes(question), `“${question}”`, 10_000);
      for (const key of keys) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        press(key);
      }
    },
  };
}
