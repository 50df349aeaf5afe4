import { randomUUID } from "node:crypto";
import type { Core } from "../core.ts";
import { footer } from "../export/footer.ts";
import { articleMarkdown, body, resultHead, smallPrint } from "../export/markdown.ts";
import type { Input, TaskName } from "../job.ts";
import { english } from "../locale/translate.ts";
import type { Result } from "../task/result.ts";
import type { Arguments } from "./arguments.ts";
import { articleJson, resultJson } from "./json.ts";
import { namedInput } from "./open.ts";
import type { Screen } from "./screen.ts";

/** Whose fixed spellings the terminal's are. */
export const TERMINAL = "terminal";

export interface TerminalRun {
  readonly core: Core;
  readonly screen: Screen;
  readonly signal: AbortSignal;
  /** Aborts the signal, and the process soon after. */
  readonly interrupt: () => void;
}

/** `extract`: the article as Markdown, or what was seen in its place; that is no failure. */
export async function extract(given: Arguments, { core, screen, signal }: TerminalRun) {
  const article = await core.read(namedInput(given), {
    signal,
    onProgress: (progress) => screen.progress("summarize", progress),
  });
  if (given.json) screen.printJson(articleJson(article));
  else screen.print(articleMarkdown(article, english).trimEnd());
}

/** What shapes a result. */
export type Asked = Pick<Arguments, "to" | "length" | "include" | "question">;

/** One task on one article. */
export async function runTask(task: TaskName, given: Arguments, run: TerminalRun): Promise<void> {
  const isExport = Object.keys(given.exports).length > 0;
  if (!isExport) return show(await perform(task, namedInput(given), given, run), given, run);
  const { requireWritable, writeExports } = await import("./export.ts");
  await requireWritable(given.exports);
  const result = await perform(task, namedInput(given), given, run);
  await writeExports(result, given, run);
  if (given.exports.md !== "-") show(result, given, run);
}

function show(result: Result, { json }: Arguments, { screen }: TerminalRun): void {
  if (json) screen.printJson(resultJson(result));
  else screen.print(spoken(result));
}

export async function perform(
  task: TaskName,
  input: Input,
  { to, length, include, question }: Asked,
  { core, screen, signal }: TerminalRun,
  turns?: readonly { question: string; answer: string }[],
): Promise<Result> {
  const fixed = task === "translate" ? (await core.terms.list(TERMINAL)).filter((term) => term.to === to) : [];
  const terms = fixed.map(({ source, target }) => ({ source, target }));
  const options = {
    to,
    length,
    include,
    ...(question === undefined ? {} : { question }),
    ...(terms.length === 0 ? {} : { terms }),
  };
  return core.run(
    { id: randomUUID(), task, input, options },
    { signal, turns, isConversation: turns !== undefined, onProgress: (progress) => screen.progress(task, progress) },
  );
}

/** A result for people: the text, then what was checked and what it cost. */
function spoken(result: Result): string {
  return [
    ...resultHead(result, english),
    ...body(result, english),
    ...smallPrint(footer(result, english, Date.now())),
  ].join("\n\n");
}
