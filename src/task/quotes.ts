import { createHash } from "node:crypto";
import { z } from "zod";
import { UserError } from "../errors.ts";
import { prose, type Article } from "../article/article.ts";
import type { Options } from "../job.ts";
import { loadPrompt } from "../llm/prompt.ts";
import { createFinder, type Span } from "./check/verbatim.ts";
import { promptLanguage, sameLanguage } from "./language.ts";
import type { Problem, Quote, Quotes } from "./result.ts";
import type { Ask, Ending, Task } from "./task.ts";

const PROMPT = loadPrompt("quotes");
const CHECKS = 1;

/** The answer that there are none. */
const NONE = /^\W*NONE\b/;

/** More than these are no longer key quotes. */
export const MOST_QUOTES = 10;

/** What says nothing of whether the quote is real may be missing or of another type. */
const Words = z.string().catch("");

const Line = z.object({
  paragraph: z.coerce.number().int().catch(0),
  original: z.string().min(1),
  english: Words,
  name: Words,
  speaker: Words,
  role: Words,
});

type GivenQuote = z.infer<typeof Line>;

export interface QuotesState {
  readonly to: string;
  readonly article: Pick<Article, "language" | "paragraphs">;
  readonly quotes: readonly Quote[];
  /** Given, but not found in the article. */
  readonly failing: readonly GivenQuote[];
  readonly truncated: boolean;
  /** The answer was neither quotes nor the word that there are none. */
  readonly unreadable: boolean;
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
    unreadable: false,
    tries: 0,
  }),

  next(state: QuotesState): Ask | undefined {
    const isDone = state.failing.length === 0 && !state.truncated && !state.unreadable;
    if (state.tries > 1 || (state.tries === 1 && isDone)) return undefined;
    const failing = state.truncated ? "" : state.failing.map((quote) => JSON.stringify(quote)).join("\n");
    return {
      instruction: PROMPT.render({ language: promptLanguage(state.to), limit: MOST_QUOTES, failing }),
      maxTokens: 4_096 * (state.tries + 1),
    };
  },

  take(state: QuotesState, text: string, ending: Ending): QuotesState {
    if (ending === "cut" || ending === "streaming") return state;
    const given = readLines(text);
    const prove = createProof(state);
    const results = given.map((quote) => ({ quote, proven: prove(quote) }));
    const proven = results.flatMap((result) => result.proven ?? []);
    const unproven = results.flatMap((result) => (result.proven ? [] : result.quote));
    const repairing = state.failing.length > 0 && !state.truncated;
    const merged = distinct([...state.quotes, ...proven]);
    return {
      ...state,
      tries: state.tries + 1,
      truncated: ending === "max_tokens",
      unreadable: !repairing && given.length === 0 && ending === "end" && !NONE.test(text),
      quotes: merged.slice(0, MOST_QUOTES),
      // A repair shows which of the failing ones could be proven; the others stay withheld.
      failing: repairing
        ? state.failing.slice(0, Math.max(0, state.failing.length - (merged.length - state.quotes.length)))
        : unproven,
    };
  },

  progress: () => undefined,

  finish(state: QuotesState): { value: Quotes; problems: Problem[] } {
    if (state.unreadable) throw new UserError("model_unusable");
    const problems: Problem[] = state.truncated
      ? [{ check: "length", severity: "hard", detail: "the answer was cut short" }]
      : [];
    return { value: { quotes: state.quotes, withheld: state.failing.length }, problems };
  },
};

/** Each line stands for itself: one that is no JSON (NONE, a remark, a cut line) is passed over. */
function readLines(text: string): GivenQuote[] {
  return text.split("\n").flatMap((line) => {
    const json = line.trim().replace(/,$/, "");
    if (!json.startsWith("{")) return [];
    try {
      return Line.safeParse(JSON.parse(json)).data ?? [];
    } catch {
      return [];
    }
  });
}

/** Gives a quote as the article has it, or undefined where the article doesn't have it. */
function createProof({ article, to }: QuotesState): (given: GivenQuote) => Quote | undefined {
  const places = article.paragraphs.map(({ id, text }) => ({ id, text, find: createFinder(text) }));
  const needsTranslation = !sameLanguage(article.language, to);

  return (given) => {
    const hinted = places.filter(({ id }) => id === given.paragraph);
    for (const { id, text, find } of [...hinted, ...places]) {
      const span = find(given.original);
      if (span) return quote(given, id, text, span);
    }
    return undefined;
  };

  function quote(given: GivenQuote, paragraph: number, text: string, { start, end, verified }: Span): Quote {
    // A name that the article doesn't hold is the model's own.
    const isNamed = places.some(({ find }) => find(given.name));
    return {
      original: text.slice(start, end),
      spans: [{ start, end }],
      english: needsTranslation ? given.english : "",
      speaker: isNamed ? given.speaker || given.name : "",
      role: isNamed ? given.role : "",
      paragraph,
      verified,
    };
  }
}

function distinct(all: readonly Quote[]): Quote[] {
  const seen = new Set<string>();
  const once = all.filter(({ paragraph, original }) => {
    const key = `${paragraph} ${original}`;
    return !seen.has(key) && seen.add(key);
  });
  return once.toSorted((a, b) => a.paragraph - b.paragraph || (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0));
}
