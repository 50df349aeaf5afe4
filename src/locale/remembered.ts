/** Answers kept of a function: more than there are languages in use, and little enough where strangers name them. */
const MOST = 2_000;

/**
 * A function that works out each answer once, for texts that it is asked for again and again: what Intl makes takes up to
 * half a millisecond. Those that were asked for first are forgotten first.
 */
export function remembered<Given extends string[], Answer>(
  answer: (...given: Given) => Answer,
  most = MOST,
): (...given: Given) => Answer {
  const known = new Map<string, Answer>();
  return (...given) => {
    const key = given.join("\n");
    const found = known.get(key);
    if (found !== undefined || known.has(key)) return found as Answer;
    const made = answer(...given);
    if (known.size === most) known.delete(known.keys().next().value ?? "");
    known.set(key, made);
    return made;
  };
}
