import type { Figures, Times } from "./figures.ts";

/** What is known of one contender on one set. */
export interface Row {
  readonly name: string;
  /** Floors have none. */
  readonly figures: Figures | undefined;
  readonly times: Times;
  /** Its time as a multiple of bare cheerio.load's. */
  readonly ratio: number;
}

type Format = (row: Row) => string | undefined;

const share = (value: number | undefined) => value?.toFixed(3);
const ms = (value: number) => (value < 100 ? value.toFixed(1) : value.toFixed(0));

const COLUMNS: Readonly<Record<string, Format>> = {
  "": ({ name }) => name,
  "F1 ±": ({ figures }) => figures && `${figures.f1.toFixed(3)} ${figures.error.toFixed(3).slice(1)}`,
  P: ({ figures }) => share(figures?.precision),
  R: ({ figures }) => share(figures?.recall),
  exact: ({ figures }) => share(figures?.exact),
  "<.5": ({ figures }) => figures?.bad.toString(),
  empty: ({ figures }) => figures?.empty.toString(),
  "non-Latin": ({ figures }) => share(figures?.nonLatin),
  date: ({ figures }) => share(figures?.date),
  title: ({ figures }) => share(figures?.titleContained),
  "= title": ({ figures }) => share(figures?.titleExact),
  author: ({ figures }) => share(figures?.author),
  "med ms": ({ times }) => ms(times.median),
  p95: ({ times }) => ms(times.p95),
  worst: ({ times }) => ms(times.worst),
  "total s": ({ times }) => times.totalSeconds.toFixed(2),
  "× cheerio": ({ ratio }) => ratio.toFixed(2),
};

/** A Markdown table, aligned to be read as it is. */
export function tableOf(rows: readonly Row[]): string {
  const columns = Object.entries(COLUMNS).map(([head, format]) => {
    const cells = rows.map((row) => format(row) ?? "");
    const width = Math.max(...[head, ...cells].map((cell) => cell.length));
    const align = (cell: string) => (head === "" ? cell.padEnd(width) : cell.padStart(width));
    return [align(head), head === "" ? "-".repeat(width) : `${"-".repeat(width - 1)}:`, ...cells.map(align)];
  });
  const lines = columns[0]?.map((_, at) => `| ${columns.map((column) => column[at]).join(" | ")} |`);
  return lines?.join("\n") ?? "";
}
