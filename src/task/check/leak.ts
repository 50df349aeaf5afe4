import { loadPrompts } from "../../llm/prompt.ts";
import type { Problem } from "../result.ts";

/** Words of a prompt in a row that no text holds by chance. */
const RUN = 8;

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** What mustache puts in place. */
const PLACE = /\{\{\{?[^{}]*\}\}\}?/;

let known: ReadonlySet<string> | undefined;

/**
 * Finds the project's own instructions in an answer: an article or a question talked the model into reciting them. What
 * the article itself says, it may say. None of 870 paragraphs of news in English holds such a run of words.
 */
export function checkLeak(text: string, article: readonly string[] = []): Problem[] {
  const recited = runs(text).filter((run) => instructions().has(run));
  if (recited.length === 0) return [];
  const own = new Set(article.flatMap(runs));
  if (recited.every((run) => own.has(run))) return [];
  return [{ check: "leak", severity: "hard", detail: "it recites the instructions instead of the article" }];
}

function instructions(): ReadonlySet<string> {
  return (known ??= new Set(loadPrompts().flatMap(({ body }) => body.split(PLACE).flatMap(runs))));
}

function runs(text: string): string[] {
  const words = text.toLowerCase().match(WORD) ?? [];
  return words.length < RUN
    ? []
    : Array.from({ length: words.length - RUN + 1 }, (_, at) => words.slice(at, at + RUN).join(" "));
}
