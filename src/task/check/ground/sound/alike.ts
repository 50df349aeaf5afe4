import type { Heard, Sound } from "./sound.ts";

/** Made in one place of the mouth: scripts and ears confuse them. */
const PLACES = ["pbfvw", "td", "szSZCJ", "kgxh", "mn", "lr", "y"] as const;
/** What a difference counts. */
const SLIGHT = 0.5;
const PLAIN = 1;

/** Fewer sounds could be anybody's. */
const LEAST = 2;

/** Whether a name has enough consonants to be told from others. */
export function isTelling({ sounds }: Heard): boolean {
  return weigh(sounds) >= LEAST;
}

/** Whether a word may be the name in another script, with at most `ending` sounds after it. */
export function mayBe(name: Heard, word: Heard, ending: number): boolean {
  const opening = differs(name.opensWithVowel, word.opensWithVowel) ? PLAIN : 0;
  const most = toleranceOf(name.sounds) - opening;
  const sounds = word.sounds.map(nasal);
  // What has no partner counts in full.
  const unpaired = Math.max(weigh(name.sounds) - sounds.length, weigh(sounds) - ending - name.sounds.length);
  return unpaired <= most && distance(name.sounds, sounds, ending) <= most;
}

/** What two spellings of a name may differ by, the more the longer it is. */
function toleranceOf(sounds: readonly Sound[]): number {
  const weight = weigh(sounds);
  const isBare = sounds.filter((sound) => sound.weight > 0).length <= LEAST;
  if (isBare) return 0;
  if (weight < 5) return 0.5;
  return weight < 7 ? 1 : 1.5;
}

const weigh = (sounds: readonly Sound[]) => sounds.reduce((sum, { weight }) => sum + weight, 0);

const differs = (a: boolean | undefined, b: boolean | undefined) => a !== undefined && b !== undefined && a !== b;

/** A nasal vowel, which English writes as any other: Wałęsa and Валенса. */
function nasal(sound: Sound, at: number, all: readonly Sound[]): Sound {
  return /^[mn]+$/.test(sound.any) && at + 1 < all.length
    ? { any: sound.any, weight: Math.min(sound.weight, SLIGHT) }
    : sound;
}

/** Levenshtein's, by what each sound counts. */
function distance(name: readonly Sound[], word: readonly Sound[], ending: number): number {
  let row = [0];
  for (const [at, sound] of word.entries()) row.push((row[at] ?? 0) + sound.weight);
  for (const sound of name) {
    const next = [(row[0] ?? 0) + sound.weight];
    for (const [at, other] of word.entries())
      next.push(
        Math.min(
          (row[at] ?? 0) + difference(sound, other),
          (row[at + 1] ?? 0) + sound.weight,
          (next[at] ?? 0) + other.weight,
        ),
      );
    row = next;
  }
  return Math.min(...row.slice(Math.max(0, word.length - ending)));
}

function difference({ any: some }: Sound, { any: others }: Sound): number {
  if ([...some].some((sound) => others.includes(sound))) return 0;
  const isNear = PLACES.some((place) => overlaps(place, some) && overlaps(place, others));
  return isNear ? SLIGHT : PLAIN;
}

const overlaps = (place: string, any: string) => [...any].some((sound) => place.includes(sound));
