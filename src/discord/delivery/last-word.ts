import { stepping, type OnStep } from "../../step.ts";
import type { Deliver } from "./deliver.ts";

/** An answer to a thread has its job's id, and nothing more, as its nonce. */
const ANSWER = /^\d+$/;

/** The same, with a step after each last word, before anything is written down of it. */
export function withLastWord(deliver: Deliver, onStep: OnStep | undefined): Deliver {
  if (!onStep) return deliver;
  return {
    ...deliver,
    async post(channelId, message, posting) {
      const posted = await deliver.post(channelId, message, posting);
      if (ANSWER.test(posting.nonce)) onStep("delivered");
      return posted;
    },
    open(...given) {
      const delivery = deliver.open(...given);
      return delivery && { ...delivery, finish: stepping(delivery.finish, "delivered", onStep) };
    },
  };
}
