import type { Line, Page } from "./page.ts";

/** Baselines from the top and from the bottom of a page on which running heads and page numbers stand. */
const OUTER_ROWS = 2;
/** Of the page's height, at either end. */
const MARGIN = 0.14;
/** Pages from which the same line is a running head: left and right pages have their own, chapters too. */
const MIN_PAGES = 3;

const PAGE_NUMBER =
  /^[-–—|\s]{0,4}(?:(?:page|seite|p\.|s\.|стр\.|página|pagina|第)\s?)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s?(?:页|頁))?(?:\s?(?:\/|of|von|de|sur|di|из)\s?\d{1,4})?[-–—|\s]{0,4}$/iu;

interface Place {
  readonly page: number;
  readonly line: Line;
  readonly numbers: readonly number[];
}

/** Pages without running heads, footers and page numbers. */
export function withoutFurniture(pages: readonly Page[]): Page[] {
  const places = new Map<string, Place[]>();
  const furniture = new Set<Line>();
  for (const [page, { lines, height }] of pages.entries()) {
    for (const line of outerLines(lines, height)) {
      if (PAGE_NUMBER.test(line.text.trim())) furniture.add(line);
      const numbers = (line.text.match(/\d{1,9}/g) ?? []).map(Number);
      const key = line.text
        .toLowerCase()
        .replace(/\d{1,9}/g, "#")
        .replace(/\s/g, "");
      const found = places.get(key);
      if (found === undefined) places.set(key, [{ page, line, numbers }]);
      else found.push({ page, line, numbers });
    }
  }
  for (const found of places.values()) {
    if (isRunning(found, pages.length)) for (const { line } of found) furniture.add(line);
  }
  return pages.map((page) => ({ ...page, lines: page.lines.filter((line) => !furniture.has(line)) }));
}

/** Lines in the margins of a page. */
function outerLines(lines: readonly Line[], height: number): Line[] {
  const rows = [...new Set(lines.map(({ y }) => Math.round(y / 4)))].toSorted((a, b) => a - b);
  const outer = new Set([...rows.slice(0, OUTER_ROWS), ...rows.slice(-OUTER_ROWS)]);
  return lines.filter(({ y }) => outer.has(Math.round(y / 4)) && (y < MARGIN * height || y > (1 - MARGIN) * height));
}

/** The same on many pages, but for a number that counts them. */
function isRunning(found: readonly Place[], pages: number): boolean {
  if (new Set(found.map(({ page }) => page)).size < Math.max(2, Math.min(MIN_PAGES, pages))) return false;
  const [first] = found;
  const steady = (first?.numbers ?? []).map((number, at) => {
    const same = found.every(({ numbers }) => numbers[at] === number);
    return same || found.every(({ numbers, page }) => (numbers[at] ?? 0) - page === number - (first?.page ?? 0));
  });
  return steady.every(Boolean);
}
