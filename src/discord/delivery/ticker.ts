import { DiscordAPIError, RESTEvents, type APIRequest, type REST } from "discord.js";
import type { Job, Progress } from "../../job.ts";
import type { Translate } from "../../locale/translate.ts";
import type { Log } from "../../log.ts";
import { EDIT_INTERVAL } from "../limits.ts";
import { renderProgress } from "../message/render.ts";
import type { Destination } from "./destination.ts";
import { createReporter, type Reporter } from "./reporter.ts";

export interface TickerOptions {
  readonly rest: REST;
  readonly now: () => number;
  readonly log: Log;
  readonly t: Translate;
}

/** HTTP status of a request that came too soon; discord.js repeats it in its time. */
const TOO_MANY = 429;
/** Milliseconds that an edit is worth: the result waits behind it. */
const PATIENCE = 3_000;
/** What is known already is there sooner, and so costs one request less. Meanwhile Discord says that the bot is thinking. */
const FIRST = 250;

export interface Ticker extends Reporter<readonly Progress[]> {
  /** An edit that was given up, and may reach Discord still: it would stand in the place of what is shown after it. */
  readonly isOverdue: () => boolean;
}

/** Shows a job's progress in its message, until an edit fails. */
export function createTicker(
  job: Job,
  destination: Pick<Destination, "edit" | "route">,
  { rest, now, log, t }: TickerOptions,
): Ticker {
  let isOverdue = false;
  const reporter = createReporter<readonly Progress[]>({ show, interval: EDIT_INTERVAL, first: FIRST, now });
  return { ...reporter, isOverdue: () => isOverdue };

  /** Where Discord asks for patience, or needs it, there is no more progress, so that the result doesn't queue behind it. */
  async function show(progress: readonly Progress[]): Promise<boolean> {
    const impatience = new AbortController();
    const limited = ({ path }: APIRequest, { status }: { status: number }) => {
      if (status === TOO_MANY && path === destination.route) impatience.abort();
    };
    rest.on(RESTEvents.Response, limited);
    try {
      const signal = AbortSignal.any([impatience.signal, AbortSignal.timeout(PATIENCE)]);
      await destination.edit(renderProgress(job, progress, t), signal);
      return true;
    } catch (error) {
      // What was answered, or came too soon, is over.
      isOverdue = !(error instanceof DiscordAPIError || impatience.signal.aborted);
      log.debug({ err: error, job: job.id }, "a progress edit failed");
      return false;
    } finally {
      rest.off(RESTEvents.Response, limited);
    }
  }
}
