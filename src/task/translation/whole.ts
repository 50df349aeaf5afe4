import { joinSources } from "../units.ts";
import type { NumberedLine } from "./numbered.ts";
import type { Unit } from "./unit.ts";

/** What was asked for, and the numbers that an answer has, with one that it only began. */
export interface Given {
  readonly asked: ReadonlySet<string>;
  readonly lines: readonly NumberedLine[];
  readonly begun: ReadonlySet<string>;
}

/**
 * The paragraphs that an answer has whole, in one line under their own number, though their parts were asked for: all of
 * them, and it has none. Two lines of that number could be two parts, and are no whole.
 */
export function wholeParagraphs(units: readonly Unit[], { asked, lines, begun }: Given): ReadonlySet<number> {
  const counts = new Map<string, number>();
  for (const { id, text } of lines) if (text !== "") counts.set(id, (counts.get(id) ?? 0) + 1);
  const paragraphs = [...Map.groupBy(units, (unit) => unit.paragraph)].filter(
    ([id, parts]) =>
      parts.length > 1 &&
      counts.get(String(id)) === 1 &&
      parts.every((part) => asked.has(part.id) && !begun.has(part.id)),
  );
  return new Set(paragraphs.map(([id]) => id));
}

/**
 * The units with the parts of these paragraphs as one. A dropped sentence shows less in a long unit than in a short one;
 * the checks are the same.
 */
export function withWhole(units: readonly Unit[], whole: ReadonlySet<number>): readonly Unit[] {
  if (whole.size === 0) return units;
  return [...Map.groupBy(units, (unit) => unit.paragraph)].flatMap(([id, parts]) => {
    const [first] = parts;
    if (first === undefined || !whole.has(id)) return parts;
    return [{ ...first, id: String(id), source: joinSources(parts) }];
  });
}
