import type { CostRow } from "./figures.ts";

const dollars = (usd: number) => `$${usd.toFixed(5)}`;

const COLUMNS: Readonly<Record<string, (row: CostRow) => string>> = {
  model: ({ model }) => model,
  "gap min": ({ gapMinutes }) => String(gapMinutes),
  "raw page": ({ rawPage }) => dollars(rawPage),
  "no cache": ({ uncached }) => dollars(uncached),
  "5 min": ({ fiveMinutes }) => dollars(fiveMinutes),
  "1 h": ({ hour }) => dollars(hour),
  "1 h / none": ({ hour, uncached }) => `${Math.round((100 * hour) / uncached)} %`,
};

/** A Markdown table, aligned to be read as it is. */
export function costTable(rows: readonly CostRow[]): string {
  const columns = Object.entries(COLUMNS).map(([head, cell], at) => {
    const cells = [head, ...rows.map(cell)];
    const width = Math.max(...cells.map((text) => text.length));
    const [first = "", ...others] = cells.map((text) => (at === 0 ? text.padEnd(width) : text.padStart(width)));
    return [first, at === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`, ...others];
  });
  const lines = columns[0]?.map((_, at) => `| ${columns.map((column) => column[at]).join(" | ")} |`);
  return lines?.join("\n") ?? "";
}
