import { parse, View } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";

/** Colours that stay apart for the colour-blind (Okabe and Ito). */
const COLORS = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9"];

export async function plot(spec: TopLevelSpec): Promise<string> {
  return new View(parse(compile(spec).spec), { renderer: "none" }).toSVG();
}

const COMMON = {
  $schema: "https://vega.github.io/schema/vega-lite/v6.json",
  width: 480,
  height: 240,
  padding: 12,
  background: "#ffffff",
  config: { font: "sans-serif", range: { category: COLORS }, view: { stroke: null } },
} as const;

/** One of several lines. */
export interface Point {
  readonly of: string;
  readonly x: number;
  readonly y: number;
}

export interface Axes {
  readonly title: string;
  readonly x?: string;
  readonly y: string;
}

/** Lines over an axis of milliseconds in powers of ten. */
export function lines(points: readonly Point[], { title, x = "", y }: Axes): TopLevelSpec {
  return {
    ...COMMON,
    title,
    data: { values: [...points] },
    mark: { type: "line", interpolate: "step-after" },
    encoding: {
      x: { field: "x", type: "quantitative", scale: { type: "log" }, title: x },
      y: { field: "y", type: "quantitative", axis: { format: "%" }, title: y },
      color: { field: "of", type: "nominal", title: null },
    },
  };
}

/** One of several bars beside each other in a group. */
export interface Bar {
  readonly group: string;
  readonly of: string;
  readonly value: number;
}

const LOG_FLOOR = 100;

export function bars(values: readonly Bar[], { title, y }: Axes, scale: "linear" | "log" = "linear"): TopLevelSpec {
  return {
    ...COMMON,
    title,
    data: { values: [...values] },
    mark: { type: "bar" },
    encoding: {
      x: { field: "group", type: "nominal", sort: null, axis: { title: null, labelAngle: 0 } },
      xOffset: { field: "of", sort: null },
      y: { field: "value", type: "quantitative", scale: { type: scale }, title: y },
      // A logarithmic scale has no zero to stand on.
      ...(scale === "log" ? { y2: { datum: LOG_FLOOR } } : {}),
      color: { field: "of", type: "nominal", sort: null, title: null },
    },
  };
}
