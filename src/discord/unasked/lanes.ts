/** A place in a line. */
export interface Place {
  /** Settles when all who were before have left. */
  readonly turn: Promise<void>;
  /** Lets the next one go, whether or not its own turn had come. */
  readonly leave: () => void;
}

/** Lines of work that is done one after the other; different ones move at once. */
export interface Lanes {
  /** The last place of a line; without a name, one of its own. */
  readonly enter: (lane: string | undefined) => Place;
}

export function createLanes(): Lanes {
  const tails = new Map<string, Promise<void>>();
  return {
    enter(lane) {
      const { promise: left, resolve: leave } = Promise.withResolvers<void>();
      if (lane === undefined) return { turn: Promise.resolve(), leave };
      const turn = tails.get(lane) ?? Promise.resolve();
      const tail = turn.then(() => left);
      tails.set(lane, tail);
      void tail.then(() => {
        if (tails.get(lane) === tail) tails.delete(lane);
      });
      return { turn, leave };
    },
  };
}
