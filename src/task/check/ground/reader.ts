/** What a claim says, of one kind: which of it, in the claim's words, the texts don't say. */
export type Said = (texts: readonly string[]) => readonly string[];

/** Reads claims. */
export type Reader = (claim: string) => Said;

/** What is read of a text, once and only where it is asked for. */
export function createLazy<T>(read: (text: string) => T): (text: string) => T {
  const done = new Map<string, T>();
  return (text) => {
    if (!done.has(text)) done.set(text, read(text));
    return done.get(text) as T;
  };
}
