import type { Figures, Times } from "./figures.ts";
import { type Columns, markdownTable } from "./markdown.ts";

/** What is known of one contender on one set. */
export interface Row {
  readonly name: string;
  /** Floors have none. */
  readonly figures: Figures | undefined;
  readonly times: Times;
  /** Of pages as served, in millions of bytes. */
  readonly megabytesPerSecond: number;
  /** Its time as a multiple of bare cheerio.load's. */
  readonly ratio: number;
}

const share = (value: number | undefined) => value?.toFixed(3);
const ms = (value: number) => (value < 100 ? value.toFixed(1) : value.toFixed(0));

const COLUMNS: Columns<Row> = {
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
  "MB/s": ({ megabytesPerSecond }) => megabytesPerSecond.toFixed(1),
  "× cheerio": ({ ratio }) => ratio.toFixed(2),
};

export const tableOf = (rows: readonly Row[]): string => markdownTable(COLUMNS, rows);
