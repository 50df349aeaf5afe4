import type { PDFPageProxy } from "unpdf/pdfjs";
import type { Run } from "./page.ts";

/** Letters smaller than this can't be read; what they say isn't meant for readers. */
const MIN_SIZE = 2;
/** A turned line (a stamp in the margin, a watermark) rises by more than this share of its length. */
const MAX_SLOPE = 0.05;

type Matrix = readonly number[];

function product(a: Matrix, b: Matrix): number[] {
  const [a0 = 1, a1 = 0, a2 = 0, a3 = 1, a4 = 0, a5 = 0] = a;
  const [b0 = 1, b1 = 0, b2 = 0, b3 = 1, b4 = 0, b5 = 0] = b;
  return [
    a0 * b0 + a2 * b1,
    a1 * b0 + a3 * b1,
    a0 * b2 + a2 * b3,
    a1 * b2 + a3 * b3,
    a0 * b4 + a2 * b5 + a4,
    a1 * b4 + a3 * b5 + a5,
  ];
}

/** What a reader of the page sees: level text of readable size within its edges. */
export async function runsOf(page: PDFPageProxy): Promise<{ runs: Run[]; height: number }> {
  const { transform, width, height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const runs: Run[] = [];
  let spaced = false;
  for (const item of items) {
    if (!("str" in item)) continue;
    if (item.str.trim() === "") {
      spaced ||= item.str !== "" || item.hasEOL;
      continue;
    }
    const [along = 0, slope = 0, , , x = 0, y = 0] = product(transform, item.transform as number[]);
    const size = Math.hypot(along, slope);
    const isLevel = along > 0 && Math.abs(slope) <= MAX_SLOPE * along;
    const isOnPage = x + item.width > 0 && x < width && y > 0 && y - size < height;
    if (isLevel && isOnPage && size >= MIN_SIZE) {
      runs.push({ text: item.str, left: x, right: x + item.width, y, size, font: item.fontName, spaced });
    }
    spaced = item.hasEOL;
  }
  return { runs: runs.length === 0 ? runs : withDropCaps(runs), height };
}

/** Times the size of what follows from which a letter is a drop cap. */
const DROP_CAP = 1.8;

/** A drop cap stands on the second or third line, but is the first one's first letter. */
function withDropCaps(runs: readonly Run[]): Run[] {
  return runs.map((run, index) => {
    const next = runs[index + 1];
    const letter = run.text.trim();
    if (next === undefined || !/^[“"'«„]?\p{Lu}$/u.test(letter) || run.size < next.size * DROP_CAP) return run;
    const isBeside = next.left >= run.right - next.size && next.y < run.y && next.y > run.y - run.size;
    if (!isBeside) return run;
    // No gap between it and the rest of its word.
    return { ...run, text: letter, y: next.y, size: next.size, font: next.font, right: next.left };
  });
}
