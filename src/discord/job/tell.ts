import { PriceQuestion, UserError } from "../../errors.ts";
import type { Ending, Job, ReplyTo } from "../../job.ts";
import { translator } from "../../locale/translate.ts";
import type { Log } from "../../log.ts";
import { JobLost } from "../../queue/runner.ts";
import type { TellClosed } from "../delivery/closed.ts";
import type { Delivery } from "../delivery/delivery.ts";
import { isClosed, isUnavailable } from "../discord-error.ts";
import { endingOf, renderEnding } from "./ending.ts";
import { incidentOf, noteOwn, type Incidents } from "./incidents.ts";
import type { Memory } from "./memory.ts";

export interface TellOptions {
  readonly memory: Pick<Memory, "ofRequest">;
  readonly tellClosed: TellClosed;
  readonly incidents: Pick<Incidents, "note">;
  readonly log: Log;
}

/** Tells the person why there is no result, and what may help. Rejects where Discord can't be reached, or the job is lost. */
export type Tell = (job: Job, replyTo: ReplyTo, delivery: Pick<Delivery, "finish">, error: unknown) => Promise<void>;

export function createTell({ memory, tellClosed, incidents, log }: TellOptions): Tell {
  return async (job, replyTo, delivery, error) => {
    try {
      if (replyTo.quiet && (error instanceof UserError || error instanceof PriceQuestion || isClosed(error))) {
        return log.info({ job: job.id, err: error }, "nobody waits for what came to nothing");
      }
      if (isClosed(error)) return await tellClosed(job.id, replyTo, error);
      const ending = endingOf(error, (own) => noted(job, replyTo, own));
      // Before it is told: who can't be told now may ask for it later.
      await memory.ofRequest(job, replyTo, ending);
      if (ending.kind === "error") report(job, replyTo, ending, error);
      await delivery.finish(renderEnding(job, ending, translator(replyTo.locale)));
    } catch (undeliverable) {
      if (undeliverable instanceof JobLost || isUnavailable(undeliverable)) throw undeliverable;
      if (isClosed(undeliverable)) await tellClosed(job.id, replyTo, undeliverable);
      else log.error({ err: undeliverable, job: job.id }, "an error could not be told to the person");
    }
  };

  function report({ id }: Job, { guildId }: ReplyTo, { code }: Ending & { kind: "error" }, error: unknown): void {
    const kind = incidentOf(code);
    if (kind) incidents.note(guildId, { kind });
    log.info({ job: id, code, err: error instanceof Error ? error.cause : undefined }, "told the person what to do");
  }

  function noted({ id }: Job, { guildId }: ReplyTo, error: unknown): string {
    return noteOwn(error, { job: id, guildId, what: "a job failed" }, { incidents, log });
  }
}
