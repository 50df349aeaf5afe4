import { TOKEN_LIFE } from "../limits.ts";

const MINUTE = 60_000;

/** Of an interaction's life, when its answer moves to a place that lasts, and when at the latest it is told to wait for a press. */
const MOVE = 13 * MINUTE;
const CLOSE = 14 * MINUTE;
/** The token isn't used in its last seconds: a request takes a moment. */
const USED = TOKEN_LIFE - 10_000;
/** How long a job goes on for whom its interaction was too short. */
export const AFTERLIFE = 60 * MINUTE;

/** Until when the token of an interaction that has just come is used. */
export const expiryOf = (now: number): number => now + USED;

export const moveAt = (expires: number): number => expires - USED + MOVE;

export const closeAt = (expires: number): number => expires - USED + CLOSE;

/** Rings once, at a time in milliseconds since 1970, or at once where that is over; gives what stops it. */
export type SetAlarm = (at: number, ring: () => void) => () => void;

export function createSetAlarm(now: () => number): SetAlarm {
  return (at, ring) => {
    const timer = setTimeout(ring, Math.max(0, at - now())).unref();
    return () => clearTimeout(timer);
  };
}
