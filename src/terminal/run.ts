import { footer } from "../export/footer.ts";
import { articleMarkdown, body, resultHead, smallPrint } from "../export/markdown.ts";
import type { TaskName } from "../job.ts";
import { english } from "../locale/translate.ts";
import type { Result } from "../task/result.ts";
import type { Arguments } from "./arguments.ts";
import { articleJson, resultJson } from "./json.ts";
import { namedInput } from "./open.ts";
import { perform, type TerminalRun } from "./perform.ts";

/** `extract`: the article as Markdown, or what was seen in its place; that is no failure. */
export async function extract(given: Arguments, { core, screen, signal }: TerminalRun) {
  const article = await core.read(namedInput(given), {
    signal,
    onProgress: (progress) => screen.progress("summarize", progress),
  });
  if (given.json) screen.printJson(articleJson(article));
  else screen.print(articleMarkdown(article, english).trimEnd());
}

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

/** A result for people: the text, then what was checked and what it cost. */
function spoken(result: Result): string {
  return [
    ...resultHead(result, english),
    ...body(result, english),
    ...smallPrint(footer(result, english, Date.now())),
  ].join("\n\n");
}
