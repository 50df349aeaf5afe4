import { readReferences } from "../references.ts";

/** A summary as the model wrote it: its headline, "" where it gave none, and its points with their references. */
export interface SummaryLines {
  readonly headline: string;
  readonly points: readonly string[];
}

const POINT = /^(?:[-*•–]|\d{1,2}[.)])\s+(\S.*)$/;
const HEADING = /^#+\s*/;
const LABEL = /^\**headline\**\s*[:：]\s*\**\s*/i;
const BOLD = /^\*\*[^*]+\*\*$/;
const LETTER = /\p{L}/u;

/** Reads `# headline` and `- point` lines, or what models write for them: a bold or labelled first line, numbered points. */
export function readSummary(text: string, isComplete: boolean): SummaryLines {
  const all = text.split("\n").map((line) => line.trim());
  const lines = (isComplete ? all : all.slice(0, -1)).filter((line) => LETTER.test(line));
  const firstPoint = lines.findIndex((line) => POINT.test(line));
  const above = firstPoint === -1 ? lines : lines.slice(0, firstPoint);
  const headline =
    lines.find((line) => HEADING.test(line)) ??
    above.find((line) => LABEL.test(line)) ??
    above.find((line) => BOLD.test(line)) ??
    "";
  return { headline: readHeadline(headline), points: lines.flatMap((line) => POINT.exec(line)?.[1] ?? []) };
}

/** The headline's words alone: it rests on the whole article, whatever it names. */
export function readHeadline(line: string): string {
  const text = readReferences(line, () => false).bare.replace(HEADING, "");
  return withoutBold(withoutBold(text).replace(LABEL, ""));
}

function withoutBold(text: string): string {
  return BOLD.test(text) ? text.slice(2, -2).trim() : text;
}

const MENDED = /^[-*•\s]*\((\d{1,3})\)[*:.]{0,3}\s*(\S.*)$/;

/** Lines `(2) …`, by their number. */
export function readMended(text: string): ReadonlyMap<number, string> {
  return new Map(
    text.split("\n").flatMap((line): [number, string][] => {
      const match = MENDED.exec(line.trim());
      return match ? [[Number(match[1]), match[2] ?? ""]] : [];
    }),
  );
}
