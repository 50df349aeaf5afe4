import { loadPrompt } from "../../llm/prompt.ts";
import { promptLanguage } from "../language.ts";
import type { Problem } from "../result.ts";
import { numberedLines } from "./numbered.ts";
import type { Unit } from "./unit.ts";

export const REVIEW = loadPrompt("review");

const MAX_FINDING = 200;
const RIGHT = /^\W*OK\b/i;

/** What asks for a second look at these lines. */
export function reviewPrompt(units: readonly Unit[], to: string): string {
  return REVIEW.render({
    language: promptLanguage(to),
    lines: units.map(({ id, text = "" }) => `[${id}] ${text.split(/\s+/).join(" ")}`).join("\n"),
  });
}

/** What a second look found, by line: undefined where it found nothing wrong. Lines that it doesn't name are left out. */
export function readReview(text: string, isComplete: boolean): ReadonlyMap<string, Problem | undefined> {
  return new Map(
    numberedLines(text, isComplete).flatMap(({ id, text: finding }): [string, Problem | undefined][] => {
      if (finding === "") return [];
      if (RIGHT.test(finding)) return [[id, undefined]];
      return [[id, { check: "review", severity: "soft", detail: inOurWords(finding) }]];
    }),
  );
}

/** It stands among our own remarks, so it is told from them: an article may have a say in it. */
function inOurWords(finding: string): string {
  return `a second look says “${finding.slice(0, MAX_FINDING).replace(/[“”"]/g, "'")}”`;
}
