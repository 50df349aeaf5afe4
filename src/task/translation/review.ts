import { loadPrompt } from "../../llm/prompt.ts";
import { promptLanguage } from "../language.ts";
import { isRefusal } from "../refusal.ts";
import { soft } from "../check/problem.ts";
import type { Problem } from "../result.ts";
import { numberedLines } from "./numbered.ts";
import { numberingOf } from "./numbering.ts";
import type { Unit } from "./unit.ts";

export const REVIEW = loadPrompt("review");

const MAX_FINDING = 200;
const RIGHT = /^\W*OK\b/i;
/** “OK, but the negation is lost.” */
const TAKES_BACK = /\b(?:but|however|except|although|though)\b/i;

/** At how many lines a second look was to be taken, and at how many it was. */
export interface Look {
  readonly asked: number;
  readonly taken: number;
}

/** What asks for a second look at these lines. */
export function reviewPrompt(units: readonly Unit[], to: string): string {
  return REVIEW.render({
    language: promptLanguage(to),
    lines: units.map(({ id, text = "" }) => `[${id}] ${text.split(/\s+/).join(" ")}`).join("\n"),
  });
}

/**
 * What a second look found, by line: null where it found nothing wrong. Lines that weren't asked about, that it doesn't
 * name, or of which it says one thing and another, are left out.
 */
export function readReview(
  text: string,
  isComplete: boolean,
  asked: readonly string[],
): ReadonlyMap<string, Problem | null> {
  const lines = numberedLines(text, isComplete, numberingOf(text, asked)).filter(({ id }) => asked.includes(id));
  return new Map(
    [...Map.groupBy(lines, ({ id }) => id)].flatMap(([id, said]): [string, Problem | null][] => {
      const findings = said.map((line) => findingOf(line.text));
      const [first] = findings;
      const contradicts = findings.some((finding) => (finding === null) !== (first === null));
      return first === undefined || contradicts ? [] : [[id, first]];
    }),
  );
}

/** Null: nothing is wrong. Undefined: it can't be told. */
function findingOf(said: string): Problem | null | undefined {
  if (RIGHT.test(said)) return TAKES_BACK.test(said) ? undefined : null;
  if (said === "" || isRefusal(said)) return undefined;
  return soft("review", "secondLook", { finding: inMarks(said) });
}

/** It stands among our own remarks, so it is told from them: an article may have a say in it. */
function inMarks(finding: string): string {
  return finding.slice(0, MAX_FINDING).replace(/[“”"]/g, "'");
}

/** What the reader is told where a second look couldn't be had, or not at every line: a note, no fault of the text. */
export function withoutLook({ asked, taken }: Look): Problem[] {
  if (taken >= asked) return [];
  return [
    taken === 0 ? soft("unreviewed", "noSecondLook") : soft("unreviewed", "partialSecondLook", { taken, count: asked }),
  ];
}
