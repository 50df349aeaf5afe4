import { createHash } from "node:crypto";
import { z } from "zod";
import { prose, type Article } from "../article/article.ts";
import type { Options } from "../job.ts";
import { loadPrompt } from "../llm/prompt.ts";
import { findVerbatim } from "./check/verbatim.ts";
import { promptLanguage, sameLanguage } from "./language.ts";
import type { Problem, Quote, Quotes } from "./result.ts";
import type { Ask, Ending, Task } from "./task.ts";

const PROMPT = loadPrompt("quotes");
const CHECKS = 1;

/** More than these are no longer key quotes. */
export const MOST_QUOTES = 10;

const Line = z.object({
  paragraph: z.number().int(),
  original: z.string().min(1),
  english: z.string().default(""),
  name: z.string().default(""),
  speaker: z.string().default(""),
  role: z.string().default(""),
});

type GivenQuote = z.infer<typeof Line>;

export interface QuotesState {
  readonly to: string;
  readonly article: Pick<Article, "language" | "paragraphs">;
  readonly quotes: readonly Quote[];
  /** Given, but not found in the article. */
  readonly failing: readonly GivenQuote[];
  readonly truncated: boolean;
  readonly tries: number;
}

export const quotes: Task<"quotes", QuotesState> = {
  name: "quotes",
  version: createHash("sha256").update(`${PROMPT.digest} ${CHECKS}`).digest("hex").slice(0, 16),

  begin: (article: Article, options: Options): QuotesState => ({
    to: options.to,
    article: { language: article.language, paragraphs: prose(article) },
    quotes: [],
    failing: [],
    truncated: false,
    tries: 0,
  }),

  next(state: QuotesState): Ask | undefined {
    if (state.tries > 1 || (state.tries === 1 && state.failing.length === 0 && !state.truncated)) return undefined;
    const failing = state.truncated ? "" : state.failing.map((quote) => JSON.stringify(quote)).join("\n");
    return {
      instruction: PROMPT.render({ language: promptLanguage(state.to), limit: MOST_QUOTES, failing }),
      maxTokens: 4_096 * (state.tries + 1),
    };
  },

  take(state: QuotesState, text: string, ending: Ending): QuotesState {
    if (ending === "cut" || ending === "streaming") return state;
    const given = readLines(text);
    const proven = given.flatMap((quote) => prove(quote, state) ?? []);
    const unproven = given.filter((quote) => !prove(quote, state));
    const repairing = state.tries > 0 && !state.truncated;
    const merged = distinct([...state.quotes, ...proven]);
    return {
      ...state,
      tries: state.tries + 1,
      truncated: ending === "max_tokens",
      quotes: merged.slice(0, MOST_QUOTES),
      // A repair shows which of the failing ones could be proven; the others stay withheld.
      failing: repairing
        ? state.failing.slice(0, Math.max(0, state.failing.length - (merged.length - state.quotes.length)))
        : unproven,
    };
  },

  progress: () => undefined,

  finish(state: QuotesState): { value: Quotes; problems: Problem[] } {
    const problems: Problem[] = state.truncated
      ? [{ check: "length", severity: "hard", detail: "the answer was cut short" }]
      : [];
    return { value: { quotes: state.quotes, withheld: state.failing.length }, problems };
  },
};

/** Each line stands for itself: one that is no JSON (NONE, a remark, a cut line) is passed over. */
function readLines(text: string): GivenQuote[] {
  return text.split("\n").flatMap((line) => {
    if (!line.trim().startsWith("{")) return [];
    try {
      return Line.safeParse(JSON.parse(line)).data ?? [];
    } catch {
      return [];
    }
  });
}

/** The quote as the article has it, or undefined where the article doesn't have it. */
function prove(given: GivenQuote, { article, to }: QuotesState): Quote | undefined {
  const hinted = article.paragraphs.filter((paragraph) => paragraph.id === given.paragraph);
  for (const { id, text } of [...hinted, ...article.paragraphs]) {
    const span = findVerbatim(text, given.original);
    if (!span) continue;
    const { start, end, verified } = span;
    const named = given.name !== "" && article.paragraphs.some((paragraph) => findVerbatim(paragraph.text, given.name));
    return {
      original: text.slice(start, end),
      spans: [{ start, end }],
      english: sameLanguage(article.language, to) ? "" : given.english,
      // A name that the article doesn't hold is the model's own.
      speaker: named ? given.speaker || given.name : "",
      role: named ? given.role : "",
      paragraph: id,
      verified,
    };
  }
  return undefined;
}

function distinct(all: readonly Quote[]): Quote[] {
  const seen = new Set<string>();
  const once = all.filter(({ paragraph, original }) => {
    const key = `${paragraph} ${original}`;
    return !seen.has(key) && seen.add(key);
  });
  return once.toSorted((a, b) => a.paragraph - b.paragraph || (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0));
}
