/** One of a list that has some. */
export function pick<T>(list: readonly T[], random: () => number): T {
  const item = list[Math.floor(random() * list.length)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}

/** A word and where it stands, in UTF-16 units. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The words of a text, in scripts without spaces too. */
export function wordsIn(text: string, language: string): readonly Word[] {
  return [...new Intl.Segmenter(language, { granularity: "word" }).segment(text)].flatMap(
    ({ segment, index, isWordLike }) =>
      isWordLike ? [{ text: segment, start: index, end: index + segment.length }] : [],
  );
}

/** What stands between spaces. */
export function wordsOf(text: string): readonly string[] {
  return text.split(" ").filter((word) => word !== "");
}

/** Runs of so many words that no mark parts. */
export function clausesOf(text: string, language: string, length: number): readonly string[] {
  const words = wordsIn(text, language);
  return words.flatMap(({ start }, at) => {
    const run = text.slice(start, words[at + length - 1]?.end ?? start);
    return run === "" || /[^\p{L}\p{M}\p{N}\s'’-]/u.test(run) ? [] : [run];
  });
}
