import { UserError } from "../errors.ts";
import type { Article } from "../article/article.ts";
import type { Length, Options } from "../job.ts";
import { loadPrompt } from "../llm/prompt.ts";
import type { Addressed } from "./check/addresses.ts";
import type { Ground } from "./check/grounded.ts";
import { promptLanguage } from "./language.ts";
import { asReferences } from "./references.ts";
import type { Problem, Summary } from "./result.ts";
import { finishSummary } from "./summary/finish.ts";
import { readMended, readSummary } from "./summary/lines.ts";
import { better, createPointReader, NO_HEADLINE, type Point } from "./summary/point.ts";
import { CUT_SHORT, versionOf, type Ask, type Ending, type Task } from "./task.ts";

const PROMPT = loadPrompt("summarize");
const CHECKS = 7;

/** Bullets, and words in each at most. */
export const LENGTHS: Record<Length, { readonly bullets: number; readonly words: number }> = {
  short: { bullets: 3, words: 25 },
  medium: { bullets: 5, words: 35 },
  long: { bullets: 9, words: 50 },
};

export interface SummarizeState {
  readonly to: string;
  readonly length: Length;
  readonly article: Ground & Addressed;
  readonly headline: Point;
  readonly points: readonly Point[];
  readonly truncated: boolean;
  /** Answers taken: the second one repairs what the first got wrong, or gives what it had no room for. */
  readonly tries: number;
}

export const summarize: Task<"summarize", SummarizeState> = {
  name: "summarize",
  version: versionOf([PROMPT], CHECKS),

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
    const reader = createPointReader(state.article, state.to);
    return {
      ...state,
      tries,
      headline: reader.headline(headline),
      points: points.flatMap((line) => reader.point(line) ?? []),
      truncated: ending === "max_tokens",
    };
  },

  progress: () => undefined,

  finish(state: SummarizeState): { value: Summary; problems: Problem[] } {
    const { headline, points, article, to, truncated } = state;
    const { value, problems } = finishSummary(headline, points, article, to);
    if (value.bullets.length === 0) throw new UserError("model_unusable");
    const cut = truncated ? [CUT_SHORT] : [];
    return { value, problems: [...problems, ...cut] };
  },
};

const complete = (state: SummarizeState) =>
  isRepair(state) && numbered(state).every(([part]) => part.problems.length === 0);

/** Something was given, but for parts of it: only these are asked for. */
const isRepair = (state: SummarizeState) => state.tries > 0 && !state.truncated && state.points.length > 0;

/** The headline is number 0, the points go from 1. */
const numbered = ({ headline, points }: SummarizeState) =>
  [headline, ...points].map((part, index) => [part, index] as const);

const asGiven = ({ text, paragraphs }: Point) => `${text} ${asReferences(paragraphs)}`.trim();

/** Lines `(2) …` replace the parts with these numbers, where they were failing and now hold. */
function mended(state: SummarizeState, text: string): SummarizeState {
  const given = readMended(text);
  const reader = createPointReader(state.article, state.to);
  const repaired = (part: Point, repair: () => Point | undefined) =>
    part.problems.length > 0 ? better(part, repair()) : part;
  return {
    ...state,
    headline: repaired(state.headline, () => reader.headline(given.get(0) ?? readSummary(text, true).headline)),
    points: state.points.map((point, index) => repaired(point, () => reader.point(given.get(index + 1) ?? ""))),
  };
}
