import { UserError } from "../errors.ts";
import type { Article } from "../article/article.ts";
import type { Options } from "../job.ts";
import { loadPrompt } from "../llm/prompt.ts";
import { withoutStrangers } from "./answer/addresses.ts";
import { withoutSigns } from "./answer/claims.ts";
import { createLive } from "./answer/live.ts";
import { createAnswerProof } from "./answer/proof.ts";
import { addressProblems, strangeAddresses, type Addressed } from "./check/addresses.ts";
import type { Ground } from "./check/grounded.ts";
import { withoutPreamble } from "./check/preamble.ts";
import { withoutQuotations } from "./check/quoted.ts";
import { checkLeak } from "./check/leak.ts";
import { checkReferences, existing } from "./check/refs.ts";
import { checkScript } from "./check/script.ts";
import { promptLanguage } from "./language.ts";
import { oneLine } from "./material.ts";
import { readReferences, type Referring } from "./references.ts";
import { hard } from "./check/problem.ts";
import type { Answer, Problem } from "./result.ts";
import { CUT_SHORT, versionOf, type Ask, type Ending, type Task } from "./task.ts";

const PROMPT = loadPrompt("ask");
const CHECKS = 7;

/** The line by which the model says so, however it is dressed. */
const NOT_THERE = /^[\p{P}\p{S}\s]{0,12}not in the article[\p{P}\p{S}\s]{0,12}$/iu;
/** What follows on the same line is the model's own knowledge. */
const NOT_THERE_FIRST = /^[\p{P}\p{S}\s]{0,12}NOT IN THE ARTICLE\b/u;

export interface AskState {
  readonly to: string;
  readonly question: string;
  readonly article: Ground & Addressed;
  readonly text: string;
  readonly problems: readonly Problem[];
  readonly tries: number;
}

export const ask: Task<"ask", AskState> = {
  name: "ask",
  version: versionOf([PROMPT], CHECKS),

  begin: (article: Article, options: Options): AskState => ({
    to: options.to,
    question: options.question ?? "",
    article,
    text: "",
    problems: [],
    tries: 0,
  }),

  next(state: AskState): Ask | undefined {
    if (state.tries > 1 || (state.tries === 1 && state.problems.length === 0)) return undefined;
    const { question, to, problems } = state;
    return {
      instruction: questionPrompt(question, to, { problems }),
      followUp: questionPrompt(question, to, { problems, isFirst: false }),
      isRepeated: problems.length === 0,
      maxTokens: 2_048 * (state.tries + 1),
    };
  },

  take(state: AskState, text: string, ending: Ending): AskState {
    if (ending === "cut" || ending === "streaming") return state;
    const answer = withoutMarker(withoutPreamble(withoutSigns(text), state.to));
    const problems = check(answer, ending, state);
    const tries = state.tries + 1;
    // A repair that brings nothing, or more that is wrong, leaves what there was.
    const isWorse = state.text !== "" && (answer === "" || problems.length > state.problems.length);
    return isWorse ? { ...state, tries } : { ...state, text: answer, tries, problems };
  },

  progress: () => undefined,

  live: (article, { to, question = "" }) => createLive(article, to, question),

  finish(state: AskState): { value: Answer; problems: readonly Problem[] } {
    const { text, article, to, question, problems } = state;
    if (text === "") throw new UserError("model_unusable");
    if (isNotThere(text)) return { value: { answer: "", paragraphs: [] }, problems };
    const own = withoutStrangers(text, article, question);
    if (own.text === "") throw new UserError("model_unusable");
    const shown = createAnswerProof(article, to, question).show(own.text);
    const answer = referring(shown.text, article);
    return {
      value: { answer: answer.text, paragraphs: existing(answer.named, article) },
      problems: [...problems.filter(({ check }) => !PROVEN.has(check)), ...own.problems, ...shown.problems],
    };
  },
};

/** What the proof of an answer says of it, once as it came and once as it is shown. */
const PROVEN: ReadonlySet<string> = new Set(["grounds", "citation", "quotation"]);

export interface Asked {
  /** The rules stand in the first question; the others go by them. */
  readonly isFirst?: boolean;
  /** Of the last answer. */
  readonly problems?: readonly Problem[];
}

/** A question as it is sent; earlier turns are sent again in the same words, so that the conversation stays cached. */
export function questionPrompt(question: string, to: string, { isFirst = true, problems = [] }: Asked = {}): string {
  const failing = problems.map((problem) => problem.detail).join("; ");
  const asked = oneLine(question).split(/\s+/).join(" ");
  return PROMPT.render({ language: promptLanguage(to), question: asked, isFirst, failing });
}

function check(answer: string, ending: Ending, { article, to, question }: AskState): Problem[] {
  if (answer === "") return [hard("count", "answerEmpty")];
  if (isNotThere(answer)) return [];
  const cut = ending === "max_tokens" ? [CUT_SHORT] : [];
  return [
    ...cut,
    ...checkReferences(referring(answer, article).named, article),
    ...createAnswerProof(article, to, question).check(answer),
    ...addressProblems(strangeAddresses(answer, article, question)),
    ...checkScript(withoutQuotations(answer), article.language, to),
    ...checkLeak(
      answer,
      article.paragraphs.map((paragraph) => paragraph.text),
    ),
  ];
}

function referring(text: string, article: Pick<Article, "paragraphs">): Referring {
  const known = new Set(article.paragraphs.map((paragraph) => paragraph.id));
  return readReferences(text, (id) => known.has(id));
}

const isNotThere = (answer: string) => NOT_THERE_FIRST.test(answer) || NOT_THERE.test(answer.split("\n", 1)[0] ?? "");

/** An answer to a part of the question may say of the rest that it isn't there; the sentences say so themselves. */
function withoutMarker(answer: string): string {
  if (isNotThere(answer)) return answer;
  const lines = answer.split("\n").filter((line) => !NOT_THERE.test(line));
  return lines
    .join("\n")
    .replace(/\bNOT IN THE ARTICLE[.*"”]{0,4}$/, "")
    .trim();
}
