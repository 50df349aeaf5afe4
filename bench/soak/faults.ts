import { setTimeout as sleep } from "node:timers/promises";
import { cutAfter, cutBefore, rateLimited, serverError, slow, type Fault } from "../../test/fakes/discord-faults.ts";
import { cutting, failing, slowly } from "../../test/fakes/model-faults.ts";
import { oneOf } from "./random.ts";
import type { World } from "./world.ts";

/** How often each kind of fault was made. */
export type FaultCounts = ReadonlyMap<string, number>;

export interface Faults {
  readonly counts: FaultCounts;
  readonly stop: () => void;
}

/** Milliseconds between two faults of Discord's, on the average. */
const INTERVAL = 700;
/** Of requests to the model. */
const MODEL = { busy: 0.04, cut: 0.04 };
/** Milliseconds between the pieces of an answer, each of so many characters. */
const PACE = { delayMs: 15, chunk: 60 };

const DROPS = [{}, { code: 4000 }, { ask: "reconnect" }, { ask: "invalid" }, { repeat: 3 }] as const;

/** Not the first response: one that doesn't come in time is no accepted command. */
const ROUTES = [
  ["PATCH", /@original$/],
  ["POST", /\/messages$/],
] as const;

const REST: Readonly<Record<string, Fault>> = {
  "Discord fails": serverError(502),
  "Discord asks for patience": rateLimited(1),
  "a request to Discord is cut": cutBefore,
  "Discord's answer is cut": cutAfter,
  "Discord is slow": slow(1_200),
};

/** Everything around the bot goes wrong now and then: Discord's REST and gateway, and the model. */
export function startFaults({ discord, model }: World, random: () => number): Faults {
  const counts = new Map<string, number>();
  const note = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  let isStopped = false;

  const [busy, pace] = [failing(529), slowly(PACE.delayMs, PACE.chunk)];
  model.answer = (request) => {
    const chance = isStopped ? 1 : random();
    if (chance < MODEL.busy) return (note("the model is overloaded"), busy(request));
    if (chance < MODEL.busy + MODEL.cut) return (note("the model's answer is cut"), cutting(400)(request));
    return pace(request);
  };

  void (async () => {
    while (!isStopped) {
      await sleep(INTERVAL * 2 * random());
      if (!isStopped) disturb();
    }
  })();

  return {
    counts,
    stop() {
      isStopped = true;
      discord.faults.clear();
    },
  };

  function disturb(): void {
    if (random() < 0.05) {
      const how = oneOf(DROPS, random);
      note("the gateway's connection ends");
      return discord.dropGateway(how);
    }
    const [what, fault] = oneOf(Object.entries(REST), random);
    const [method, path] = oneOf(ROUTES, random);
    note(what);
    discord.faults.inject(method, path, fault);
  }
}
