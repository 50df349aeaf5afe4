import { PriceQuestion, UserError } from "../../errors.ts";
import type { Job, ReplyTo } from "../../job.ts";
import { errorSentence } from "../../locale/error.ts";
import { translator, type Translate } from "../../locale/translate.ts";
import type { Log } from "../../log.ts";
import { failureRow, priceRow } from "../message/buttons.ts";
import type { TellClosed } from "../delivery/closed.ts";
import type { Delivery } from "../delivery/deliver.ts";
import { isClosed, isUnavailable } from "../discord-error.ts";
import { incidentOf, noteOwn, type Incidents } from "./incidents.ts";
import type { Memory } from "./memory.ts";
import { sentence } from "../message/message.ts";
import { neutralise } from "../message/neutralise.ts";
import { isPasteable } from "../command/paste.ts";
import { priceSentence } from "../message/price.ts";
import { isRetryable } from "./retryable.ts";

export interface TellOptions {
  readonly memory: Pick<Memory, "ofRequest">;
  readonly tellClosed: TellClosed;
  readonly incidents: Pick<Incidents, "note">;
  readonly log: Log;
}

/** Tells the person why there is no result, and what may help. Rejects only where Discord can't be reached. */
export type Tell = (job: Job, replyTo: ReplyTo, delivery: Pick<Delivery, "finish">, error: unknown) => Promise<void>;

export function createTell({ memory, tellClosed, incidents, log }: TellOptions): Tell {
  return async (job, replyTo, delivery, error) => {
    try {
      if (replyTo.quiet && (error instanceof UserError || error instanceof PriceQuestion || isClosed(error))) {
        return log.info({ job: job.id, err: error }, "nobody waits for what came to nothing");
      }
      if (isClosed(error)) return await tellClosed(job.id, replyTo, error);
      const t = translator(replyTo.locale);
      await memory.ofRequest(job, replyTo);
      if (error instanceof PriceQuestion) {
        await delivery.finish(sentence(priceSentence(error.estimate, t), priceRow(job.id, t)));
        return;
      }
      const help = { retry: isRetryable(error), paste: isPasteable(job, error) };
      await delivery.finish(sentence(spoken(job, replyTo, error, t), failureRow(job.id, help, t)));
    } catch (undeliverable) {
      if (isUnavailable(undeliverable)) throw undeliverable;
      if (isClosed(undeliverable)) await tellClosed(job.id, replyTo, undeliverable);
      else log.error({ err: undeliverable, job: job.id }, "an error could not be told to the person");
    }
  };

  function spoken(job: Job, { guildId }: ReplyTo, error: unknown, t: Translate): string {
    if (error instanceof UserError) {
      const kind = incidentOf(error.code);
      if (kind) incidents.note(guildId, { kind });
      log.info({ job: job.id, code: error.code, err: error.cause }, "told the person what to do");
      return neutralise(errorSentence(error, t));
    }
    return t("failure", { ref: noteOwn(error, { job: job.id, guildId, what: "a job failed" }, { incidents, log }) });
  }
}
