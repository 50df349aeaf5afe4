/** Paragraph numbers in brackets: `[3]`, `[3][4]`, `[3, 4]`, `[3-5]`; `[3.2]` is a part of paragraph 3. */
const BRACKETS = /\[\s?(\d{1,6}(?:\.\d{1,3})?(?:\s*[,;–-]\s*\d{1,6}(?:\.\d{1,3})?)*)\s?\]/g;

/** Where a reference stands: at the end of a sentence, or behind another one. */
const BEFORE = /(?:^|\n|[.!?…。！？]["”»’」』)]?|\])\s{0,2}$/;
const AFTER = /^["”»’」』)]?\s{0,2}(?:$|\n|[.!?;…。！？；]|\[\d)/;
/** There a year may stand as well, or another large figure. */
const AFTER_CLAUSE = /^[,:，、：]/;
const LARGE = /\d{4}/;
/** Characters on each side that the patterns look at. */
const REACH = 5;

export interface Referring {
  /** Numbers named as references, in order, each once; some may be no paragraph's. */
  readonly named: readonly number[];
  /** The text with those references alone that name a paragraph, each number in its own brackets. */
  readonly text: string;
  /** The text without references. */
  readonly bare: string;
}

/** One pair of brackets: where it stands, the numbers in it, and those among them that are a paragraph's. */
export interface Reference {
  readonly start: number;
  readonly end: number;
  readonly ids: readonly number[];
  readonly known: readonly number[];
}

/**
 * The references of a text. Brackets that hold a paragraph's number are one; others are only where references stand, and
 * anywhere else a part of the text: “In [2019] 12 people …”.
 */
export function referencesIn(text: string, isParagraph: (id: number) => boolean): Reference[] {
  return [...text.matchAll(BRACKETS)].flatMap(({ 0: whole, 1: list = "", index }) => {
    const ids = expand(list);
    const known = ids.filter(isParagraph);
    if (known.length === 0 && !isReferring(text, index, whole.length, list)) return [];
    return { start: index, end: index + whole.length, ids, known };
  });
}

/** A text's references, and the text with and without them. */
export function readReferences(text: string, isParagraph: (id: number) => boolean): Referring {
  const named = new Set<number>();
  let [kept, bare, done] = ["", "", 0];
  for (const { start, end, ids, known } of referencesIn(text, isParagraph)) {
    ids.forEach((id) => named.add(id));
    const between = text.slice(done, start);
    kept += known.length > 0 ? between + asReferences(known) : withoutSpace(between);
    bare += withoutSpace(between);
    done = end;
  }
  return { named: [...named], text: (kept + text.slice(done)).trim(), bare: (bare + text.slice(done)).trim() };
}

/** `[3][4]`. */
export function asReferences(ids: readonly number[]): string {
  return ids.map((id) => `[${id}]`).join("");
}

/** One space, as it stands before a reference. */
const withoutSpace = (text: string) => (text.endsWith(" ") ? text.slice(0, -1) : text);

function isReferring(text: string, index: number, length: number, list: string): boolean {
  // A reach long enough for the patterns, so that a long text is not copied for each bracket.
  const before = text.slice(Math.max(0, index - REACH), index);
  const after = text.slice(index + length, index + length + REACH);
  return BEFORE.test(before) || AFTER.test(after) || (AFTER_CLAUSE.test(after) && !LARGE.test(list));
}

/** Longer ranges name half the article, which is no reference. */
const LONGEST_RANGE = 20;

function expand(list: string): number[] {
  return list.split(/[,;]/).flatMap((part) => {
    const [from, to] = part.split(/[–-]/).map((number) => Number.parseInt(number, 10));
    if (from === undefined) return [];
    if (to === undefined || to <= from || to - from > LONGEST_RANGE) return to === undefined ? [from] : [from, to];
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
}
