/** Something that went wrong: a UserError's code, or the reference of an error of our own. */
export interface Incident {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly code: string;
  /** To be found in the log by; only an error of our own has one. */
  readonly ref?: string;
}

/** What went wrong lately in each server, without a word of what was asked; kept in memory alone. */
export interface Incidents {
  readonly note: (guildId: string | null | undefined, what: Omit<Incident, "at">) => void;
  /** The latest first. */
  readonly latest: (guildId: string) => readonly Incident[];
}

const KEPT = 5;

export function createIncidents(now: () => number): Incidents {
  const byServer = new Map<string, readonly Incident[]>();
  const latest = (guildId: string) => byServer.get(guildId) ?? [];
  return {
    note(guildId, what) {
      if (guildId) byServer.set(guildId, [{ at: now(), ...what }, ...latest(guildId)].slice(0, KEPT));
    },
    latest,
  };
}
