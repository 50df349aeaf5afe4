import { createHash } from "node:crypto";
import { prose, type Article } from "../article/article.ts";
import { UserError } from "../errors.ts";
import type { Options } from "../job.ts";
import { loadPrompt } from "../llm/prompt.ts";
import { checkEcho } from "./check/echo.ts";
import { checkLeak } from "./check/leak.ts";
import { checkScript } from "./check/script.ts";
import { sourceKey, type Draft } from "./draft.ts";
import { foreignScripts, promptLanguage } from "./language.ts";
import { numberedLines, withoutDashes, type NumberedLine } from "./numbered.ts";
import type { Problem, TranslatedParagraph, Translation } from "./result.ts";
import type { Ask, Ending, Task } from "./task.ts";
import { expectedTokens, nextBatch } from "./tokens.ts";

const PROMPT = loadPrompt("translate");

/** Raise it when a check changes what it accepts. */
const CHECKS = 3;

/** Each line is asked for at most so often: once, and once more to repair it. */
const TRIES = 2;

/** The headline's number. */
const HEADLINE = 0;

interface Unit {
  readonly id: number;
  readonly source: string;
  readonly text?: string;
  /** Answers that were to hold this line and ended by themselves, or that brought nothing at all. */
  readonly tries: number;
  /** Its text is the draft's. */
  readonly reused?: true;
  readonly problems: readonly Problem[];
}

export interface TranslateState {
  readonly from: string;
  readonly to: string;
  readonly units: readonly Unit[];
}

export const translate: Task<"translate", TranslateState> = {
  name: "translate",
  version: createHash("sha256").update(`${PROMPT.digest} ${CHECKS}`).digest("hex").slice(0, 16),

  begin(article: Article, options: Options, draft: Draft = {}): TranslateState {
    const sources = [{ id: HEADLINE, text: article.title }, ...prose(article)];
    const units = sources.map(({ id, text: source }): Unit => {
      const unit = { id, source, problems: [] };
      // A line of asterisks needs no model.
      if (!hasWords(source) && id !== HEADLINE) return { ...unit, tries: 1, text: source };
      const text = draft[keyOf(unit)];
      return text === undefined ? { ...unit, tries: 0 } : { ...unit, tries: 1, text, reused: true };
    });
    return { from: article.language, to: options.to, units };
  },

  next(state: TranslateState): Ask | undefined {
    const asked = new Set(idsToAsk(state));
    const units = state.units.filter((unit) => asked.has(unit.id));
    if (units.length === 0) return undefined;
    const expected = units.reduce((sum, unit) => sum + expectedTokens(unit.source) * (1 + unit.tries), 0);
    return {
      instruction: PROMPT.render({
        language: promptLanguage(state.to),
        numbers: units.map((unit) => unit.id).join(" "),
        reasons: reasons(units),
      }),
      maxTokens: 1_024 + 2 * expected,
      about: units.map((unit) => unit.id),
    };
  },

  take(state: TranslateState, text: string, ending: Ending): TranslateState {
    const asked = new Set(idsToAsk(state));
    const sources = new Map(state.units.map(({ id, source }) => [id, source]));
    const given = withoutDashes(numberedLines(text, ending === "end"), (id) => sources.get(id) ?? "");
    const lines = given.filter((line) => asked.has(line.id));
    // An answer that was cut says nothing of the lines it didn't reach, unless a whole answer's room held not one.
    const final = ending === "end" || (ending === "max_tokens" && lines.length === 0);
    return { ...state, units: state.units.map((unit) => (asked.has(unit.id) ? answered(unit) : unit)) };

    function answered(unit: Unit): Unit {
      const own = lines.filter((line) => line.id === unit.id);
      const [first] = own;
      // A repair that brings nothing leaves what there was.
      if (first === undefined || (first.text === "" && unit.text)) {
        return final ? { ...unit, tries: unit.tries + 1, problems: unit.text ? unit.problems : [MISSING] } : unit;
      }
      return { ...unit, text: first.text, tries: unit.tries + 1, problems: check(unit, own, state) };
    }
  },

  progress({ units }) {
    const lines = units.filter((unit) => unit.id !== HEADLINE && hasWords(unit.source));
    return { done: lines.filter((unit) => unit.text !== undefined).length, total: lines.length };
  },

  draft({ units }) {
    const right = units.filter(({ text, problems }) => text && problems.length === 0);
    return Object.fromEntries(right.map((unit) => [keyOf(unit), unit.text ?? ""]));
  },

  finish(state: TranslateState): { value: Translation; problems: Problem[] } {
    const paragraphs = state.units.filter((unit) => unit.id !== HEADLINE).map(finished);
    const headline = state.units.find((unit) => unit.id === HEADLINE);
    const translated = paragraphs.filter((paragraph) => paragraph.status !== "untranslated").length;
    if (translated === 0) throw new UserError("model_unusable");
    const flagged = paragraphs.filter((paragraph) => paragraph.status === "flagged").length;
    const reused = state.units.filter((unit) => unit.reused && unit.id !== HEADLINE).length;
    return {
      value: {
        to: state.to,
        title: headline?.text || headline?.source || "",
        paragraphs,
        coverage: { paragraphs: paragraphs.length, translated, flagged, ...(reused > 0 ? { reused } : {}) },
      },
      problems: state.units.flatMap((unit) => unit.problems.map((problem) => ({ ...problem, unit: String(unit.id) }))),
    };
  },
};

