import type { ReplyTo } from "../../job.ts";
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

/** What happens to an answer where its job isn't done before. */
export interface Turn {
  readonly at: number;
  readonly turn: "move" | "park" | "forgetToken" | "giveUp";
}

/** What is to come, as things stand. */
export function turnsOf({ interaction, onPress, until }: ReplyTo): readonly Turn[] {
  return [
    ...(interaction ? turnsOfToken(interaction.expires, onPress) : []),
    ...(until ? [{ at: until, turn: "giveUp" as const }] : []),
  ];
}

function turnsOfToken(expires: number, isParked = false): readonly Turn[] {
  // A token that opens nothing isn't kept.
  if (isParked) return [{ at: expires, turn: "forgetToken" }];
  const begun = expires - USED;
  // Wherever the move hangs, the person is told in time.
  return [
    { at: begun + MOVE, turn: "move" },
    { at: begun + CLOSE, turn: "park" },
  ];
}

/** Rings once, at a time in milliseconds since 1970, or at once where that is over; gives what stops it. */
export type SetAlarm = (at: number, ring: () => void) => () => void;

export function createSetAlarm(now: () => number): SetAlarm {
  return (at, ring) => {
    const timer = setTimeout(ring, Math.max(0, at - now())).unref();
    return () => clearTimeout(timer);
  };
}
