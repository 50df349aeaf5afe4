import { createHash } from "node:crypto";
import { UserError } from "../errors.ts";
import type { Article } from "../article/article.ts";
import type { Length, Options } from "../job.ts";
import { loadPrompt } from "../llm/prompt.ts";
import { checkReferences, existing } from "./check/refs.ts";
import { promptLanguage } from "./language.ts";
import { readReferences } from "./references.ts";
import type { Problem, Summary } from "./result.ts";
import type { Ask, Ending, Task } from "./task.ts";

const PROMPT = loadPrompt("summarize");
const CHECKS = 1;

/** Bullets, and words in each at most. */
export const LENGTHS: Record<Length, { readonly bullets: number; readonly words: number }> = {
  short: { bullets: 3, words: 25 },
  medium: { bullets: 5, words: 35 },
  long: { bullets: 9, words: 50 },
};

interface Point {
  readonly text: string;
  readonly paragraphs: readonly number[];
  readonly problems: readonly Problem[];
}

export interface SummarizeState {
  readonly to: string;
  readonly length: Length;
  /** Ids that a bullet may name. */
  readonly article: Pick<Article, "title" | "paragraphs">;
  readonly headline: string;
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
    headline: "",
    points: [],
    truncated: false,
    tries: 0,
  }),

  next(state: SummarizeState): Ask | undefined {
    if (state.tries > 1 || (state.tries === 1 && complete(state))) return undefined;
    const { bullets, words } = LENGTHS[state.length];
    const failing = state.truncated ? [] : numbered(state.points).filter(([point]) => point.problems.length > 0);
    return {
      instruction: PROMPT.render({
        language: promptLanguage(state.to),
        bullets,
        words,
        failing: failing.map(([point, number]) => `(${number}) ${point.text}`).join("\n"),
      }),
      // Words in scripts that take several tokens each, and the same again where the first answer had no room.
      maxTokens: (1_024 + bullets * words * 8) * (state.tries + 1),
    };
  },

  take(state: SummarizeState, text: string, ending: Ending): SummarizeState {
    if (ending === "cut" || ending === "streaming") return state;
    const tries = state.tries + 1;
    if (state.tries > 0 && !state.truncated && state.points.length > 0)
      return { ...state, tries, points: mended(state, text) };
    const lines = text.split("\n").map((line) => line.trim());
    const whole = ending === "end" ? lines : lines.slice(0, -1);
    const headline = whole.find((line) => line.startsWith("#")) ?? "";
    const points = whole
      .flatMap((line) => /^[-*•] +(.+)$/.exec(line)?.[1] ?? [])
      .map((line) => toPoint(line, state.article));
    return { ...state, tries, headline: headline.replace(/^#+ */, ""), points, truncated: ending === "max_tokens" };
  },

  progress: () => undefined,

  finish(state: SummarizeState): { value: Summary; problems: Problem[] } {
    if (state.points.length === 0) throw new UserError("model_unusable");
    const value: Summary = {
      headline: state.headline || state.article.title,
      bullets: state.points.map(({ text, paragraphs }) => ({ text, paragraphs })),
    };
    const flags = numbered(state.points).flatMap(([point, number]) =>
      point.problems.map((problem) => ({ ...problem, unit: String(number) })),
    );
    const cut: Problem[] = state.truncated
      ? [{ check: "length", severity: "hard", detail: "the answer was cut short" }]
      : [];
    return { value, problems: [...flags, ...cut] };
  },
};

const complete = (state: SummarizeState) =>
  !state.truncated && state.points.length > 0 && state.points.every((point) => point.problems.length === 0);

const numbered = (points: readonly Point[]) => points.map((point, index) => [point, index + 1] as const);

function toPoint(line: string, article: SummarizeState["article"]): Point {
  const known = new Set(article.paragraphs.map((paragraph) => paragraph.id));
  const { named, bare } = readReferences(line, (id) => known.has(id));
  return { text: bare, paragraphs: existing(named, article), problems: checkReferences(named, article) };
}

/** Lines `(2) …` replace the points with these numbers, where they were failing and now hold. */
function mended(state: SummarizeState, text: string): Point[] {
  const given = new Map(
    text.split(/\r?\n/).flatMap((line): [number, Point][] => {
      const match = /^\s*\((\d{1,3})\)\s*(.+)$/.exec(line);
      return match ? [[Number(match[1]), toPoint(match[2] ?? "", state.article)]] : [];
    }),
  );
  return numbered(state.points).map(([point, number]) => {
    const better = given.get(number);
    return point.problems.length > 0 && better && better.problems.length === 0 ? better : point;
  });
}
