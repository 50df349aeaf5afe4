import { PriceQuestion, UserError } from "../../errors.ts";
import type { Ending, Job } from "../../job.ts";
import { errorSentence } from "../../locale/error.ts";
import type { Translate } from "../../locale/translate.ts";
import { isPasteable } from "../command/paste.ts";
import { failureRow, priceRow } from "../message/buttons.ts";
import { sentence, type Message } from "../message/message.ts";
import { neutralise } from "../message/neutralise.ts";
import { priceSentence } from "../message/price.ts";
import { isRetryable } from "./retryable.ts";

/** What a job came to that failed, as it is written down. `note` gives the reference by which an error of our own is found. */
export function endingOf(error: unknown, note: (error: unknown) => string): Ending {
  if (error instanceof PriceQuestion) return { kind: "price", estimate: error.estimate };
  if (error instanceof UserError) return { kind: "error", code: error.code, values: error.values };
  return { kind: "failure", ref: note(error) };
}

/** Why there is no result, and what may help. */
export function renderEnding({ id, input }: Pick<Job, "id" | "input">, ending: Ending, t: Translate): Message {
  switch (ending.kind) {
    case "price":
      return sentence(priceSentence(ending.estimate, t), priceRow(id, t));
    case "failure":
      return sentence(t("failure", { ref: ending.ref }), failureRow(id, { retry: true, paste: false }, t));
    case "error": {
      const error = new UserError(ending.code, ending.values);
      const help = { retry: isRetryable(error), paste: isPasteable({ input }, error) };
      return sentence(neutralise(errorSentence(error, t)), failureRow(id, help, t));
    }
  }
}
