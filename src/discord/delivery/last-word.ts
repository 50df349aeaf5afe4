import type { Deliver } from "./deliver.ts";

/** An answer to a thread has its job's id, and nothing more, as its nonce. */
const ANSWER = /^\d+$/;

/** Adds to work what is to be done around it. */
export type Around = <A extends unknown[], R>(work: (...given: A) => Promise<R>) => (...given: A) => Promise<R>;

/** The same, with something around the saying of each last word, before anything is written down of it. */
export function withLastWord(deliver: Deliver, around: Around): Deliver {
  const answer = around(deliver.post);
  return {
    ...deliver,
    post: (...posting) => (ANSWER.test(posting[2].nonce) ? answer : deliver.post)(...posting),
    open(...given) {
      const delivery = deliver.open(...given);
      return delivery && { ...delivery, finish: around(delivery.finish) };
    },
  };
}
