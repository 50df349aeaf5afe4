import { weightOf } from "../characters.ts";
import { stacked } from "./lines.ts";
import { type Column, type Line, median } from "./page.ts";

/** Lines that make a column, and what one of them says at least: a table's cells say less. */
const MIN_LINES = 3;
const MIN_WEIGHT = 12;
/** Columns are sought in columns this often: three cuts tell eight apart. */
const MAX_CUTS = 3;
/** Points; how finely gutters are sought, on a page of any size at this many places. */
const STEP = 2;
const MAX_STEPS = 500;

/** Cuts a page into columns, in reading order. Lines over several columns, such as titles, part what is above from below. */
export function columnsOf(lines: readonly Line[], rightToLeft: boolean, cuts = 0): Column[] {
  const gutter = cuts === MAX_CUTS ? undefined : findGutter(lines);
  if (gutter === undefined) return lines.length === 0 ? [] : [columnOf(lines)];
  return bandsOf(lines, gutter).flatMap((band) => {
    const sides = [band.filter((line) => line.right <= gutter), band.filter((line) => line.left >= gutter)];
    if (!sides.every((side) => side.length >= MIN_LINES)) return [columnOf(band)];
    return (rightToLeft ? sides.toReversed() : sides).flatMap((side) => columnsOf(side, rightToLeft, cuts + 1));
  });
}

function columnOf(lines: readonly Line[]): Column {
  const left = Math.min(...lines.map((line) => line.left));
  const right = Math.max(...lines.map((line) => line.right));
  return { lines: stacked(lines), left, right };
}

/** Runs of lines, from top to bottom, that lie beside the gutter or across it. */
function bandsOf(lines: readonly Line[], gutter: number): Line[][] {
  const bands: { isAcross: boolean; lines: Line[] }[] = [];
  for (const line of lines.toSorted((a, b) => a.y - b.y)) {
    const isAcross = line.left < gutter && line.right > gutter;
    const band = bands.at(-1);
    if (band?.isAcross === isAcross) band.lines.push(line);
    else bands.push({ isAcross, lines: [line] });
  }
  return bands.map((band) => band.lines);
}

/** The place with the most lines on both sides of it, where they read as columns: text, side by side. */
function findGutter(lines: readonly Line[]): number | undefined {
  const width = Math.max(0, ...lines.map((line) => line.right));
  let best: { at: number; score: number; end: number } | undefined;
  const step = Math.max(STEP, width / MAX_STEPS);
  for (let at = step; at < width; at += step) {
    const left = lines.filter((line) => line.right <= at).length;
    const right = lines.filter((line) => line.left >= at).length;
    const score = Math.min(left, right) - (lines.length - left - right) / 4;
    if (best !== undefined && score === best.score && best.end + step >= at) best.end = at;
    else if (left >= MIN_LINES && right >= MIN_LINES && (best === undefined || score > best.score)) {
      best = { at, score, end: at };
    }
  }
  if (best === undefined) return undefined;
  const middle = (best.at + best.end) / 2;
  return bandsOf(lines, middle).some((band) => areColumns(band, middle)) ? middle : undefined;
}

function areColumns(band: readonly Line[], gutter: number): boolean {
  const left = band.filter((line) => line.right <= gutter);
  const right = band.filter((line) => line.left >= gutter);
  const isText = [left, right].every(
    (side) => side.length >= MIN_LINES && median(side.map((line) => weightOf(line.text))) >= MIN_WEIGHT,
  );
  // One below the other, they are no columns.
  const overlap = Math.min(bottom(left), bottom(right)) - Math.max(top(left), top(right));
  return isText && overlap > 0;
}

function top(lines: readonly Line[]): number {
  return Math.min(...lines.map((line) => line.y));
}

function bottom(lines: readonly Line[]): number {
  return Math.max(...lines.map((line) => line.y));
}
