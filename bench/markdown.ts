/** Columns of a table by their heads: what stands in a row's cell, nothing where it has none. */
export type Columns<Row> = Readonly<Record<string, (row: Row) => string | undefined>>;

/** A Markdown table, aligned to be read as it is: the first column to the left, the others to the right. */
export function markdownTable<Row>(columns: Columns<Row>, rows: readonly Row[]): string {
  const aligned = Object.entries(columns).map(([head, cell], at) => {
    const cells = [head, ...rows.map((row) => cell(row) ?? "")];
    const width = Math.max(3, ...cells.map((text) => text.length));
    const [first = "", ...others] = cells.map((text) => (at === 0 ? text.padEnd(width) : text.padStart(width)));
    return [first, at === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`, ...others];
  });
  const lines = aligned[0]?.map((_, at) => `| ${aligned.map((column) => column[at]).join(" | ")} |`);
  return lines?.join("\n") ?? "";
}
