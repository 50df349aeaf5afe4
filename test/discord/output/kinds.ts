import type { Ours, Outgoing } from "../../fakes/outgoing.ts";

/** Where and how something is sent. */
export interface Sending {
  /** Discord's. */
  readonly locale: string;
  /** Of what has pages; one that isn't there is the last. */
  readonly page: number;
}

/** A kind of request that carries words of articles, models or people. */
export interface Kind {
  readonly name: string;
  /** So slow that it gets one string of many. */
  readonly isSlow?: true;
  /** What is sent where all of those say `text`. */
  readonly send: (text: string, sending: Sending) => Promise<{ sent: readonly Outgoing[]; ours?: Ours }>;
}
