/**
 * Does work under a key while no other process does the same under it; where it can't be known whether one does, at once.
 * Rejects with the signal's reason where that is aborted before the work's turn.
 */
export type Exclusive = <T>(key: string, signal: AbortSignal, work: () => Promise<T>) => Promise<T>;
