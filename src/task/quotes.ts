import { UserError } from "../errors.ts";
import { prose, type Article } from "../article/article.ts";
import type { Include, Options } from "../job.ts";
import { loadPrompt } from "../llm/prompt.ts";
import { checkQuotes } from "./check/quote/translated.ts";
import { jsonObjects } from "./json-objects.ts";
import { isWrittenIn, promptLanguage } from "./language.ts";
import { createProof, GivenQuote, type Unproven } from "./proof.ts";
import { hard } from "./check/problem.ts";
import type { Problem, Quote, Quotes } from "./result.ts";
import { CUT_SHORT, versionOf, type Ask, type Ending, type Task } from "./task.ts";

const PROMPT = loadPrompt("quotes");
const CHECKS = 4;

/** The answer that there are none. */
const NONE = /^\W*NONE\b/;
/** What broken JSON of a quote holds. */
const ORIGINAL = /\boriginal\b/;

/** Quotes at most, for more are no longer key ones, and room for them in tokens. */
export const LIMITS: Record<Include, { readonly quotes: number; readonly tokens: number }> = {
  speech: { quotes: 10, tokens: 4_096 },
  all: { quotes: 20, tokens: 8_192 },
};

/** A quote as the model gave it and as the article has it. */
interface Proven {
  readonly given: GivenQuote;
  readonly quote: Quote;
}

/** A quote that isn't shown. */
interface Failing {
  readonly given: GivenQuote;
  readonly unproven: Unproven;
}

export interface QuotesState {
  readonly to: string;
  readonly include: Include;
  readonly article: Pick<Article, "language" | "paragraphs">;
  readonly proven: readonly Proven[];
  /** Given, but not what somebody says in the article, or what was asked for beside it. */
  readonly failing: readonly Failing[];
  /** Quotes that can't be read. */
  readonly broken: readonly string[];
  readonly truncated: boolean;
  /** The answer was neither quotes nor the word that there are none. */
  readonly unreadable: boolean;
  readonly tries: number;
}

export const quotes: Task<"quotes", QuotesState> = {
  name: "quotes",
  version: versionOf([PROMPT], CHECKS),

  begin: (article: Article, options: Options): QuotesState => ({
    to: options.to,
    include: options.include ?? "speech",
    article: { language: article.language, paragraphs: prose(article) },
    proven: [],
    failing: [],
    broken: [],
    truncated: false,
    unreadable: false,
    tries: 0,
  }),

  next(state: QuotesState): Ask | undefined {
    const repairing = isRepair(state);
    const wrong = faulty(state);
    const count = state.failing.length + wrong.length + state.broken.length;
    if (state.tries > 1 || (repairing && count === 0)) return undefined;
    return {
      instruction: PROMPT.render({
        language: promptLanguage(state.to),
        limit: LIMITS[state.include].quotes,
        all: state.include === "all",
        repairing,
        absent: inLines(unproven(state, "absent")),
        told: inLines(unproven(state, "told")),
        faulty: wrong.join("\n"),
        broken: state.broken.map((text) => text.split(/\s+/).join(" ")).join("\n"),
      }),
      maxTokens: LIMITS[state.include].tokens * (state.tries + 1),
    };
  },

  take(state: QuotesState, text: string, ending: Ending): QuotesState {
    if (ending === "cut" || ending === "streaming") return state;
    const { given, broken } = readQuotes(text);
    const prove = createProof(state.article, state.to, state.include);
    const results = given.map((given) => ({ given, ...prove(given) }));
    const proven = distinct([...state.proven, ...results.filter((result) => "quote" in result)], state);
    const next = {
      ...state,
      tries: state.tries + 1,
      proven: proven.slice(0, LIMITS[state.include].quotes),
      truncated: ending === "max_tokens",
    };
    // A repair shows how many of the wrong ones could be proven; the others stay withheld.
    if (isRepair(state)) return { ...next, ...stillWrong(state, proven.length - state.proven.length) };
    return {
      ...next,
      unreadable: given.length + broken.length === 0 && ending === "end" && !NONE.test(text),
      failing: results.filter((result) => "unproven" in result),
      // What was cut by the token limit is asked for with all the rest.
      broken: ending === "end" ? broken : [],
    };
  },

  progress: () => undefined,

  finish(state: QuotesState): { value: Quotes; problems: Problem[] } {
    const { include, proven, failing, broken, truncated, unreadable } = state;
    if (unreadable || (proven.length === 0 && broken.length > 0)) throw new UserError("model_unusable");
    const found = proven.map(({ quote }) => quote);
    const flags = check(found, state).flatMap((problems, index) =>
      problems.map((problem) => ({ ...problem, unit: String(index + 1) })),
    );
    const cut = truncated ? [CUT_SHORT] : [];
    const lost = broken.length > 0 ? [hard("form", "unreadable", { count: broken.length })] : [];
    return { value: { quotes: found, withheld: failing.length, include }, problems: [...flags, ...cut, ...lost] };
  },
};

/** Something was given, but for parts of it: only these are asked for. */
const isRepair = (state: QuotesState) => state.tries > 0 && !state.truncated && !state.unreadable;

const inLines = (given: readonly GivenQuote[]) => given.map((quote) => JSON.stringify(quote)).join("\n");

const unproven = ({ failing }: QuotesState, why: Unproven): GivenQuote[] =>
  failing.flatMap(({ given, unproven }) => (unproven === why ? given : []));

function stillWrong({ failing, broken }: QuotesState, repaired: number): Pick<QuotesState, "failing" | "broken"> {
  const left = Math.max(0, failing.length + broken.length - repaired);
  const withheld = failing.slice(0, left);
  return { failing: withheld, broken: broken.slice(0, left - withheld.length) };
}

/** Each quote stands for itself: what is none (NONE, a remark, a list's brackets) is passed over. */
function readQuotes(text: string): { given: GivenQuote[]; broken: string[] } {
  const { objects, broken } = jsonObjects(text);
  return {
    given: objects.flatMap((object) => GivenQuote.safeParse(object).data ?? []),
    broken: broken.filter((json) => ORIGINAL.test(json)),
  };
}

/** What of each quote isn't in the language asked for, or is no quote's. */
function check(quotes: readonly Quote[], { article, to }: QuotesState): Problem[][] {
  return checkQuotes(quotes, isWrittenIn(article, to) ? undefined : { from: article.language, to });
}

const isHard = ({ severity }: Problem) => severity === "hard";

/** What has to be asked for again, with why. */
function faulty(state: QuotesState): string[] {
  const problems = check(
    state.proven.map(({ quote }) => quote),
    state,
  );
  return state.proven.flatMap(({ given }, index) => {
    const hard = problems[index]?.filter(isHard) ?? [];
    const why = hard.map(({ detail }) => detail.split(/\s+/).join(" ")).join("; ");
    return hard.length > 0 ? [`${JSON.stringify(given)} ← ${why}`] : [];
  });
}

/** Each quote once, the better of two, in the article's order. */
function distinct(all: readonly Proven[], state: QuotesState): Proven[] {
  const best = new Map<string, Proven>();
  const faults = ({ quote }: Proven): number => check([quote], state).flat().filter(isHard).length;
  for (const proven of all) {
    const key = `${proven.quote.paragraph} ${proven.quote.original}`;
    const known = best.get(key);
    if (!known || faults(known) > faults(proven)) best.set(key, proven);
  }
  const start = ({ quote }: Proven) => quote.spans[0]?.start ?? 0;
  return [...best.values()].toSorted((a, b) => a.quote.paragraph - b.quote.paragraph || start(a) - start(b));
}
