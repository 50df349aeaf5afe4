/** One thing looked at. `off`: not set up, and not needed. */
export interface Check {
  readonly name: string;
  readonly status: "ok" | "failed" | "off";
  /** What was found. */
  readonly detail: string;
  /** What to do, where something is to be done. */
  readonly fix?: string;
}

/** Bounds every look at the network. */
export const CHECK_TIMEOUT = 10_000;
