import { type Article, type Changes, prose } from "./article.ts";
import { normal } from "./id.ts";

type Text = Pick<Article, "title" | "paragraphs" | "reading">;

/**
 * What changed from one reading of a page to the next; undefined where nothing did, and where only one of them is the
 * beginning of an article: what is missing there isn't known. A new order alone is a change without any paragraph.
 */
export function changesBetween(before: Text, after: Text): Changes | undefined {
  if ((before.reading === "teaser") !== (after.reading === "teaser")) return undefined;
  const [olds, news] = [texts(before), texts(after)];
  const headline = normal(before.title) !== normal(after.title);
  if (!headline && olds.join("\n") === news.join("\n")) return undefined;

  const { newToOld, kept } = match(olds, news);
  const ids = prose(after).map(({ id }) => id);
  return {
    headline,
    paragraphs: ids.filter((_id, index) => newToOld[index] === undefined),
    removed: countRemoved(olds.length, newToOld, kept),
  };
}

const texts = (article: Text) => prose(article).map(({ text }) => normal(text));

/** For each new text the place of the same old one, each old one taken once. */
function match(olds: readonly string[], news: readonly string[]) {
  const places = new Map<string, number[]>();
  for (const [index, text] of [...olds.entries()].toReversed()) {
    const same = places.get(text);
    if (same) same.push(index);
    else places.set(text, [index]);
  }
  const newToOld = news.map((text) => places.get(text)?.pop());
  return { newToOld, kept: new Set(newToOld) };
}

/** Where new texts stand behind the same neighbour as old ones that are gone, they stand in their place. */
function countRemoved(
  olds: number,
  newToOld: readonly (number | undefined)[],
  kept: ReadonlySet<number | undefined>,
): number {
  const room = new Map<number, number>();
  let neighbour = -1;
  for (const old of newToOld) {
    if (old === undefined) room.set(neighbour, (room.get(neighbour) ?? 0) + 1);
    else neighbour = old;
  }
  let removed = 0;
  neighbour = -1;
  for (let old = 0; old < olds; old += 1) {
    const free = room.get(neighbour) ?? 0;
    if (kept.has(old)) neighbour = old;
    else if (free > 0) room.set(neighbour, free - 1);
    else removed += 1;
  }
  return removed;
}
