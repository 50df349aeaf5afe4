import type { SetAlarm } from "../../src/discord/delivery/life.ts";

export const MINUTE = 60_000;

/** A clock that goes as others do, and can be put forward; alarms ring where it has come to their time by that. */
export interface Clock {
  readonly now: () => number;
  readonly setAlarm: SetAlarm;
  readonly forward: (milliseconds: number) => void;
}

export function createClock(): Clock {
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const alarms = new Map<symbol, { readonly at: number; readonly ring: () => void }>();
  const ringDue = () => {
    const due = [...alarms].filter(([, { at }]) => at <= now());
    for (const [id, { ring }] of due.toSorted(([, one], [, other]) => one.at - other.at)) {
      // What rang may have stopped another.
      if (alarms.delete(id)) ring();
    }
  };
  return {
    now,
    setAlarm(at, ring) {
      const id = Symbol("alarm");
      alarms.set(id, { at, ring });
      if (at <= now()) setImmediate(ringDue);
      return () => void alarms.delete(id);
    },
    forward(milliseconds) {
      ahead += milliseconds;
      ringDue();
    },
  };
}
