import type { ReadHints } from "./article/read.ts";
import { ConfigError, environment, loadConfig } from "./config.ts";
import { UserError } from "./errors.ts";
import { usage } from "./locale/en.ts";
import { errorSentence } from "./locale/locale.ts";
import { createLog } from "./log.ts";
import { parseArguments, UsageError, type Arguments } from "./terminal/arguments.ts";
import { createScreen } from "./terminal/screen.ts";

/** Exit codes: done; the person can act on it; the rest by sysexits.h and the shell's custom for an interrupt. */
const EXIT = { done: 0, actable: 1, usage: 2, internal: 70, configuration: 78, interrupted: 130 };

const interrupt = new AbortController();
process.once("SIGINT", () => interrupt.abort());
process.once("SIGTERM", () => interrupt.abort());

const screen = createScreen(process.stdout, process.stderr);

try {
  const given = parseArguments(process.argv.slice(2));
  if (given) process.exitCode = await run(given);
  else screen.print(usage);
} catch (error) {
  screen.clear();
  process.exitCode = interrupt.signal.aborted ? EXIT.interrupted : tell(error);
}

async function run(given: Arguments): Promise<number> {
  if (given.command === "doctor") {
    const { doctor } = await import("./terminal/doctor.ts");
    return (await doctor(given.json, screen)) ? EXIT.done : EXIT.actable;
  }
  const config = loadConfig(environment(), "nothing");
  const { createCore } = await import("./core.ts");
  const { openLocal } = await import("./terminal/open.ts");
  const reader = {
    read: async (bytes: Uint8Array, hints: ReadHints) => (await import("./article/read.ts")).readArticle(bytes, hints),
    close: () => Promise.resolve(),
  };
  const log = createLog(config.logLevel ?? "error", [config.model?.apiKey]);
  const core = await createCore(config, { log, reader, openFile: openLocal });
  try {
    const terminal = { core, screen, signal: interrupt.signal };
    const { extract, runTask } = await import("./terminal/run.ts");
    if (given.command === "extract") await extract(given, terminal);
    else if (given.command === "chat") await (await import("./terminal/chat.ts")).chat(given, terminal);
    else await runTask(given.command, given, terminal);
    return interrupt.signal.aborted ? EXIT.interrupted : EXIT.done;
  } finally {
    await core.close();
  }
}

/** Says what went wrong, and gives the exit code. */
function tell(error: unknown): number {
  const { code, text, exit } = understood(error);
  if (process.argv.includes("--json")) {
    process.stdout.write(`${JSON.stringify({ error: { code, message: text } })}\n`);
  }
  process.stderr.write(`${text}\n`);
  return exit;
}

function understood(error: unknown): { code: string; text: string; exit: number } {
  if (error instanceof UserError) return { code: error.code, text: errorSentence(error), exit: EXIT.actable };
  if (error instanceof UsageError) return { code: "usage", text: `${error.message}\n\n${usage}`, exit: EXIT.usage };
  if (error instanceof ConfigError) return { code: "configuration", text: error.message, exit: EXIT.configuration };
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: "internal", text, exit: EXIT.internal };
}
