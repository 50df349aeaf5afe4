/** Failures of the store that work goes on in spite of. */
export interface Faults {
  /** Since the process began. */
  readonly count: () => number;
  readonly note: (error: unknown) => void;
  /** What `ask` gives; or `without`, where the store fails: what it was to note, or to add, isn't worth a result. */
  readonly spare: <T>(ask: () => Promise<T>, without: T) => Promise<T>;
}

/** `onFault` is told each, with its number. */
export function createFaults(onFault: (error: unknown, number: number) => void): Faults {
  let count = 0;
  const note = (error: unknown) => onFault(error, ++count);
  return {
    count: () => count,
    note,
    async spare(ask, without) {
      try {
        return await ask();
      } catch (error) {
        note(error);
        return without;
      }
    },
  };
}
