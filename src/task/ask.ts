import { createHash } from "node:crypto";
import { UserError } from "../errors.ts";
import type { Article } from "../article/article.ts";
import type { Options } from "../job.ts";
import { loadPrompt } from "../llm/prompt.ts";
import { checkReferences, existing } from "./check/refs.ts";
import { promptLanguage } from "./language.ts";
import { filterReferences, references } from "./references.ts";
import type { Answer, Problem } from "./result.ts";
import type { Ask, Ending, Task } from "./task.ts";

const PROMPT = loadPrompt("ask");
const CHECKS = 1;

/** The line by which the model says so. */
const NOT_THERE = /^\s*\**NOT IN THE ARTICLE\b/;

export interface AskState {
  readonly to: string;
  readonly question: string;
  readonly article: Pick<Article, "paragraphs">;
  readonly text: string;
  readonly problems: readonly Problem[];
  readonly tries: number;
}

export const ask: Task<"ask", AskState> = {
  name: "ask",
  version: createHash("sha256").update(`${PROMPT.digest} ${CHECKS}`).digest("hex").slice(0, 16),

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
    return {
      instruction: questionPrompt(state.question, state.to, state.problems.length > 0),
      maxTokens: 2_048 * (state.tries + 1),
    };
  },

  take(state: AskState, text: string, ending: Ending): AskState {
    if (ending === "cut" || ending === "streaming") return state;
    const answer = text.trim();
    return { ...state, text: answer, tries: state.tries + 1, problems: check(answer, ending, state.article) };
  },

  progress: () => undefined,

  finish({ text, article, problems }: AskState): { value: Answer; problems: readonly Problem[] } {
    if (text === "") throw new UserError("model_unusable");
    if (NOT_THERE.test(text)) return { value: { answer: "", paragraphs: [] }, problems };
    const known = new Set(existing(references(text), article));
    return { value: { answer: filterReferences(text, (id) => known.has(id)), paragraphs: [...known] }, problems };
  },
};

/** A question as it is sent; earlier turns are sent again in the same words, so that the conversation stays cached. */
export function questionPrompt(question: string, to: string, failing = false): string {
  return PROMPT.render({ language: promptLanguage(to), question: question.split(/\s+/).join(" "), failing });
}

function check(answer: string, ending: Ending, article: AskState["article"]): Problem[] {
  if (answer === "") return [{ check: "count", severity: "hard", detail: "the answer was empty" }];
  if (NOT_THERE.test(answer)) return [];
  const cut: Problem[] =
    ending === "max_tokens" ? [{ check: "length", severity: "hard", detail: "the answer was cut short" }] : [];
  return [...cut, ...checkReferences(references(answer), article)];
}
