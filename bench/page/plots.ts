import type { TopLevelSpec } from "vega-lite";
import type { Figure, Runs } from "../bot/figures.ts";
import type { CostRow } from "../cost/figures.ts";
import type { StoreRow } from "../store/figures.ts";
import { bars, lines, type Bar, type Point } from "./plot.ts";

/** What the commands wrote. */
export interface Figures {
  readonly bot: { readonly figures: readonly Figure[]; readonly runs: Runs };
  readonly cost: { readonly rows: readonly CostRow[] };
  readonly store: readonly StoreRow[];
}

/** The plots of the page by the name of their file. */
export function plotsOf({ bot, cost, store }: Figures): Readonly<Record<string, TopLevelSpec>> {
  return {
    acknowledged: lines(responses(bot.runs), {
      title: "First response while 200 slow jobs run",
      x: "milliseconds",
      y: "share of the commands",
    }),
    memory: bars(memory(bot.figures), { title: "Memory of the main process", y: "MB resident" }),
    cost: bars(questions(cost.rows), { title: "Five questions about a long article, one a minute", y: "USD" }),
    store: bars(operations(store), { title: "Operations, one after the other", y: "per second" }, "log"),
  };
}

const CLIENTS = { dragoman: "Dragoman", bare: "bare client" } as const;

function responses({ rounds }: Runs): Point[] {
  return (["dragoman", "bare"] as const).flatMap((name) => {
    const times = rounds[name].flatMap(({ acknowledged }) => acknowledged).toSorted((a, b) => a - b);
    return times.map((x, at) => ({ of: CLIENTS[name], x, y: (at + 1) / times.length }));
  });
}

function memory(figures: readonly Figure[]): Bar[] {
  return figures
    .filter(({ what }) => what.startsWith("memory, "))
    .flatMap(({ what, dragoman, bare = 0 }) => [
      { group: what.slice("memory, ".length), of: CLIENTS.dragoman, value: dragoman },
      { group: what.slice("memory, ".length), of: CLIENTS.bare, value: bare },
    ]);
}

function questions(rows: readonly CostRow[]): Bar[] {
  return rows
    .filter(({ gapMinutes }) => gapMinutes === 1)
    .flatMap(({ model, rawPage, uncached, coldFiveMinutes, coldHour, fiveMinutes }) => [
      { group: model.replace("claude-", ""), of: "raw page", value: rawPage },
      { group: model.replace("claude-", ""), of: "no cache", value: uncached },
      { group: model.replace("claude-", ""), of: "1 h", value: coldHour },
      { group: model.replace("claude-", ""), of: "5 min", value: coldFiveMinutes },
      { group: model.replace("claude-", ""), of: "5 min, warm", value: fiveMinutes },
    ]);
}

function operations(rows: readonly StoreRow[]): Bar[] {
  return rows.map(({ store, what, perSecond }) => ({ group: store, of: what, value: perSecond }));
}
