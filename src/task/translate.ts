import type { Article } from "../article/article.ts";
import { UserError } from "../errors.ts";
import type { Options, Term } from "../job.ts";
import { loadPrompt } from "../llm/prompt.ts";
import { hintsNegation } from "./check/negation.ts";
import type { Pair } from "./check/unit.ts";
import type { Draft } from "./draft.ts";
import { promptLanguage } from "./language.ts";
import type { Problem, Translation } from "./result.ts";
import { versionOf, type Ask, type Ending, type Task } from "./task.ts";
import { expectedTokens, nextBatch } from "./tokens.ts";
import { withAnswer } from "./translation/answer.ts";
import { checked } from "./translation/check.ts";
import { finishTranslation, named } from "./translation/finish.ts";
import { namesFor, readNames, withNames } from "./translation/ledger.ts";
import { type Look, readReview, REVIEW, reviewPrompt, withoutLook } from "./translation/review.ts";
import { draftOf, HEADLINE, hasWords, type Unit, unitsOf } from "./translation/unit.ts";

const PROMPT = loadPrompt("translate");

/** Raise it when a check changes what it accepts. */
const CHECKS = 6;

/** Each line is asked for at most so often: once, and once more to repair it. */
const TRIES = 2;

export interface TranslateState {
  readonly article: Article;
  readonly options: Options;
  readonly units: readonly Unit[];
  /** One spelling for each name: the server's own terms, then the model's. */
  readonly ledger: readonly Term[];
  /** What a second look found, by line; null where it found nothing wrong. */
  readonly reviewed: Readonly<Record<string, Problem | null>>;
  /** Once it was asked for. */
  readonly look?: Look;
}

export const translate: Task<"translate", TranslateState> = {
  name: "translate",
  version: versionOf([PROMPT, REVIEW], CHECKS),

  begin(article: Article, options: Options, draft: Draft = {}): TranslateState {
    const ledger = options.terms ?? [];
    return { article, options, units: unitsOf(article, draft), ledger, reviewed: {} };
  },

  next(state: TranslateState): Ask | undefined {
    const lines = linesNext(state);
    if (lines.length > 0) {
      return { instruction: linesPrompt(state, lines), maxTokens: 2_048 + 2 * expected(lines), about: about(lines) };
    }
    const looked = looksNext(state);
    if (looked.length === 0) return undefined;
    const instruction = reviewPrompt(looked, state.options.to);
    return { instruction, maxTokens: 1_024 + expected(looked), about: about(looked), isOptional: true };
  },

  take(state: TranslateState, text: string, ending: Ending): TranslateState {
    const lines = linesNext(state);
    if (lines.length === 0) return ending === "streaming" ? state : withReview(state, text, ending);
    const asked = new Set(lines.map((unit) => unit.id));
    const { names, rest } = readNames(text);
    const reviewed = Object.fromEntries(Object.entries(state.reviewed).filter(([id]) => !asked.has(id)));
    const answered = { ...state, reviewed, units: withAnswer(state.units, asked, rest, ending) };
    // While it comes, only how far it is counts.
    if (ending === "streaming") return answered;
    return withChecks({ ...answered, ledger: withNames(state.ledger, names, state.article, state.options.to) });
  },

  progress({ units }) {
    const paragraphs = Map.groupBy(
      units.filter((unit) => unit.paragraph !== HEADLINE && hasWords(unit.source)),
      (unit) => unit.paragraph,
    );
    const done = [...paragraphs.values()].filter((parts) => parts.every((unit) => unit.text !== undefined)).length;
    return { done, total: paragraphs.size };
  },

  draft: ({ units }) => draftOf(units),

  finish({ units, options, ledger, look }: TranslateState): { value: Translation; problems: Problem[] } {
    const value = { ...finishTranslation(units, options.to), names: ledger };
    if (value.coverage.translated === 0) throw new UserError("model_unusable");
    return { value, problems: [...units.flatMap(named), ...(look ? withoutLook(look) : [])] };
  },
};

/** First every line once, batch by batch; then, together, those that failed, also those that the second look found wrong. */
function linesNext({ units }: TranslateState): readonly Unit[] {
  const pending = units.filter((unit) => unit.tries === 0);
  const failing = units.filter((unit) => unit.problems.length > 0 && unit.tries < TRIES);
  return batch(pending.length > 0 ? pending : failing);
}

/** Where no line is left to ask for: those that a second look is taken at. */
function looksNext({ article, units, options, look }: TranslateState): readonly Unit[] {
  const mode = look ? "off" : (options.review ?? "off");
  if (mode === "off") return [];
  const readable = units.filter((unit) => unit.text && unit.form.length === 0 && hasWords(unit.source));
  const pair = { from: article.language, to: options.to };
  return mode === "all" ? readable : readable.filter((unit) => isDoubtful(unit, pair));
}

const about = (units: readonly Unit[]) => [...new Set(units.map((unit) => unit.paragraph))];

const expected = (units: readonly Unit[]) =>
  units.reduce((sum, unit) => sum + expectedTokens(unit.source) * (1 + unit.tries), 0);

/** A lost negation is no problem that a check could tell of, but a reason to look. */
function isDoubtful({ id, source, text = "", problems }: Unit, pair: Pair): boolean {
  return problems.length > 0 || hintsNegation({ id, source, text }, pair);
}

/** A paragraph's lines are asked for together, unless they alone are more than an answer holds. */
function batch(units: readonly Unit[]): readonly Unit[] {
  const paragraphs = Map.groupBy(units, (unit) => unit.paragraph);
  const texts = [...paragraphs].map(([id, parts]) => ({ id, text: parts.map(({ source }) => source).join(" ") }));
  const ids = new Set(nextBatch(texts));
  const chosen = units.filter((unit) => ids.has(unit.paragraph));
  if (ids.size > 1) return chosen;
  const parts = new Set(nextBatch(chosen.map(({ id, source }) => ({ id, text: source }))));
  return chosen.filter(({ id }) => parts.has(id));
}

function linesPrompt({ units: all, options, ledger }: TranslateState, units: readonly Unit[]): string {
  const sources = units.map((unit) => unit.source);
  return PROMPT.render({
    language: promptLanguage(options.to),
    numbers: units.map((unit) => unit.id).join(" "),
    names: namesFor(ledger, sources),
    // The names come with the first answer.
    asksNames: all.every((unit) => unit.tries === 0 || unit.reused || !hasWords(unit.source)),
    reasons: units.flatMap(({ id, problems }) => problems.map(({ detail }) => `[${id}] ${detail}`)).join("\n"),
  });
}

function withChecks(state: TranslateState): TranslateState {
  const pair = { from: state.article.language, to: state.options.to };
  return { ...state, units: checked(state.units, pair, state.ledger, state.reviewed) };
}

/** A line that the second look found wrong may be repaired once, if it wasn't yet. */
function withReview(state: TranslateState, text: string, ending: Ending): TranslateState {
  const asked = looksNext(state).map((unit) => unit.id);
  const found = readReview(text, ending === "end", asked);
  const look = { asked: asked.length, taken: found.size };
  return withChecks({ ...state, reviewed: Object.fromEntries(found), look });
}
