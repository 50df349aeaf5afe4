import { constants, existsSync } from "node:fs";
import { access, writeFile } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { UserError } from "../errors.ts";
import { editionFrom, type Edition } from "../export/edition.ts";
import type { Format } from "../export/record/record.ts";
import { errorSentence } from "../locale/error.ts";
import { fill } from "../locale/fill.ts";
import { sizeName } from "../locale/size.ts";
import { exported as texts } from "../locale/terminal.ts";
import { english, translator } from "../locale/translate.ts";
import type { Result } from "../task/result.ts";
import type { Arguments, Exports } from "./arguments.ts";
import { perform, type TerminalRun } from "./perform.ts";

const STANDARD_OUTPUT = "-";

/** Before anything is asked of a model. Throws `file_not_written`. */
export async function requireWritable(exports: Exports): Promise<void> {
  for (const path of Object.values(exports)) {
    if (path === STANDARD_OUTPUT) continue;
    const place = existsSync(path) ? path : dirname(resolve(path));
    await access(place, constants.W_OK).catch((error: unknown) => refuse(path, error));
  }
}

/** Writes a result to the files that were asked for. */
export async function writeExports(result: Result, given: Arguments, run: TerminalRun): Promise<void> {
  const { exportFile } = await import("../export/file.ts");
  const edition = await editionOf(result, given, run);
  const own = translator(given.to);
  // In English as the rest of the terminal is.
  const t = own.locale === "en" ? english : own;
  for (const [format, path] of Object.entries(given.exports) as [Format, string][]) {
    const bytes = exportFile(format, edition, t);
    if (path === STANDARD_OUTPUT) run.screen.print(bytes.toString().trimEnd());
    else await write(path, bytes, run);
  }
}

async function write(path: string, bytes: Buffer, { screen }: TerminalRun): Promise<void> {
  await writeFile(path, bytes).catch((error: unknown) => refuse(path, error));
  screen.complain(fill(texts.written, { path, size: sizeName(bytes.length, english.locale) }));
}

function refuse(path: string, cause: unknown): never {
  throw new UserError("file_not_written", { name: basename(path) }, { cause });
}

/** With a translation come a summary and the quotes: the article is in the model's prompt cache, and they in ours. */
async function editionOf(result: Result, given: Arguments, run: TerminalRun): Promise<Edition> {
  const others: Result[] = [];
  for (const task of result.task === "translate" ? (["summarize", "quotes"] as const) : []) {
    others.push(...(await also(task, result, given, run)));
  }
  return editionFrom([result, ...others], new Date().toISOString());
}

/** None where the model doesn't give it: the translation, which was asked for, is written all the same. */
async function also(
  task: "summarize" | "quotes",
  { article }: Result,
  given: Arguments,
  run: TerminalRun,
): Promise<Result[]> {
  try {
    return [await perform(task, { kind: "article", id: article.id }, given, run, { modelOnly: true })];
  } catch (error) {
    if (!(error instanceof UserError) || run.signal.aborted) throw error;
    run.screen.complain(fill(texts.without, { task: texts[task], why: errorSentence(error, english) }));
    return [];
  }
}
