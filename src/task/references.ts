const REFERENCE = /( ?)\[(\d{1,6}(?:\s*[,;–-]\s*\d{1,6})*)\]/g;

/** Paragraph numbers that a text names: `[3]`, `[3][4]`, `[3, 4]`, `[3-5]`; in order, each once. */
export function references(text: string): number[] {
  const ids = [...text.matchAll(REFERENCE)].flatMap((match) => expand(match[2] ?? ""));
  return [...new Set(ids)];
}

/** The text without its paragraph numbers. */
export function withoutReferences(text: string): string {
  return text
    .replace(REFERENCE, "")
    .replace(/ {2,}/g, " ")
    .replace(/ ([.,;:!?。，])/g, "$1")
    .trim();
}

/** Rewrites each reference to the numbers that `keep` accepts, and drops it where none is left. */
export function filterReferences(text: string, keep: (id: number) => boolean): string {
  return text
    .replace(REFERENCE, (_whole, space: string, list: string) => {
      const kept = expand(list).filter(keep);
      return kept.length > 0 ? `${space}${kept.map((id) => `[${id}]`).join("")}` : "";
    })
    .trim();
}

/** Longer ranges name half the article, which is no reference. */
const LONGEST_RANGE = 20;

function expand(list: string): number[] {
  return list.split(/[,;]/).flatMap((part) => {
    const [from, to] = part.split(/[–-]/).map((number) => Number(number.trim()));
    if (from === undefined) return [];
    if (to === undefined || to <= from || to - from > LONGEST_RANGE) return to === undefined ? [from] : [from, to];
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
}
