/** Whatever differs between ways to type the same: accents, case, width. */
export const fold = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .trim();

const WORD_START = /[\s\p{P}\p{S}]/u;

/**
 * What matches the words that were typed by one of its texts, the best first: those that are them, those that begin with
 * them, those with a word that does, those that hold them anywhere; else as given. All of it where nothing was typed.
 */
export function search<T>(items: readonly T[], textsOf: (item: T) => readonly string[], typed: string): T[] {
  const wanted = fold(typed);
  return items
    .map((item) => ({ item, rank: Math.min(...textsOf(item).map((text) => rankOf(fold(text), wanted))) }))
    .filter(({ rank }) => rank < Infinity)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

function rankOf(text: string, wanted: string): number {
  if (wanted === "" || text === wanted) return 0;
  const at = text.indexOf(wanted);
  if (at <= 0) return at === 0 ? 1 : Infinity;
  return WORD_START.test(text.charAt(at - 1)) ? 2 : 3;
}
