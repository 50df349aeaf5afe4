/** What a process needs to do its work, by name: each settles with whether it is there; one that rejects isn't. */
export type Needs = Readonly<Record<string, () => boolean | Promise<boolean>>>;

/** Milliseconds; whoever asks doesn't wait long either. */
const PATIENCE = 2_000;

/** Names of what isn't there now, or doesn't answer in time. */
export async function missingOf(needs: Needs, patience = PATIENCE): Promise<string[]> {
  const late = AbortSignal.timeout(patience);
  const gone = new Promise<boolean>((resolve) => late.addEventListener("abort", () => resolve(false)));
  const looked = Object.entries(needs).map(async ([name, look]) => {
    const there = await Promise.race([isThere(look), gone]);
    return there ? [] : [name];
  });
  return (await Promise.all(looked)).flat();
}

async function isThere(look: Needs[string]): Promise<boolean> {
  try {
    return await look();
  } catch {
    return false;
  }
}
