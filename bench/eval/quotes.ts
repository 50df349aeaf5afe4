import { negates } from "../../src/task/check/quote/negation.ts";
import { createFinder } from "../../src/task/check/verbatim.ts";
import type { Document } from "./documents.ts";
import { pick, type Word, wordsIn } from "./words.ts";

/** Direct speech of a source, and what it is taken from. */
interface Quote {
  readonly text: string;
  readonly words: readonly Word[];
  readonly language: string;
}

type Change = (quote: Quote, others: readonly Quote[], random: () => number) => string | undefined;

/** What a model may do to a quote: what has to be accepted, and what has to be refused. */
const QUOTE_CHANGES: Readonly<Record<"faithful" | "false", Readonly<Record<string, Change>>>> = {
  faithful: {
    verbatim: ({ text }) => text,
    "other quote marks": ({ text }) => `«${text.replace(/[“”„«»"]/gu, "'")}»`,
    "other spaces": ({ text }) => (text.includes(" ") ? text.replaceAll(" ", "\u00a0") : undefined),
    "full-width stop": ({ text }) => `${text.replace(/[.。!！,，]{1,3}$/u, "")}。`,
    "case and punctuation": ({ text }) => text.replace(/[,，、;；]/gu, "").toLowerCase(),
    elided,
  },
  false: {
    "letter changed": changeLetter,
    "digit changed": changeDigit,
    "word replaced": (quote, others, random) =>
      inside(quote, random, (word) => `${stranger(quote, others, random)}${spaceAfter(quote, word)}`),
    "word deleted": (quote, _others, random) => inside(quote, random, () => ""),
    "word inserted": (quote, others, random) =>
      inside(quote, random, (word) => {
        const text = quote.text.slice(word.start, word.end);
        const space = spaceAfter(quote, word);
        return `${text}${space === "" && isSpaced(quote) ? " " : space}${stranger(quote, others, random)}${space}`;
      }),
    "words swapped": swapWords,
    "halves joined": joinHalves,
  },
};

/** Speech is longer than a word in scare quotes. */
const FEWEST_WORDS = 6;

const QUOTED = /“([^“”]{10,600})”|«([^«»]{10,600})»|„([^„“”]{10,600})[“”]|「([^「」]{6,600})」|"([^"]{10,600})"/gu;

export interface QuoteResult {
  readonly language: string;
  readonly kind: "faithful" | "false";
  readonly change: string;
  readonly isAccepted: boolean;
}

/** Changes every quote of the sources in every way, and looks for it in the text it was taken from. */
export function tryQuotes(documents: readonly Document[], random: () => number): readonly QuoteResult[] {
  const texts = documents.map(({ units, language }) => {
    const text = units.map(({ source }) => source).join("\n");
    return {
      text,
      language,
      finder: createFinder(text, language),
      quotes: quotesIn(
        units.map(({ source }) => source),
        language,
      ),
    };
  });
  return texts.flatMap(({ text, language, finder, quotes }) => {
    const others = texts.filter((other) => other.language === language).flatMap((other) => other.quotes);
    return quotes.flatMap((quote) =>
      (["faithful", "false"] as const).flatMap((kind) =>
        Object.entries(QUOTE_CHANGES[kind]).flatMap(([change, apply]) => {
          const changed = apply(quote, others, random);
          const isSame = changed === undefined || (kind === "false" && bare(text).includes(bare(changed)));
          return isSame ? [] : [{ language, kind, change, isAccepted: finder(changed) !== undefined }];
        }),
      ),
    );
  });
}

function quotesIn(sources: readonly string[], language: string): readonly Quote[] {
  return sources.flatMap((source) =>
    [...source.matchAll(QUOTED)].flatMap((match) => {
      const text = (match.slice(1).find((group) => group !== undefined) ?? "").trim();
      const words = wordsIn(text, language);
      return words.length >= FEWEST_WORDS ? [{ text, words, language }] : [];
    }),
  );
}

/** A change that leaves the letters as they were is none. */
function bare(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]/gu) ?? []).join("");
}

/** With a gap in the middle; one that loses a “not” isn't faithful. */
function elided({ text, words, language }: Quote): string | undefined {
  const third = Math.floor(words.length / 3);
  const [end, start] = [words[third - 1]?.end ?? 0, words[words.length - third]?.start ?? 0];
  if (third < 4 || negates(text.slice(end, start), language)) return undefined;
  return `${text.slice(0, end)} … ${text.slice(start)}`;
}

function joinHalves({ text, words }: Quote): string | undefined {
  const third = Math.floor(words.length / 3);
  const [before, after] = [words[third - 1], words[words.length - third]];
  if (third < 2 || before === undefined || after === undefined) return undefined;
  return `${text.slice(0, before.end)}${text.slice(before.end, words[third]?.start)}${text.slice(after.start)}`;
}

/** Replaces a word that is neither the first nor the last, with the space after it. */
function inside(quote: Quote, random: () => number, by: (word: Word) => string): string {
  const word = pick(quote.words.slice(1, -1), random);
  const end = word.end + spaceAfter(quote, word).length;
  return `${quote.text.slice(0, word.start)}${by(word)}${quote.text.slice(end)}`;
}

function swapWords({ text, words }: Quote, _others: readonly Quote[], random: () => number): string | undefined {
  const places = words.slice(0, -1).flatMap((first, at) => {
    const second = words[at + 1];
    return second && text.slice(first.start, first.end) !== text.slice(second.start, second.end)
      ? [[first, second] as const]
      : [];
  });
  if (places.length === 0) return undefined;
  const [first, second] = pick(places, random);
  const between = text.slice(first.end, second.start);
  return `${text.slice(0, first.start)}${text.slice(second.start, second.end)}${between}${text.slice(first.start, first.end)}${text.slice(second.end)}`;
}

/** A letter for the same one of another word, so that it is of the same script. */
function changeLetter({ text }: Quote, others: readonly Quote[], random: () => number): string | undefined {
  const letters = [...text.matchAll(/\p{L}/gu)];
  const pool = others.flatMap((other) => other.text.match(/\p{L}/gu) ?? []);
  const letter = pick(letters, random);
  const foreign = pool.filter((other) => other.toLowerCase() !== letter[0].toLowerCase());
  if (foreign.length === 0) return undefined;
  return `${text.slice(0, letter.index)}${pick(foreign, random)}${text.slice(letter.index + letter[0].length)}`;
}

function changeDigit({ text }: Quote, _others: readonly Quote[], random: () => number): string | undefined {
  const digits = [...text.matchAll(/[0-9]/gu)];
  if (digits.length === 0) return undefined;
  const digit = pick(digits, random);
  return `${text.slice(0, digit.index)}${(Number(digit[0]) + 1 + Math.floor(random() * 9)) % 10}${text.slice(digit.index + 1)}`;
}

function stranger({ words, text }: Quote, others: readonly Quote[], random: () => number): string {
  const own = new Set(words.map(({ start, end }) => text.slice(start, end)));
  const foreign = others.flatMap((other) => other.words.map(({ text: word }) => word)).filter((word) => !own.has(word));
  return foreign.length === 0 ? "x" : pick(foreign, random);
}

function spaceAfter({ text }: Quote, { end }: Word): string {
  return text.charAt(end) === " " ? " " : "";
}

const isSpaced = ({ text }: Quote) => text.includes(" ");
