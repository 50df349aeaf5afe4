import type { Wanted } from "../check/quote/wanted.ts";
import type { Search } from "../check/verbatim.ts";
import { names } from "./named.ts";

/** Words that stand between a title and the name behind it (mayor *of San Pedro,* Anna Berg), and before it. */
const BETWEEN = { before: 4, after: 1 };
/** The same in characters, where words aren't spaced. */
const DENSE_BETWEEN = 4;
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Characters that are looked at. */
const REACH = 120;
const SENTENCE_END = /[.!?…。！？؟۔।;；](?:\s|$)|[。！？\n]/u;

/**
 * Whether a text gives someone a title or description: both stand side by side in a sentence, and what directly
 * follows the title is nobody else's name.
 *
 * @param search that of the text
 */
export function givesTitle(text: string, search: Search, title: Wanted, name: string, language: string): boolean {
  const places = (["exact", "folded", "punctuation"] as const).flatMap((how) => [...search(title, how)]);
  return places.some(([span]) => {
    if (!span) return false;
    const [before, after] = [text.slice(0, span.start), text.slice(span.end)];
    return leadsTo(after, name, language) || follows(before, name, language);
  });
}

/** `the mayor of Holm, Anna Berg`. */
function leadsTo(after: string, name: string, language: string): boolean {
  const next = /^\s\p{Lu}[\p{L}\p{M}’'-]*/u.exec(after)?.[0].trim();
  if (next !== undefined && !names(name, next, language) && !names(next, name, language)) return false;
  const [sentence = ""] = after.slice(0, REACH).split(SENTENCE_END, 1);
  const near = DENSE.test(name)
    ? sentence.slice(0, DENSE_BETWEEN + name.length)
    : wordsOf(sentence)
        .slice(0, BETWEEN.before + wordsOf(name).length)
        .join(" ");
  return names(near, name, language);
}

/** `Anna Berg, the mayor of Holm`. */
function follows(before: string, name: string, language: string): boolean {
  const sentence = before.slice(-REACH).split(SENTENCE_END).at(-1) ?? "";
  const near = DENSE.test(name)
    ? sentence.slice(-DENSE_BETWEEN - name.length)
    : wordsOf(sentence)
        .slice(-BETWEEN.after - wordsOf(name).length)
        .join(" ");
  return names(near, name, language);
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/u).filter((word) => /\p{L}/u.test(word));
}
