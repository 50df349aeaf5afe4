import { pick } from "./words.ts";

/** Another digit in one of the numbers, never a leading zero; a lone 1 is as often a word as a number. */
export function firstNumber(text: string, random: () => number): string | undefined {
  const numbers = [...text.matchAll(/\d+(?:[.,:]\d+)*/gu)].filter(
    ([number]) => number.length > 1 || Number(number) > 1,
  );
  if (numbers.length === 0) return undefined;
  const number = pick(numbers, random);
  const digits = [...number[0].matchAll(/\d/gu)];
  const digit = pick(digits, random);
  const least = digit.index === 0 ? 1 : 0;
  const others = [..."0123456789"].filter((other) => Number(other) >= least && other !== digit[0]);
  const at = number.index + digit.index;
  return `${text.slice(0, at)}${pick(others, random)}${text.slice(at + 1)}`;
}

const SCALE = /(?<=[\d]\s|[\d]-)(?:m|b|tr)illion(?=s?\b)/giu;
const OTHER: Readonly<Record<string, string>> = { million: "billion", billion: "million", trillion: "billion" };

export function scaleFlipped(text: string, random: () => number): string | undefined {
  const words = [...text.matchAll(SCALE)];
  if (words.length === 0) return undefined;
  const word = pick(words, random);
  const other = OTHER[word[0].toLowerCase()] ?? "million";
  return `${text.slice(0, word.index)}${other}${text.slice(word.index + word[0].length)}`;
}

const VERB = /\b(?:is|are|was|were|will|would|can|could|has|have|had|should|may|might|must)\b/gu;

/** A “not” taken away, or one put after an auxiliary where there is none. */
export function negationFlipped(text: string, random: () => number): string | undefined {
  if (/n't\b/u.test(text))
    return text
      .replace(/\bcan't\b/u, "can")
      .replace(/\bwon't\b/u, "will")
      .replace(/n't\b/u, "");
  if (/\bcannot\b/u.test(text)) return text.replace(/\bcannot\b/u, "can");
  if (/ (?:not|never)\b/u.test(text)) return text.replace(/ (?:not|never)\b/u, "");
  const verbs = [...text.matchAll(VERB)];
  if (verbs.length === 0) return undefined;
  const verb = pick(verbs, random);
  const end = verb.index + verb[0].length;
  return `${text.slice(0, end)} not${text.slice(end)}`;
}
