import { INDIC } from "./indic.ts";
import { ARABIC, ARMENIAN, CYRILLIC, GEORGIAN, GREEK, HANGUL, HEBREW, KATAKANA } from "./letters.ts";
import { createHearing, type Hear } from "./sound.ts";

/** How a script writes foreign names. */
export interface Script {
  /** Its words in a text. */
  readonly words: RegExp;
  readonly hear: Hear;
  /** Consonants that a case may add to a name. */
  readonly ending: number;
  /** Written on to a name. */
  readonly particles: RegExp;
  /** Whether an r at the end of a syllable is left out: カーター for Carter. */
  readonly dropsR: boolean;
}

type Writing = Pick<Script, "ending"> & Partial<Script>;

function scriptOf(rules: string, letters: string, { ending, ...own }: Writing): Script {
  return {
    words: new RegExp(letters, "gu"),
    hear: createHearing(rules),
    ending,
    particles: NONE,
    dropsR: false,
    ...own,
  };
}

const NONE = /(?!)/u;
const KOREAN =
  /(?<=..)(?:에게|에서|에|께서|께|한테|으?로서?|까지|부터|보다|처럼|만|씨|측|전|대통령|총리|장관|의원|이?라고?|이?란|이다|이었다|였다|이며|이고|입니다|[은는이가을를의도와과고며다나서]){1,3}$/u;
/** A syllable is one character, and its sounds are several. */
const heardAsHangul = createHearing(HANGUL);

const word = (script: string) => String.raw`[\p{Script=${script}}\p{M}]+`;
/** A name has a capital, where it isn't the second part of one: Мён, Τζε-μιούνγκ. */
const capital = (script: string) => String.raw`(?<!\p{L})(?=\p{Lu}|(?<=\p{L}-))${word(script)}`;

const SCRIPTS: ReadonlyMap<string, Script> = new Map([
  ["Cyrl", scriptOf(CYRILLIC, capital("Cyrillic"), { ending: 3 })],
  ["Grek", scriptOf(GREEK, capital("Greek"), { ending: 2 })],
  ["Armn", scriptOf(ARMENIAN, capital("Armenian"), { ending: 3 })],
  ["Geor", scriptOf(GEORGIAN, word("Georgian"), { ending: 3 })],
  ["Arab", scriptOf(ARABIC, word("Arabic"), { ending: 0 })],
  ["Hebr", scriptOf(HEBREW, word("Hebrew"), { ending: 0 })],
  ["Kana", scriptOf(KATAKANA, String.raw`[\p{Script=Katakana}ー]+`, { ending: 0, dropsR: true })],
  [
    "Hang",
    scriptOf(HANGUL, word("Hangul"), {
      ending: 0,
      particles: KOREAN,
      dropsR: true,
      hear: (name) => heardAsHangul(name.normalize("NFD")),
    }),
  ],
  ...INDIC.map(([script, rules]) => [script, scriptOf(rules, word(script), { ending: 3 })] as const),
]);

/** Of a Unicode script; undefined where its letters don't tell how a word sounds. */
export const scriptNamed = (code: string): Script | undefined => SCRIPTS.get(code);
