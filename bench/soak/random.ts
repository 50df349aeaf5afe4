/** Numbers from 0 to 1 that a seed gives again (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Throws where there is nothing to choose from. */
export function oneOf<T>(choices: readonly T[], random: () => number): T {
  const index = Math.floor(random() * choices.length);
  const [chosen] = choices.slice(index, index + 1);
  if (chosen === undefined) throw new Error("nothing to choose from");
  return chosen;
}
