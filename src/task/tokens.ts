/** Characters that carry about a word each. */
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/gu;

/**
 * Rough number of tokens a translation of the text takes: a dense character about 1.5, other text one for every three
 * characters. Errs high, so that an answer isn't cut.
 */
export function expectedTokens(text: string): number {
  const dense = text.match(DENSE)?.length ?? 0;
  return Math.ceil(dense * 1.5 + (text.length - dense) / 3) + 8;
}

/** Most news fits in one answer; beyond it, quality falls and a cut costs more. */
const ONE_ANSWER = 4_000;
const BATCH = 3_000;

/** The paragraphs for one request: all where they fit in one answer, else the first that fill a batch (one at least). */
export function nextBatch<I>(pending: readonly { readonly id: I; readonly text: string }[]): I[] {
  const sizes: number[] = [];
  let total = 0;
  for (const { text } of pending) {
    const size = expectedTokens(text);
    sizes.push(size);
    total += size;
    // The rest of a long article doesn't tell.
    if (total > ONE_ANSWER && sizes.length > 1) break;
  }
  if (total <= ONE_ANSWER) return pending.map((paragraph) => paragraph.id);
  let sum = 0;
  const fit = sizes.findIndex((size, index) => (sum += size) > BATCH && index > 0);
  return pending.slice(0, fit === -1 ? pending.length : fit).map((paragraph) => paragraph.id);
}
