/** How long a store keeps what it is given. */
export interface Retention {
  readonly now: () => number;
  readonly retentionDays: number;
}

export const DAY = 24 * 60 * 60 * 1000;

/** What was stored then (milliseconds since 1970) or before has expired. */
export function expiredUntil({ now, retentionDays }: Retention): number {
  return now() - retentionDays * DAY;
}
