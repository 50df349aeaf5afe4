import { createHash } from "node:crypto";
import { UserError } from "../errors.ts";
import type { Article } from "../article/article.ts";
import type { Length, Options } from "../job.ts";
import { loadPrompt } from "../llm/prompt.ts";
import { checkLeak } from "./check/leak.ts";
import { checkReferences, existing } from "./check/refs.ts";
import { checkScript } from "./check/script.ts";
import { promptLanguage } from "./language.ts";
import { readReferences } from "./references.ts";
import type { Problem, Summary } from "./result.ts";
import { readHeadline, readMended, readSummary } from "./summary-lines.ts";
import type { Ask, Ending, Task } from "./task.ts";

const PROMPT = loadPrompt("summarize");
const CHECKS = 3;

/** Bullets, and words in each at most. */
export const LENGTHS: Record<Length, { readonly bullets: number; readonly words: number }> = {
  short: { bullets: 3, words: 25 },
  medium: { bullets: 5, words: 35 },
  long: { bullets: 9, words: 50 },
};

/** A bullet, or the headline, which names no paragraphs. */
interface Point {
  readonly text: string;
  readonly paragraphs: readonly number[];
  readonly problems: readonly Problem[];
}

export interface SummarizeState {
  readonly to: string;
  readonly length: Length;
  /** Ids that a bullet may name. */
  readonly article: Pick<Article, "title" | "language" | "paragraphs">;
  readonly headline: Point;
  readonly points: readonly Point[];
  readonly truncated: boolean;
  /** Answers taken: the second one repairs what the first got wrong, or gives what it had no room for. */
  readonly tries: number;
}

export const summarize: Task<"summarize", SummarizeState> = {
  name: "summarize",
  version: createHash("sha256").update(`${PROMPT.digest} ${CHECKS}`).digest("hex").slice(0, 16),

  begin: (article: Article, options: Options): SummarizeState => ({
    to: options.to,
    length: options.length ?? "medium",
    article,
    headline: NO_HEADLINE,
    points: [],
    truncated: false,
    tries: 0,
  }),

  next(state: SummarizeState): Ask | undefined {
    if (state.tries > 1 || complete(state)) return undefined;
    const { bullets, words } = LENGTHS[state.length];
    const failing = isRepair(state) ? numbered(state).filter(([part]) => part.problems.length > 0) : [];
    return {
      instruction: PROMPT.render({
        language: promptLanguage(state.to),
        bullets,
        words,
        failing: failing.map(([part, number]) => `(${number}) ${asGiven(part)}`.trimEnd()).join("\n"),
        reasons: failing.map(([part, number]) => `${number}: ${part.problems.map(({ detail }) => detail).join("; ")}`),
      }),
      // Words in scripts that take several tokens each, and the same again where the first answer had no room.
      maxTokens: (1_024 + bullets * words * 8) * (state.tries + 1),
    };
  },

  take(state: SummarizeState, text: string, ending: Ending): SummarizeState {
    if (ending === "cut" || ending === "streaming") return state;
    const tries = state.tries + 1;
    if (isRepair(state)) return { ...mended(state, text), tries };
    const { headline, points } = readSummary(text, ending === "end");
    return {
      ...state,
      tries,
      headline: toHeadline(headline, state),
      points: points.map((line) => toPoint(line, state)),
      truncated: ending === "max_tokens",
    };
  },

  progress: () => undefined,

  finish(state: SummarizeState): { value: Summary; problems: Problem[] } {
    if (state.points.length === 0) throw new UserError("model_unusable");
    const value: Summary = {
      headline: state.headline.text || state.article.title,
      bullets: state.points.map(({ text, paragraphs }) => ({ text, paragraphs })),
    };
    const flags = numbered(state).flatMap(([part, number]) =>
      part.problems.map((problem) => ({ ...problem, unit: String(number) })),
    );
    const cut: Problem[] = state.truncated
      ? [{ check: "length", severity: "hard", detail: "the answer was cut short" }]
      : [];
    return { value, problems: [...flags, ...cut] };
  },
};

const complete = (state: SummarizeState) =>
  isRepair(state) && numbered(state).every(([part]) => part.problems.length === 0);

/** Something was given, but for parts of it: only these are asked for. */
const isRepair = (state: SummarizeState) => state.tries > 0 && !state.truncated && state.points.length > 0;

/** The headline is number 0, the points go from 1. */
const numbered = ({ headline, points }: SummarizeState) =>
  [headline, ...points].map((part, index) => [part, index] as const);

const asGiven = ({ text, paragraphs }: Point) => `${text} ${paragraphs.map((id) => `[${id}]`).join("")}`.trim();

const NO_HEADLINE: Point = {
  text: "",
  paragraphs: [],
  problems: [{ check: "headline", severity: "hard", detail: "no headline was given" }],
};

function toHeadline(line: string, { article, to }: SummarizeState): Point {
  const text = readHeadline(line);
  return text === "" ? NO_HEADLINE : { text, paragraphs: [], problems: checkWords(text, { article, to }) };
}

function toPoint(line: string, { article, to }: SummarizeState): Point {
  const known = new Set(article.paragraphs.map((paragraph) => paragraph.id));
  const { named, bare } = readReferences(line, (id) => known.has(id));
  return {
    text: bare,
    paragraphs: existing(named, article),
    problems: [...checkReferences(named, article), ...checkWords(bare, { article, to })],
  };
}

function checkWords(text: string, { article, to }: Pick<SummarizeState, "article" | "to">): Problem[] {
  return [
    ...checkScript(text, article.language, to),
    ...checkLeak(
      text,
      article.paragraphs.map((paragraph) => paragraph.text),
    ),
  ];
}

/** Lines `(2) …` replace the parts with these numbers, where they were failing and now hold. */
function mended(state: SummarizeState, text: string): SummarizeState {
  const given = readMended(text);
  return {
    ...state,
    headline: better(state.headline, toHeadline(given.get(0) ?? readSummary(text, true).headline, state)),
    points: state.points.map((point, index) => better(point, toPoint(given.get(index + 1) ?? "", state))),
  };
}

const better = (part: Point, repair: Point) =>
  part.problems.length > 0 && repair.text !== "" && repair.problems.length === 0 ? repair : part;
