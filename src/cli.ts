import { ConfigError, environment, loadConfig } from "./config.ts";
import { UserError } from "./errors.ts";
import { EX_CONFIG, EX_SOFTWARE } from "./exit-codes.ts";
import { usage } from "./locale/terminal.ts";
import { errorSentence } from "./locale/error.ts";
import { english } from "./locale/translate.ts";
import { createLog } from "./log.ts";
import { secretsIn, withoutSecrets } from "./secrets.ts";
import { parseArguments, UsageError, type Arguments, type TermArguments } from "./terminal/arguments.ts";
import { createScreen } from "./terminal/screen.ts";

/** Exit codes: done; the person can act on it; the rest by sysexits.h and the shell's custom for an interrupt. */
const EXIT = { done: 0, actable: 1, usage: 2, internal: EX_SOFTWARE, configuration: EX_CONFIG, interrupted: 130 };

/** How the set-up may end. */
const ENDINGS = { done: EXIT.done, unfinished: EXIT.actable, unanswered: EXIT.usage, stopped: EXIT.interrupted };

/** Milliseconds in which an interrupted command may end by itself. */
const GRACE = 1_000;

const interruption = new AbortController();
process.once("SIGINT", interrupt);
process.once("SIGTERM", interrupt);
// Whoever reads the output may have read enough (`… | head`).
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? EXIT.done : EXIT.internal);
});

const secrets: string[] = [];
const screen = createScreen(process.stdout, process.stderr);

try {
  const given = parseArguments(process.argv.slice(2));
  if (given) process.exitCode = await run(given);
  else screen.print(usage);
} catch (error) {
  screen.clear();
  process.exitCode = interruption.signal.aborted ? EXIT.interrupted : tell(error);
}

function interrupt(): void {
  interruption.abort();
  setTimeout(() => process.exit(EXIT.interrupted), GRACE).unref();
}

async function run(given: Arguments | TermArguments): Promise<number> {
  if (given.command === "doctor") {
    const { doctor } = await import("./terminal/doctor.ts");
    return (await doctor(given.json, screen)) ? EXIT.done : EXIT.actable;
  }
  if (given.command === "setup") {
    const { runSetup } = await import("./setup/run.ts");
    return ENDINGS[await runSetup({ environment: environment(), screen, signal: interruption.signal })];
  }
  if (given.command === "verify") {
    const { verify } = await import("./terminal/verify.ts");
    return (await verify(given, screen, interruption.signal)) ? EXIT.done : EXIT.actable;
  }
  const config = loadConfig(environment(), "nothing");
  const { createCore } = await import("./core.ts");
  const { openLocal } = await import("./terminal/open.ts");
  const { createLocalReader } = await import("./terminal/reader.ts");
  secrets.push(...secretsIn(config));
  const log = createLog(config.logLevel ?? "error", secrets);
  const core = await createCore(config, { log, reader: createLocalReader(), openFile: openLocal });
  try {
    const terminal = { core, screen, signal: interruption.signal, interrupt };
    const { extract, runTask } = await import("./terminal/run.ts");
    if (given.command === "term") await (await import("./terminal/term.ts")).term(given, terminal);
    else if (given.command === "extract") await extract(given, terminal);
    else if (given.command === "chat") await (await import("./terminal/chat.ts")).chat(given, terminal);
    else await runTask(given.command, given, terminal);
    return interruption.signal.aborted ? EXIT.interrupted : EXIT.done;
  } finally {
    await core.close();
  }
}

/** Says what went wrong, and gives the exit code. */
function tell(error: unknown): number {
  const { code, message, more, exit } = understood(error);
  if (process.argv.includes("--json")) screen.printJson({ error: { code, message } });
  screen.complain(more ? `${message}\n\n${more}` : message);
  return exit;
}

function understood(error: unknown): { code: string; message: string; more?: string | undefined; exit: number } {
  if (error instanceof UserError)
    return { code: error.code, message: errorSentence(error, english), exit: EXIT.actable };
  if (error instanceof UsageError) return { code: "usage", message: error.message, more: usage, exit: EXIT.usage };
  if (error instanceof ConfigError) {
    return { code: "configuration", message: error.message, exit: EXIT.configuration };
  }
  const { message, stack } = error instanceof Error ? error : { message: String(error) };
  const hidden = (text: string) => withoutSecrets(text, secrets);
  return { code: "internal", message: hidden(message), more: stack && hidden(stack), exit: EXIT.internal };
}
