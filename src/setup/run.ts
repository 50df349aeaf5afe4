import { fileURLToPath } from "node:url";
import { setup as texts } from "../locale/setup.ts";
import type { Screen } from "../terminal/screen.ts";
import { createEnvFile } from "./env-file.ts";
import { createLines } from "./lines.ts";
import { createSettings, MODELLESS } from "./settings.ts";
import { setup, type Ending } from "./setup.ts";

export interface SetupRun {
  readonly environment: NodeJS.ProcessEnv;
  readonly screen: Screen;
  readonly signal: AbortSignal;
}

const EXAMPLE = fileURLToPath(new URL("../../.env.example", import.meta.url));

/** The set-up on this terminal, or with answers from standard input. Throws ConfigError. */
export async function runSetup({ environment, screen, signal }: SetupRun): Promise<Ending> {
  if (process.stdin.isTTY && !process.stdout.isTTY) {
    screen.complain(texts.noTerminal);
    return "unanswered";
  }
  const dialogue = process.stdin.isTTY
    ? (await import("./prompts.ts")).createPrompts(signal)
    : createLines(process.stdin, screen.print, signal);
  const file = createEnvFile(".env", EXAMPLE);
  const settings = createSettings(environment, file, dialogue.say);
  // What isn't asked for has to be right already.
  settings.configWith({ ...MODELLESS, DISCORD_TOKEN: "" });
  file.protect();
  try {
    return await setup({ dialogue, settings, signal });
  } finally {
    dialogue.close();
  }
}
