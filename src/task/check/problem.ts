import { type ProblemCode, problemSentence, type ProblemValues } from "../../locale/problem.ts";
import { english } from "../../locale/translate.ts";
import type { Problem } from "../result.ts";

/** A problem that is worth another try. */
export function hard(check: string, code: ProblemCode, values: ProblemValues = {}): Problem {
  return { check, severity: "hard", code, values, detail: reasonOf(code, values) };
}

/** A problem that is a note to the reader. */
export function soft(check: string, code: ProblemCode, values: ProblemValues = {}): Problem {
  return { check, severity: "soft", code, values, detail: reasonOf(code, values) };
}

/** The model is told in English, in the words that an English reader is. */
const reasonOf = (code: ProblemCode, values: ProblemValues) => problemSentence({ code, values }, english);
