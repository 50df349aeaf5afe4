import type { TopLevelSpec } from "vega-lite";
import type { TaskName } from "../../job.ts";

/** What was spent for a task on a day of the month, from 1. */
export interface DaySpending {
  readonly day: number;
  readonly task: TaskName;
  readonly usd: number;
}

/** In dots. */
const WIDTH = 800;
export const HEIGHT = 400;

export const FONT = "DejaVu Sans";

/** From the bottom up, in colours that stay apart for the colour-blind (Okabe and Ito): blue, orange, green, purple. */
const COLORS: Readonly<Record<TaskName, string>> = {
  translate: "#0072b2",
  summarize: "#e69f00",
  quotes: "#009e73",
  ask: "#cc79a7",
};

/** What an empty month's axis reaches to, so that it has one. */
const LEAST_USD = 0.01;

/** Dollars per day of a month (`2026-11`), stacked by task. No words: what stands beside it says them, in any script. */
export function chartSpec(month: string, days: readonly DaySpending[]): TopLevelSpec {
  const dearest = Math.max(LEAST_USD, ...sumsByDay(days));
  return {
    width: WIDTH,
    height: HEIGHT,
    padding: 16,
    autosize: { type: "fit", contains: "padding" },
    background: "#ffffff",
    title: { text: `${month} · USD`, anchor: "start", fontSize: 16 },
    data: { values: [...days] },
    mark: { type: "bar" },
    encoding: {
      x: {
        field: "day",
        type: "ordinal",
        scale: { domain: daysOf(month), paddingInner: 0.2 },
        axis: { title: null, labelAngle: 0 },
      },
      y: {
        field: "usd",
        type: "quantitative",
        aggregate: "sum",
        scale: { domain: [0, dearest], nice: true },
        axis: { title: null, format: dearest < 0.1 ? "$.3f" : "$,.2f", tickCount: 5 },
      },
      color: {
        field: "task",
        type: "nominal",
        scale: { domain: Object.keys(COLORS), range: Object.values(COLORS) },
        legend: null,
      },
      order: { field: "rank", type: "ordinal" },
    },
    transform: [{ calculate: `indexof(${JSON.stringify(Object.keys(COLORS))}, datum.task)`, as: "rank" }],
    config: {
      font: FONT,
      axis: { labelFontSize: 12, labelColor: "#333333", gridColor: "#e4e4e4" },
      view: { stroke: null },
    },
  };
}

function sumsByDay(days: readonly DaySpending[]): number[] {
  const sums = new Map<number, number>();
  for (const { day, usd } of days) sums.set(day, (sums.get(day) ?? 0) + usd);
  return [...sums.values()];
}

/** The day before the first of the next month is the last. */
function daysOf(month: string): number[] {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return Array.from({ length: new Date(Date.UTC(year, number, 0)).getUTCDate() }, (_, index) => index + 1);
}
