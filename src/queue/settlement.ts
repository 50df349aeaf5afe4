import type { Log } from "../log.ts";
import { whenFree } from "../store/busy.ts";

/** Writes down what jobs came to, at the latest when the store can be written again; until then a job stays ours. */
export interface Settlement {
  /** Settles once it is written down, or has to wait for the next try. Never rejects. */
  readonly settle: (id: string, write: () => void) => Promise<void>;
  /** Tries once more what waits. Throws where the store still can't be written. */
  readonly retry: () => void;
}

export function createSettlement(log: Log): Settlement {
  /** The latest of each job. */
  const owed = new Map<string, () => void>();

  function pay(id: string, write: () => void): void {
    if (owed.get(id) !== write) return;
    write();
    owed.delete(id);
  }

  return {
    async settle(id, write) {
      owed.set(id, write);
      await whenFree(() => pay(id, write)).catch((error: unknown) =>
        log.error({ err: error, job: id }, "what became of a job can't be written down yet"),
      );
    },
    retry() {
      for (const [id, write] of owed) pay(id, write);
    },
  };
}
