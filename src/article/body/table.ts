import type { Element } from "domhandler";
import { isTag } from "../page/dom.ts";
import type { Measured } from "../page/measure.ts";

const MAX_CELLS = 30;
/** A cell with more letters is a column of a page, not a figure in a table. */
const MAX_CELL = 200;

/** Whether a `tr` is a row of figures or facts; old pages also lay themselves out with tables. */
export function isDataTable(row: Element, measured: Measured): boolean {
  const cells = row.children.filter(isTag).filter(({ name }) => name === "td" || name === "th");
  if (cells.length < 2 || cells.length > MAX_CELLS) return false;
  return cells.every((cell) => measured.of(cell).text <= MAX_CELL && !holdsTable(cell));
}

function holdsTable(cell: Element): boolean {
  return cell.children.some(
    (child) => isTag(child) && (child.name === "table" || child.name === "div" || child.name === "ul"),
  );
}
