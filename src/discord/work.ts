import type { REST } from "discord.js";
import type { Config } from "../config.ts";
import type { Core } from "../core.ts";
import type { Log } from "../log.ts";
import type { JobHandler } from "../queue/runner.ts";
import { stepping, type OnStep } from "../step.ts";
import { staged } from "../telemetry/stage.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";
import { createTellClosed, type TellClosed } from "./delivery/closed.ts";
import { createDeliver, type Deliver } from "./delivery/deliver.ts";
import { withLastWord } from "./delivery/last-word.ts";
import { createSetAlarm, type SetAlarm } from "./delivery/life.ts";
import { createIncidents, type Incidents } from "./job/incidents.ts";
import { createPayer } from "./job/payer.ts";
import { createPerform } from "./job/perform.ts";
import { createViewOf, type ViewOf } from "./message/view.ts";
import { createCitations, type Citations, type ReaderPage } from "./thread/citation.ts";
import { createOpenThread, type OpenThread } from "./thread/thread.ts";
import { watchPerform } from "./watch/perform.ts";

export interface WorkOptions {
  readonly core: Core;
  readonly rest: REST;
  readonly config: Pick<Config, "budgetUsd">;
  /** The message content intent is switched on for the application, so that threads can be read. */
  readonly messageContent: boolean;
  /** Where results are served as pages; nowhere if absent. */
  readonly readerPage?: ReaderPage | undefined;
  readonly log: Log;
  readonly now?: () => number;
  readonly setAlarm?: SetAlarm | undefined;
  readonly onStep?: OnStep | undefined;
  readonly telemetry?: Telemetry | undefined;
}

/** What an accepted command takes to be carried out and answered: no gateway, so that any process can do it. */
export interface Work {
  readonly handler: JobHandler;
  readonly deliver: Deliver;
  readonly openThread: OpenThread;
  readonly citations: Citations;
  readonly viewOf: ViewOf;
  readonly tellClosed: TellClosed;
  readonly incidents: Incidents;
}

export function createWork(options: WorkOptions): Work {
  const { core, rest, config, messageContent, readerPage, log, now = Date.now, onStep, telemetry } = options;
  const { setAlarm = createSetAlarm(now) } = options;
  const deliver = withLastWord(createDeliver({ rest, now, setAlarm, log }), (say) =>
    stepping(staged(say, "deliver", telemetry), "delivered", onStep),
  );
  const shared = {
    deliver,
    openThread: createOpenThread({ rest, deliver, store: core, messageContent }),
    citations: createCitations({ anchors: core.anchors, readerPage }),
    viewOf: createViewOf({ settings: core.settings, faults: core.faults, readerPage, now }),
    tellClosed: createTellClosed({ deliver, lastSeen: core.lastSeen, log }),
    incidents: createIncidents(now),
  };
  const payerOf = createPayer({ core, budgetUsd: config.budgetUsd });
  const performing = createPerform({ ...shared, core, payerOf, messageContent, log, now });
  return {
    ...shared,
    handler: {
      acknowledge: deliver.acknowledge,
      accepted: deliver.accepted,
      ...performing,
      perform: watchPerform(performing.perform, telemetry),
    },
  };
}
