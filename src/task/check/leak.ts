import { loadPrompts } from "../../llm/prompt.ts";
import { hard } from "./problem.ts";
import type { Problem } from "../result.ts";

/** Words of a prompt in a row that no text holds by chance. */
const RUN = 8;

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** What mustache puts in place. */
const PLACE = /\{\{\{?[^{}]*\}\}\}?/;

/** How a request begins, and what stands around the article in it: neither is translated. */
export const TASK_LINE = /^\W{0,4}(?:TASK|NUMBERS)\s?:/mu;
const FENCE = /={3} [^\n=]{1,80} [\w-]{22} ={3}/u;

/** Scripts of the prompts' examples, which a translation of them keeps. No news holds words of three. */
const SCRIPTS = [/\p{Script=Han}/u, /\p{Script=Cyrillic}/u, /\p{Script=Arabic}/u, /\p{Script=Devanagari}/u];
const MANY_SCRIPTS = 3;

interface Instructions {
  readonly runs: ReadonlySet<string>;
  /** The examples in other scripts, script by script. */
  readonly examples: readonly ReadonlySet<string>[];
}

let known: Instructions | undefined;

/**
 * Finds the project's own instructions in an answer: an article or a question talked the model into reciting them, in
 * English or, where it keeps their form or their examples, in translation. What the article itself says, it may say. None
 * of 1,800 paragraphs and articles of news in 11 languages is taken for them.
 */
export function checkLeak(text: string, article: readonly string[] = []): Problem[] {
  const isLeaked = hasForm(text, article) || recites(text, article) || hasExamples(text, article);
  return isLeaked ? [hard("leak", "instructionsRecited")] : [];
}

function hasForm(text: string, article: readonly string[]): boolean {
  return [TASK_LINE, FENCE].some((form) => form.test(text) && !article.some((own) => form.test(own)));
}

function recites(text: string, article: readonly string[]): boolean {
  const recited = runs(text).filter((run) => instructions().runs.has(run));
  if (recited.length === 0) return false;
  const own = new Set(article.flatMap(runs));
  return recited.some((run) => !own.has(run));
}

function hasExamples(text: string, article: readonly string[]): boolean {
  const words = wordsOf(text);
  const found = instructions().examples.map((examples) => words.filter((word) => examples.has(word)));
  if (found.filter((of) => of.length > 0).length < MANY_SCRIPTS) return false;
  const own = new Set(article.flatMap(wordsOf));
  return found.filter((of) => of.some((word) => !own.has(word))).length >= MANY_SCRIPTS;
}

function instructions(): Instructions {
  if (known) return known;
  const pieces = loadPrompts().flatMap(({ body }) => body.split(PLACE));
  const words = pieces.flatMap(wordsOf);
  return (known = {
    runs: new Set(pieces.flatMap(runs)),
    examples: SCRIPTS.map((script) => new Set(words.filter((word) => script.test(word)))),
  });
}

const wordsOf = (text: string) => text.toLowerCase().match(WORD) ?? [];

function runs(text: string): string[] {
  const words = wordsOf(text);
  return words.length < RUN
    ? []
    : Array.from({ length: words.length - RUN + 1 }, (_, at) => words.slice(at, at + RUN).join(" "));
}
