import { folded, formsOf } from "../../name/occurrence.ts";
import { createLazy } from "../reader.ts";
import { wordsOf } from "../spelt.ts";
import { isTelling, mayBe } from "./alike.ts";
import { isEastAsian } from "./east-asian.ts";
import { createEnglishHearing } from "./english.ts";
import type { Script } from "./scripts.ts";
import type { Heard } from "./sound.ts";

/** A consonant that Indian scripts write twice, but for the Malayalam r, which is a t then. */
const DOUBLE = /((?!\u0d31)\p{L})[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d](?=\1)/gu;
/** Marks inside a Hebrew word: ג׳ורג׳. */
const GERESH = /(?<=\p{Script=Hebrew})['’׳״"]/gu;

/** Whether a text may name somebody whom English spells so, by the surname; true where that can't be told. */
export type Hears = (text: string) => (name: string) => boolean;

/** For the texts of one article, which have most words in common. */
export function createNameHearing(script: Script): Hears {
  const heardAs = createLazy((word) => formsIn(script, word).map(script.hear));
  const claimed = createLazy(soughtOf);
  return (text) => {
    const words = folded(text).replace(GERESH, "").replace(DOUBLE, "").match(script.words) ?? [];
    return (name) => {
      const sought = claimed(name);
      return (
        sought === undefined ||
        words.some(sought.isWord) ||
        words.slice(1).some((word, at) => sought.isPair(`${words[at]}${word}`))
      );
    };
  };

  /** Undefined where the surname has too few sounds. */
  function soughtOf(name: string): Sought | undefined {
    const hear = createEnglishHearing(script.dropsR);
    const parts = wordsOf(name);
    const [surname, ...longer] = parts.map((_, at) => hear(parts.slice(-1 - at).join("")));
    if (surname === undefined || !isTelling(surname)) return undefined;
    const isAmong = (names: readonly Heard[]) =>
      createLazy((word) => names.some((own) => heardAs(word).some((other) => mayBe(own, other, script.ending))));
    const isWord = isAmong([surname, ...longer]);
    if (!isEastAsian(name)) return { isWord, isPair: isAmong(longer) };
    // What one script writes together another writes apart: 시진핑, جين بينغ.
    return { isWord: (word) => isWord(word) || tailsOf(word).some(isWord), isPair: isWord };
  }
}

interface Sought {
  readonly isWord: (word: string) => boolean;
  /** Of two words taken for one. */
  readonly isPair: (words: string) => boolean;
}

/** Without what is written before: 이재명, 재명, 명. */
function tailsOf(word: string): string[] {
  return /^\p{Script=Hangul}{3,}/u.test(word) ? [...word].map((_, at) => word.slice(at + 1)) : [];
}

/** A word as it stands, and without what may be written on to it. */
function formsIn({ particles }: Script, word: string): string[] {
  return [...new Set([...formsOf(word), word.replace(particles, "")])];
}
