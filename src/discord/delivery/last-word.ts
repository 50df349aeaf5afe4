import { stepping, type OnStep } from "../../step.ts";
import type { Deliver } from "./deliver.ts";

/** The same, with a step after each last word, before anything is written down of it. */
export function withLastWord(deliver: Deliver, onStep: OnStep | undefined): Deliver {
  if (!onStep) return deliver;
  return {
    ...deliver,
    open(...given) {
      const delivery = deliver.open(...given);
      return delivery && { ...delivery, finish: stepping(delivery.finish, "delivered", onStep) };
    },
  };
}