const keyOf = ({ id, source }: Pick<Unit, "id" | "source">) =>
  sourceKey(source, id === HEADLINE ? "headline" : "paragraph");

const hasWords = (text: string) => /\p{L}/u.test(text);

const MISSING: Problem = { check: "count", severity: "hard", detail: "the line was missing" };

const REMARK: Problem = {
  check: "remark",
  severity: "hard",
  detail: "more text followed the line after an empty one: give the whole translation in one line, and no remark",
};

/** Politeness is shorter. */
const LONG_REMARK = 60;

function check(unit: Unit, lines: readonly NumberedLine[], { from, to }: TranslateState): Problem[] {
  const { text = "", remark } = lines[0] ?? {};
  if (text === "") return [{ check: "count", severity: "hard", detail: "the line was empty" }];
  if (lines.length > 1)
    return [{ check: "count", severity: "hard", detail: `the line was given ${lines.length} times` }];
  // A model that can't leave it is believed the second time, unless what follows may be half of the paragraph.
  const mayBeText = (remark?.length ?? 0) > Math.max(LONG_REMARK, text.length / 3);
  if (remark !== undefined && (unit.tries === 0 || mayBeText)) return [REMARK];
  // Between scripts, a line that is given back is either seen by its letters or was in the target language already.
  const untranslated = foreignScripts(from, to).length > 0 ? checkScript(text, from, to) : checkEcho(text, unit.source);
  return [...untranslated, ...checkLeak(text, [unit.source])];
}

/** First every line once, batch by batch; then, together, the lines that failed and may be asked for once more. */
function idsToAsk({ units }: TranslateState): number[] {
  const pending = units.filter((unit) => unit.tries === 0);
  const failing = units.filter((unit) => unit.problems.length > 0 && unit.tries < TRIES);
  return nextBatch((pending.length > 0 ? pending : failing).map(({ id, source }) => ({ id, text: source })));
}

function reasons(units: readonly Unit[]): string {
  return units.flatMap((unit) => unit.problems.map((problem) => `[${unit.id}] ${problem.detail}`)).join("\n");
}

function finished({ id, source, text, tries, problems }: Unit): TranslatedParagraph {
  if (!text) return { id, text: source, status: "untranslated", problems };
  if (problems.length > 0) return { id, text, status: "flagged", problems };
  return { id, text, status: tries > 1 ? "repaired" : "ok", problems };
}
