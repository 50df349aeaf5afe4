import { prose, type Article } from "../../article/article.ts";
import type { Term } from "../../job.ts";
import { isNameLike } from "./name.ts";

/** A name's line of an answer: `NAME 布林肯 = Antony Blinken`, or dressed as a list item or in bold. */
const LINE = /^\s*(?:[-•*+]\s*)?\*{0,2}NAME\b\*{0,2}:?\s(.{1,220}?)(?:=|→|->)(.{1,220})$/;

/** Of an article: no news names more. */
const MOST_NAMES = 80;

/** An answer's names, and the answer without their lines. Names end where the first numbered line begins, or follow the last. */
export function readNames(text: string): { readonly names: readonly Term[]; readonly rest: string } {
  const names: Term[] = [];
  const rest: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const match = LINE.exec(line);
    if (match) names.push({ source: undressed(match[1] ?? ""), target: undressed(match[2] ?? "") });
    else rest.push(line);
  }
  return { names, rest: rest.join("\n") };
}

const undressed = (name: string) =>
  name
    .trim()
    .replace(/^[*“"«]+|(?<![*”"»])[*”"»]+$/g, "")
    .trim();

/**
 * The ledger with these names in the language `to`: what was fixed first stays. A name counts only where the article has
 * it and its spelling is a name's, and each has one.
 */
export function withNames(
  ledger: readonly Term[],
  names: readonly Term[],
  article: Article,
  to: string,
): readonly Term[] {
  const text = [article.title, article.byline ?? "", ...prose(article).map((paragraph) => paragraph.text)].join("\n");
  const known = new Set(ledger.map(({ source }) => source));
  const added = names.filter((name) => {
    const fits = text.includes(name.source) && isNameLike(name, to);
    return fits && !known.has(name.source) && known.add(name.source);
  });
  return [...ledger, ...added].slice(0, Math.max(MOST_NAMES, ledger.length));
}

/** The names that stand in these texts, one line each, for a request. */
export function namesFor(ledger: readonly Term[], texts: readonly string[]): string {
  return ledger
    .filter(({ source }) => texts.some((text) => text.includes(source)))
    .map(({ source, target }) => `${source} = ${target}`)
    .join("\n");
}
