import { terms as texts } from "../locale/terminal.ts";
import { fill } from "../locale/fill.ts";
import { languageName } from "../locale/language.ts";
import type { FixedTerm } from "../store/terms.ts";
import { UsageError, type TermArguments } from "./arguments.ts";
import { TERMINAL, type TerminalRun } from "./perform.ts";

/** `term add|remove|list`: spellings that translations keep to. */
export async function term(
  { action, source = "", target = "", to, json }: TermArguments,
  { core, screen }: Pick<TerminalRun, "core" | "screen">,
): Promise<void> {
  const { terms } = core;
  if (action === "add" && !(await terms.add(TERMINAL, { source, target, to }))) throw new UsageError(texts.full);
  if (action === "remove" && !(await terms.remove(TERMINAL, { source, to })))
    throw new UsageError(fill(texts.unknown, { source, language: languageName(to) }));
  const all = await terms.list(TERMINAL);
  if (json) screen.printJson({ task: "term", terms: all });
  else screen.print(all.length === 0 ? texts.none : all.map(line).join("\n"));
}

const line = ({ source, target, to }: FixedTerm) => `${source} = ${target} (${languageName(to)})`;
