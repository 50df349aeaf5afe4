/** What a language's number words are worth. Words are in lower case, without accents that only some write. */
export interface Lexicon {
  readonly words: ReadonlyMap<string, number>;
  /** Words whose count is loose (“dozen”, “une trentaine”) or which say more than a number (“both”). */
  readonly loose?: ReadonlyMap<string, number>;
  /** Beginnings of words that are declined or compounded: “тринадцатилетний”. The longest counts. */
  readonly stems?: ReadonlyMap<string, number>;
  readonly scales: ReadonlyMap<string, number>;
  /** Halves, which add to the word before or after: “полтора” is a word, “buçuk” a half. */
  readonly halves?: ReadonlyMap<string, number>;
  /** Words that make a teen of the number before: عشر, belas. */
  readonly teens?: ReadonlySet<string>;
  readonly joins: ReadonlySet<string>;
  /** Scales may have other endings than those listed. */
  readonly isOpenEnded?: boolean;
  /** Particles written onto a word, and the one that says “and”. */
  readonly prefix?: { readonly pattern: RegExp; readonly and: string };
  /** Numbers written as one word: “dreiundzwanzig”. */
  readonly compound?: (word: string) => number | undefined;
  /** Scales grown together with their count, or with another word: “двухмиллионный”, “Millionenschaden”. */
  readonly grown?: (word: string) => Grown | undefined;
  /** A half follows what it adds to, without an “and”: “2 tỷ rưỡi”. */
  readonly halvesFollow?: true;
}

/** What a word says that has a scale in it. */
export interface Grown {
  readonly kind: "word" | "scale";
  readonly value: number;
  /** Its count isn't said. */
  readonly approximate?: true;
}

/** “1 one|first 2 two|second”: a value and its forms. */
export function forms(table: string): Map<string, number> {
  const map = new Map<string, number>();
  const entries = table.trim().split(/\s+/);
  for (let at = 0; at + 1 < entries.length; at += 2) {
    for (const form of (entries[at + 1] ?? "").split("|")) if (!map.has(form)) map.set(form, Number(entries[at]));
  }
  return map;
}

/** Every stem with every ending; “-” is no ending. */
export function inflected(table: string, endings: string): Map<string, number> {
  const map = new Map<string, number>();
  for (const [stem, value] of forms(table)) {
    for (const ending of endings.split("|")) map.set(stem + (ending === "-" ? "" : ending), value);
  }
  return map;
}

export function words(list: string): Set<string> {
  return new Set(list.split(" "));
}

export function both(...maps: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  return new Map(maps.flatMap((map) => [...map]));
}
