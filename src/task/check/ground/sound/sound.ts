/**
 * A consonant as it is heard. Vowels are left out: half of the world's scripts don't write them, and English writes them
 * at will. Letters stand for p b f v w, t d, s z, k g, x (Bach) and h, m n, l r, y as in English, and for S (ship),
 * Z (measure), C (chip, tsar) and J (jam).
 */
export interface Sound {
  /** What it may be: “sz”. */
  readonly any: string;
  /** What its absence counts, from 0 (often not written) to 1. */
  readonly weight: number;
}

/** A word as it is heard. */
export interface Heard {
  readonly sounds: readonly Sound[];
  /** Undefined where that depends on who hears it. */
  readonly opensWithVowel: boolean | undefined;
}

export type Hear = (word: string) => Heard;

const WEIGHTS: Readonly<Record<string, number>> = { "?": 0, "~": 0.5 };

/**
 * Reads words by rules `letters=sounds`, the first that fits: `letters` is a pattern, `+` stands between two sounds, `?`
 * after one that weighs nothing, `~` after one that weighs half. Letters without a rule are vowels or signs; the same
 * letter twice is one.
 */
export function createHearing(rules: string): Hear {
  const pairs = rules.split(/\s+/u).map(pairOf);
  const pattern = new RegExp(pairs.map(({ letters }) => `(${letters})`).join("|"), "gu");
  const sounds = pairs.map(({ spelled }) => spelled.split("+").map(soundOf));

  return (word) => {
    const heard = [
      ...word
        .toLowerCase()
        .replace(/(\p{L})\1+/gu, "$1")
        .matchAll(pattern),
    ].map((match) => ({
      index: match.index,
      sounds: sounds[match.slice(1).findIndex((group) => group !== undefined)] ?? [],
    }));
    const [first] = heard;
    const opensWithVowel = first?.index === 0 ? (first.sounds[0]?.weight === 0 ? undefined : false) : true;
    return { sounds: heard.flatMap((part) => part.sounds).map(affricate), opensWithVowel };
  };
}

/** A pattern may hold the sign too. */
function pairOf(rule: string): { letters: string; spelled: string } {
  const at = rule.lastIndexOf("=");
  return { letters: rule.slice(0, at), spelled: rule.slice(at + 1) };
}

function soundOf(spelled: string): Sound {
  const weight = WEIGHTS[spelled.at(-1) ?? ""];
  return { any: weight === undefined ? spelled : spelled.slice(0, -1), weight: weight ?? 1 };
}

/** What is one sound in one script is written as two in another: “ch” тч, “j” дж. */
function affricate(sound: Sound, at: number, all: readonly Sound[]): Sound {
  return /^[td]+$/.test(sound.any) && /[sSzZCJ]/.test(all[at + 1]?.any ?? "") ? { ...sound, weight: 0 } : sound;
}
