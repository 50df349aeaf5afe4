/** Shorter words could be any. */
const SHORTEST = 3;
/** An ending has so many letters at most, and so many consonants. */
const ENDING = { letters: 4, consonants: 2 };
const FINAL_VOWEL = /(?<=.{3})[aeiouy]$/;

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** Consonants that languages write in different ways: Selenskyj and Zelenskyy, Poutine and Putin. */
const SOUNDS: readonly (readonly [letters: RegExp, sound: string])[] = [
  [/tsch|tch|sch|sh|ch|sz|cz|zh|ts|tz|[scxzj]/g, "s"],
  [/kh|gh|ck|qu|[kqg]/g, "k"],
  [/ph|[fvwb]/g, "v"],
  [/th|dh|[td]/g, "t"],
  [/[aeiouyh]/g, ""],
];

/** Whether a text may have a word, in the spelling and with the endings of its language. */
export type Holds = (word: string) => boolean;

export function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}

export function holdsWords(text: string): Holds {
  const words = wordsOf(text);
  const forms = [...new Set(words.map(unmarked))];
  const sounds = new Set(words.filter((word) => /^\p{Lu}/u.test(word)).flatMap(soundsOf));
  return (word) => {
    const stem = unmarked(word).replace(FINAL_VOWEL, "");
    if (stem.length < SHORTEST) return true;
    if (forms.some((form) => form.startsWith(stem) && form.length - stem.length <= ENDING.letters)) return true;
    return soundsOf(word).some(
      (own) => own.length < 2 || [...sounds].some((other) => isEnding(own, other) || isEnding(other, own)),
    );
  };
}

function isEnding(short: string, long: string): boolean {
  return (
    short.length >= 2 &&
    long.startsWith(short) &&
    long.length - short.length <= (short.length > 2 ? ENDING.consonants : 0)
  );
}

/** Chruschtschow begins as Khrushchev does, Chirac doesn't. */
function soundsOf(word: string): string[] {
  const lower = unmarked(word);
  return [lower, lower.replace(/^ch/, "k")].map((form) =>
    SOUNDS.reduce((text, [letters, sound]) => text.replace(letters, sound), form).replace(/(.)\1+/gu, "$1"),
  );
}

/** Lower case in plain letters. */
export function unmarked(word: string): string {
  return word
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/ł/g, "l")
    .replace(/ø/g, "o")
    .replace(/ı/g, "i")
    .replace(/đ/g, "d")
    .replace(/æ/g, "ae")
    .replace(/œ/g, "oe");
}
