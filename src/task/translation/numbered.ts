import { BRACKETS, type Numbering } from "./numbering.ts";

/** Answers in lines that start with `[n]` or, for a part of a paragraph, `[n.m]`, or whose numbers are written otherwise. */
export interface NumberedLine {
  readonly id: string;
  readonly text: string;
  /** What stands after the last line, parted from it by an empty one: no part of its text. */
  readonly remark?: string;
}

const CODE_FENCE = /^\s*(?:```|~~~)/;
const RULE = /^\s*(?:-{3,}|\*{3,}|_{3,})\s*$/;
const COLONS = new Set([":", "："]);
const DASH = /^[-–—] +/;

/**
 * Reads numbered lines. What stands before the first number (a preamble) is no part of them; a line without a number
 * belongs to the one before. So does one after an empty line, a rule or a code fence, but only where a number follows
 * later: at the end it is a remark. Unless the answer is `complete`, its last line may have more to come and is left out.
 */
export function numberedLines(text: string, complete: boolean, numbering: Numbering = BRACKETS): NumberedLine[] {
  const lines: NumberedLine[] = [];
  let [own, apart]: [string[], string[]] = [[], []];
  let isApart = false;
  for (const line of text.split(/\r?\n/)) {
    const match = numbering.exec(line);
    if (match) {
      close([...own, ...apart]);
      lines.push({ id: match[2] ?? "", text: "" });
      [own, apart, isApart] = [[undressed(match[3] ?? "", match[1] ?? "")], [], false];
    } else if (isBreak(line)) isApart ||= joined(own) !== "";
    else (isApart ? apart : own).push(line);
  }
  close(own, joined(apart));
  return complete ? lines : lines.slice(0, -1);

  function close(parts: readonly string[], remark = ""): void {
    const last = lines.pop();
    if (last) lines.push({ ...last, text: joined(parts), ...(remark === "" ? {} : { remark }) });
  }
}

const isBreak = (line: string) => line.trim() === "" || CODE_FENCE.test(line) || RULE.test(line);

function joined(parts: readonly string[]): string {
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .join(" ");
}

/** What follows the number, without a colon and without the other half of its marks, wherever that stands. */
function undressed(rest: string, marks: string): string {
  const bare = (marks === "" ? rest : rest.replace(marks, "")).trim();
  return COLONS.has(bare.charAt(0)) ? bare.slice(1) : bare;
}

/**
 * Takes off the dash that every line of an answer has after its number. One that the source begins with, as speech
 * does in many languages, belongs to the text.
 */
export function withoutDashes(lines: readonly NumberedLine[], sourceOf: (id: string) => string): NumberedLine[] {
  if (!lines.every(({ text }) => text === "" || DASH.test(text))) return [...lines];
  return lines.map((line) => {
    const text = line.text.replace(DASH, "");
    return isSpeech(sourceOf(line.id)) && !isSpeech(text) ? line : { ...line, text };
  });
}

const isSpeech = (text: string) => /^\s*\p{Pd}/u.test(text);
