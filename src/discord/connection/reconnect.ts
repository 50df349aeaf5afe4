import type { Log } from "../../log.ts";

/** What a shard of the gateway does as soon as it is connected. */
export type Purpose = "identify" | "resume";

/** Lets shards of the gateway connect: at once where that is rare, and later and later where a connection doesn't last. */
export interface Reconnects {
  /** Settles when the shard may connect; never after `stop`. */
  readonly turn: (shard: number, purpose: Purpose) => Promise<void>;
  /** The shard hears Discord. */
  readonly connected: (shard: number) => void;
  readonly closed: (shard: number, code: number | undefined) => void;
  readonly stop: () => void;
}

export interface ReconnectOptions {
  readonly log: Log;
  /** Milliseconds of a clock that nobody sets. */
  readonly now?: () => number;
  /** From 0 up to 1. */
  readonly random?: () => number;
  /** Calls back after so many milliseconds; gives what stops that. */
  readonly after?: (ms: number, act: () => void) => () => void;
}

/** Milliseconds that a connection lasts where nothing is wrong with it: then the next one is begun at once. */
const LASTING = 60_000;
/** The wait before the second connection that is begun because the one before didn't last; it doubles. */
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;
/** Connections in a row that didn't last, from which on the log calls for somebody, again with each doubling. */
const ALARMING = 5;
/**
 * Sessions that may be begun in a row, and milliseconds in which one more may. Discord makes a token worthless that has
 * identified 1,000 times in a day (its documentation of the gateway): this comes to 500, and leaves the rest to restarts.
 */
const SESSIONS = 20;
const PER_SESSION = 3 * 60_000;

interface Shard {
  /** Turns since a connection lasted. */
  turns: number;
  connectedAt: number | undefined;
  code: number | undefined;
}

/** discord.js connects again every half second where a connection is closed at once, and never stops identifying. */
export function createReconnects(options: ReconnectOptions): Reconnects {
  const { log, now = () => performance.now(), random = Math.random, after = timer } = options;
  const shards = new Map<number, Shard>();
  const sessions = createAllowance(now);
  const waiting = new Set<() => void>();
  let stopped = false;

  return {
    async turn(id, purpose) {
      const known = shards.get(id);
      const shard = known ?? { turns: 0, connectedAt: undefined, code: undefined };
      shards.set(id, shard);
      // Discord counts a process's first sessions too, but there is one for each shard and no more.
      const ms = known ? Math.max(backOff(shard), purpose === "identify" ? sessions.take() : 0) : 0;
      await pause(ms);
    },
    connected(id) {
      const shard = shards.get(id);
      if (!shard) return;
      shard.connectedAt = now();
      if (shard.turns >= ALARMING) log.warn({ shard: id, reconnects: shard.turns }, "the gateway is heard again");
    },
    closed(id, code) {
      const shard = shards.get(id);
      if (shard) shard.code = code;
    },
    stop() {
      stopped = true;
      for (const cancel of waiting) cancel();
      waiting.clear();
    },
  };

  /** Milliseconds to wait. */
  function backOff(shard: Shard): number {
    const lasted = shard.connectedAt !== undefined && now() - shard.connectedAt >= LASTING;
    shard.connectedAt = undefined;
    shard.turns = lasted ? 1 : shard.turns + 1;
    const { turns: reconnects, code } = shard;
    const longest = reconnects === 1 ? 0 : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (reconnects - 2));
    // Half of it by chance: what lost its connection together doesn't come back together.
    const ms = Math.round(longest * (1 - random() / 2));
    const level = isAlarming(reconnects) ? "error" : "info";
    log[level]({ reconnects, code, ms }, "the gateway's connection did not last; connecting again");
    return ms;
  }

  async function pause(ms: number): Promise<void> {
    if (ms === 0 && !stopped) return;
    await new Promise<void>((resolve) => {
      if (stopped) return;
      const cancel = after(ms, () => {
        waiting.delete(cancel);
        resolve();
      });
      waiting.add(cancel);
    });
  }
}

function isAlarming(reconnects: number): boolean {
  return Number.isInteger(Math.log2(reconnects / ALARMING)) && reconnects >= ALARMING;
}

/** Sessions that may be begun at once; each used one comes back in its time. */
function createAllowance(now: () => number): { readonly take: () => number } {
  /** When all will have come back. */
  let full = Number.NEGATIVE_INFINITY;
  return {
    /** Milliseconds until one is there. */
    take() {
      full = Math.max(full, now()) + PER_SESSION;
      return Math.max(0, full - now() - SESSIONS * PER_SESSION);
    },
  };
}

function timer(ms: number, act: () => void): () => void {
  const timeout = setTimeout(act, ms);
  return () => clearTimeout(timeout);
}
