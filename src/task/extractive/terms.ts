import { UNSPACED } from "../language.ts";

/** A sentence as weighted terms, of length one. */
export type Vector = ReadonlyMap<string, number>;

/** Scripts written without spaces between words, whose terms are pairs of neighbouring characters. */
const spaceless = new RegExp(`[${UNSPACED}ー]+`, "gu");
const spaced = /[\p{L}\p{M}\p{N}]+/gu;

/** Longer words are cut to this many characters: a stemmer that knows no language. */
const stem = 6;

/** The terms of a text, repeated as often as they occur. */
export function terms(text: string): string[] {
  const found: string[] = [];
  const rest = text.toLowerCase().replace(spaceless, (run) => {
    const characters = [...run];
    for (let i = 0; i + 1 < characters.length; i++) found.push(`${characters[i]}${characters[i + 1]}`);
    return " ";
  });
  for (const [word] of rest.matchAll(spaced)) found.push(stemmed(word));
  return found;
}

function stemmed(word: string): string {
  // The Arabic article and the particles written together with it.
  const bare = word.length > 4 ? word.replace(/^[وفبك]?ال|^لل/u, "") : word;
  return /\p{N}/u.test(bare) ? bare : bare.slice(0, stem);
}

/** One vector a text; terms that occur in fewer of the texts weigh more. */
export function vectors(texts: readonly string[]): Vector[] {
  const counted = texts.map((text) => count(terms(text)));
  const occurrences = new Map<string, number>();
  for (const counts of counted) for (const term of counts.keys()) add(occurrences, term, 1);
  return counted.map((counts) => {
    const weights = new Map<string, number>();
    for (const [term, times] of counts) {
      const rarity = Math.log(1 + texts.length / (occurrences.get(term) ?? 1));
      weights.set(term, (1 + Math.log(times)) * rarity);
    }
    return normalised(weights);
  });
}

/** Between zero and one for vectors of length one. */
export function cosine(a: Vector, b: Vector): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0);
  return sum;
}

/** What a set of vectors has in common. */
export function centroid(all: readonly Vector[]): Vector {
  const sum = new Map<string, number>();
  for (const vector of all) for (const [term, weight] of vector) add(sum, term, weight);
  return normalised(sum);
}

function count(list: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of list) add(counts, term, 1);
  return counts;
}

function add(map: Map<string, number>, key: string, value: number): void {
  map.set(key, (map.get(key) ?? 0) + value);
}

function normalised(weights: Map<string, number>): Vector {
  let squares = 0;
  for (const weight of weights.values()) squares += weight * weight;
  if (squares === 0) return weights;
  const length = Math.sqrt(squares);
  for (const [term, weight] of weights) weights.set(term, weight / length);
  return weights;
}
