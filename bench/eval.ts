/** What the checks of a translation find, and how well a model does: npm run -s eval */
import { readFileSync, writeFileSync } from "node:fs";
import { type Config, ConfigError, environment, loadConfig } from "../src/config.ts";
import { withoutSecrets } from "../src/secrets.ts";
import { type Arguments, parseArguments, USAGE } from "./eval/arguments.ts";
import { evaluate } from "./eval/checks.ts";
import { EvalError, EXIT, messageOf, understood } from "./eval/failure.ts";
import { figuresOf } from "./eval/figures.ts";
import { loadDocuments } from "./eval/load.ts";
import { parseModelArguments } from "./eval/model/arguments.ts";
import { withFigures } from "./eval/page.ts";
import { reportOf } from "./eval/report.ts";

const NO_MODEL =
  "There is no model to evaluate: set ANTHROPIC_API_KEY, or ANTHROPIC_BASE_URL of a local model. " +
  "What the checks catch is measured without one: npm run -s eval -- checks --data FILE.jsonl";

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.exitCode = tell(error);
}

async function main([what, ...options]: readonly string[]): Promise<number> {
  if (what === "checks") return evaluateChecks(understood(() => parseArguments(options)));
  if (what !== undefined && what !== "model") throw new EvalError("Say what to evaluate: checks or model.", EXIT.usage);
  const given = what === undefined ? undefined : understood(() => parseModelArguments(options));
  const config = configured();
  if (given === undefined) throw new EvalError("Say what to evaluate: checks or model.", EXIT.usage);
  // The SDK loads slowly, and the checks need none.
  const { evaluateCommand } = await import("./eval/model/command.ts");
  return evaluateCommand(given, config);
}

function evaluateChecks({ data, isJson, write }: Arguments): number {
  const figures = figuresOf(evaluate(loadDocuments(data)));
  if (write === undefined) {
    process.stdout.write(`${isJson ? JSON.stringify(figures, null, 2) : reportOf(figures)}\n`);
    return EXIT.done;
  }
  try {
    writeFileSync(write, withFigures(readFileSync(write, "utf8"), figures));
  } catch (error) {
    throw new EvalError(`${write}: ${messageOf(error)}`, EXIT.actable, { cause: error });
  }
  return EXIT.done;
}

/** Throws where no model is set up. */
function configured(): Config & { readonly model: NonNullable<Config["model"]> } {
  const config = loadConfig(environment(), "nothing");
  const { model } = config;
  if (!model) throw new EvalError(NO_MODEL, EXIT.configuration);
  return { ...config, model };
}

/** Says what went wrong, and gives the exit code. */
function tell(error: unknown): number {
  const exit =
    error instanceof EvalError ? error.exit : error instanceof ConfigError ? EXIT.configuration : EXIT.internal;
  const said = exit === EXIT.internal && error instanceof Error ? (error.stack ?? error.message) : messageOf(error);
  const lines = [
    withoutSecrets(said, [process.env["ANTHROPIC_API_KEY"] ?? ""]),
    ...(exit === EXIT.usage ? [USAGE] : []),
  ];
  process.stderr.write(`${lines.join("\n")}\n`);
  return exit;
}
