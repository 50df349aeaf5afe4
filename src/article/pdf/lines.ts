import type { Line, Run } from "./page.ts";

/** Shares of the letters' size: a gap that parts words; one that may part columns or cells; how far baselines differ. */
const WORD_GAP = 0.15;
const WIDE_GAP = 0.9;
const SAME_LINE = 0.4;
/** From this gap on, what stands on one line of a column are cells of a table. */
const CELL_GAP = 2.5;

/** Most of a mark's size, and the least it is raised or lowered. */
const SMALL_MARK = 0.8;
const MARK_SHIFT = 0.08;
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const LOWERED = "₀₁₂₃₄₅₆₇₈₉";

const WIDE_SCRIPT = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60]/u;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}]/gu;

/** Whether a text is mainly written from right to left. */
export function isRightToLeft(text: string): boolean {
  return (text.match(RIGHT_TO_LEFT)?.length ?? 0) > (text.match(/\p{L}/gu)?.length ?? 0) / 2;
}

/** Puts on one row what stands on one baseline, raised and lowered letters with it. */
function rowsOf<T extends Pick<Run, "y" | "size">>(runs: readonly T[]): T[][] {
  const rows: { y: number; size: number; runs: T[] }[] = [];
  for (const run of runs.toSorted((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    if (row === undefined || Math.abs(run.y - row.y) > SAME_LINE * Math.max(run.size, row.size)) {
      rows.push({ y: run.y, size: run.size, runs: [run] });
      continue;
    }
    row.runs.push(run);
    if (run.size > row.size) [row.y, row.size] = [run.y, run.size];
  }
  return rows.map((row) => row.runs);
}

/** Runs of a page as lines; wide gaps part them, since they may stand between columns. */
export function linesOf(runs: readonly Run[]): Line[] {
  return rowsOf(runs).flatMap((row) => {
    const lines: Run[][] = [];
    for (const run of withoutDoubles(row.toSorted((a, b) => a.left - b.left))) {
      const last = lines.at(-1)?.at(-1);
      const isApart = last === undefined || run.left - last.right > WIDE_GAP * Math.max(run.size, last.size);
      if (isApart) lines.push([run]);
      else lines.at(-1)?.push(run);
    }
    return lines.map(lineOf);
  });
}

/** Some programs print a letter twice, a little aside, to make it bold. */
function withoutDoubles(row: readonly Run[]): Run[] {
  return row.filter((run, index) => {
    const before = row[index - 1];
    return before === undefined || before.text !== run.text || run.left - before.left > 0.1 * run.size;
  });
}

function lineOf(runs: readonly Run[]): Line {
  const main = runs.reduce((a, b) => (b.text.length > a.text.length ? b : a));
  const { y, size, font } = main;
  const left = Math.min(...runs.map((run) => run.left));
  const right = Math.max(...runs.map((run) => run.right));
  return { text: textOf(runs.map((run) => withMarks(run, main))), left, right, y, size, font, cells: 1 };
}

/** Small digits off the baseline: the mark of a note, a power, an index. As plain digits they would run into others. */
function withMarks(run: Run, { y, size }: Run): Run {
  const digits = run.text.trim();
  const shift = (y - run.y) / size;
  if (!/^\d{1,3}$/.test(digits) || run.size > SMALL_MARK * size || Math.abs(shift) < MARK_SHIFT) return run;
  return { ...run, text: [...digits].map((digit) => (shift > 0 ? RAISED : LOWERED)[Number(digit)]).join("") };
}

function textOf(runs: readonly Run[]): string {
  const ordered = isRightToLeft(runs.map(({ text }) => text).join("")) ? runs.toReversed() : runs;
  return ordered.reduce((text, run, index) => {
    const before = ordered[index - 1];
    return before === undefined ? run.text : text + (needsSpace(before, run) ? " " : "") + run.text;
  }, "");
}

function needsSpace(before: Run, run: Run): boolean {
  const gap = Math.max(run.left - before.right, before.left - run.right);
  const isWide = WIDE_SCRIPT.test(before.text.slice(-1)) && WIDE_SCRIPT.test(run.text.slice(0, 1));
  return isWide ? gap > WIDE_GAP * run.size : run.spaced || gap > WORD_GAP * run.size;
}

/** Lines of one column from top to bottom, each baseline once: what a wide gap parts there are words or cells. */
export function stacked(lines: readonly Line[]): Line[] {
  return rowsOf(lines).map((row) => {
    const [first, ...rest] = row.toSorted((a, b) => a.left - b.left);
    return rest.reduce(beside, first as Line);
  });
}

function beside(one: Line, other: Line): Line {
  const isCell = other.left - one.right > CELL_GAP * one.size;
  const [first, second] = isRightToLeft(one.text + other.text) ? [other, one] : [one, other];
  return {
    ...one,
    text: `${first.text}${isCell ? " | " : " "}${second.text}`,
    right: Math.max(one.right, other.right),
    cells: one.cells + (isCell ? other.cells : 0),
  };
}
