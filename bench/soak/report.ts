import type { Ending } from "./bot.ts";
import type { FaultCounts } from "./faults.ts";
import type { Tally } from "./tally.ts";

export interface SoakResult extends Tally {
  readonly seed: number;
  readonly minutes: number;
  /** Processes that ended of themselves. */
  readonly fallen: number;
  readonly endings: readonly Ending[];
}

/** A soak as a page of Markdown. */
export function report(result: SoakResult, faults: FaultCounts): string {
  const {
    seed,
    minutes,
    sent,
    accepted,
    answered,
    standIns,
    refused,
    late,
    lost,
    doubled,
    paidTwice,
    p50,
    p99,
    fallen,
  } = result;
  const kills = result.endings.filter(({ signal }) => signal === "SIGKILL").length;
  const rows: [string, string | number][] = [
    ["commands sent", sent],
    ["accepted (Discord confirmed the deferral)", accepted],
    ["answered with a result", `${answered} (${((100 * answered) / accepted).toFixed(1)} %)`],
    ["answered with the article's own words, the model being away", standIns],
    ["answered with the reason: the page is gone", refused],
    ["not confirmed in time, answered in the channel all the same", late],
    ["**lost**", lost],
    ["**doubled**", doubled],
    ["lines paid for twice", paidTwice],
    ["last word after, p50 / p99", `${(p50 / 1000).toFixed(1)} / ${(p99 / 1000).toFixed(1)} s`],
    ["kill -9", kills],
    ["SIGTERM", result.endings.length - kills],
    ["processes that fell of themselves", fallen],
    ...faults,
  ];
  const times = result.endings.map(({ signal, at, awayMs }) => `${signal} ${seconds(at)} (${seconds(awayMs)})`);
  return [
    `${minutes} minutes, seed ${seed}`,
    "",
    "| | |",
    "| --- | --- |",
    ...rows.map(([what, value]) => `| ${what} | ${value} |`),
    "",
    `Ends, each with its second and how long until the next process was ready: ${times.join(", ")}.`,
    "",
  ].join("\n");
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
