import { type Columns, markdownTable } from "../markdown.ts";
import type { CostRow } from "./figures.ts";

const dollars = (usd: number) => `$${usd.toFixed(5)}`;

/** Of the same requests with nothing cached. */
const share = (usd: number, { uncached }: CostRow) => `${dollars(usd)} (${((100 * usd) / uncached).toFixed(0)} %)`;

const COLUMNS: Columns<CostRow> = {
  model: ({ model }) => model,
  "gap min": ({ gapMinutes }) => String(gapMinutes),
  "tokens in, out": ({ input, output }) => `${input}, ${output}`,
  "raw page": ({ rawPage }) => dollars(rawPage),
  "no cache": ({ uncached }) => dollars(uncached),
  "5 min": (row) => share(row.coldFiveMinutes, row),
  "1 h": (row) => share(row.coldHour, row),
  "5 min, warm": (row) => share(row.fiveMinutes, row),
  "1 h, warm": (row) => share(row.hour, row),
};

const TRANSLATION: Columns<CostRow> = {
  model: ({ model }) => model,
  "tokens in": ({ translation }) => String(translation.input),
  "tokens out": ({ translation }) => String(translation.output),
  USD: ({ translation }) => dollars(translation.usd),
};

/** Of the article itself, once for each model. */
export const translationTable = (rows: readonly CostRow[]): string =>
  markdownTable(
    TRANSLATION,
    rows.filter(({ model }, at) => rows.findIndex((row) => row.model === model) === at),
  );

export const costTable = (rows: readonly CostRow[]): string => markdownTable(COLUMNS, rows);
