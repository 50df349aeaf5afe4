/** Waits for jobs to end, but not longer than so many milliseconds. */
export async function drain(ended: readonly Promise<void>[], milliseconds: number): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, milliseconds);
  await Promise.race([Promise.allSettled(ended), late]);
  clearTimeout(timer);
}
