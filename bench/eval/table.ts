/** Hyphens under a heading, at least. */
const RULE = 3;

/** A Markdown table, aligned to be read as it is: numbers on the right, but for the first column and those of lists. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  lists: readonly string[] = [],
): string {
  const widths = head.map((cell, column) =>
    Math.max(RULE, cell.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const isLeft = head.map((cell, column) => column === 0 || lists.includes(cell));
  const align = (cell: string, width: number, column: number) =>
    isLeft[column] ? cell.padEnd(width) : cell.padStart(width);
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => align(cells[column] ?? "", width, column)).join(" | ")} |`;
  const rule = widths.map((width, column) => (isLeft[column] ? "-".repeat(width) : `${"-".repeat(width - 1)}:`));
  return [line(head), `| ${rule.join(" | ")} |`, ...rows.map(line)].join("\n");
}
