import { quotations } from "../extractive/quotations.ts";
import { asReferences, readReferences, referencesIn } from "../references.ts";

/** A piece of an answer with the references it ends in; the pieces together are the answer. */
export interface AnswerClaim {
  readonly text: string;
  /** Without references. */
  readonly bare: string;
  /** Paragraphs that it names and the article has. */
  readonly paragraphs: readonly number[];
}

/** References that belong together: `[3] [4]`, `[3], [4]`. */
const BETWEEN = /^[\s,;]{0,2}$/;
/** What ends a sentence behind its references. */
const ENDING = /^\s?[.!?…。！？؟।,;:]{0,3}["”»’」』)]{0,2}\s{0,2}/u;

/** Cuts an answer behind each group of references, and at the end of each line. */
export function claimsOf(answer: string, isParagraph: (id: number) => boolean): AnswerClaim[] {
  return answer
    .split(/(?<=\n)/)
    .flatMap((line) => piecesOf(line, isParagraph).map((text) => claimOf(text, isParagraph)));
}

function piecesOf(line: string, isParagraph: (id: number) => boolean): string[] {
  const references = referencesIn(line, isParagraph);
  const quoted = quotations(line);
  const pieces: string[] = [];
  let start = 0;
  references.forEach(({ end }, index) => {
    const next = references[index + 1];
    if (next && BETWEEN.test(line.slice(end, next.start))) return;
    const cut = end + (ENDING.exec(line.slice(end))?.[0].length ?? 0);
    // Words in quotation marks are one piece.
    if (quoted.some(({ from, to }) => from < cut && cut < to)) return;
    pieces.push(line.slice(start, cut));
    start = cut;
  });
  return start < line.length ? [...pieces, line.slice(start)] : pieces;
}

function claimOf(text: string, isParagraph: (id: number) => boolean): AnswerClaim {
  const { named, bare } = readReferences(text, isParagraph);
  return { text, bare, paragraphs: named.filter(isParagraph) };
}

/** Where a sentence begins, behind white space and the mark of a list. */
const BEGINNING = /^\s{0,8}(?:[-*•]\s|\d{1,2}[.)]\s)?/u;

/** With a sign that something in it isn't proven. */
export function marked(text: string): string {
  const at = BEGINNING.exec(text)?.[0].length ?? 0;
  return `${text.slice(0, at)}⚠ ${text.slice(at)}`;
}

/** With further references behind those it has. */
export function withReferences(text: string, ids: readonly number[], isParagraph: (id: number) => boolean): string {
  const last = referencesIn(text, isParagraph).at(-1);
  return last ? text.slice(0, last.end) + asReferences(ids) + text.slice(last.end) : text;
}

/** An answer without signs of that kind: they are ours alone. */
export function withoutSigns(answer: string): string {
  return answer.replace(/⚠\uFE0F?\s?/gu, "");
}
