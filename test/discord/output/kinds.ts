import type { Ours, Outgoing } from "../../fakes/outgoing.ts";

/** Where and how something is sent. */
export interface Sending {
  /** Discord's. */
  readonly locale: string;
  /** Of what has pages; one that isn't there is the last. */
  readonly page: number;
}

/** The next thing that an article, a model or a person says. */
export type Say = () => string;

/** A kind of request that carries words of articles, models or people. */
export interface Kind {
  readonly name: string;
  /** How many things are said in one. */
  readonly takes: number;
  readonly send: (say: Say, sending: Sending) => Promise<{ sent: readonly Outgoing[]; ours?: Ours }>;
}
