import { tidy, type Atom, type Quantity } from "./quantity.ts";

interface Term {
  value: number;
  /** Largest scale it was multiplied with; 1 for none. */
  scale: number;
  /** Only less than this may follow as a part of the same number. */
  room: number;
}

/** Words of less than this may be put otherwise (“both”, “a few”) or mean more (the “Elf” of Germany play football). */
const LEAST_WORD = 12;
/** No number has more parts. */
const MOST_PARTS = 24;
const ROUND_WORDS = new Set([100, 1000, 10_000]);
/** Half of what: one, a hundred percent, an hour, a year. */
const HALVES = [1, 100, 60, 12];
/** From here on a scale alone (“billions”) has to be found again. */
const LEAST_SCALE = 1e6;
/** 백만 is a million, but 백조 a swan, and 兆 alone an omen. */
const SURE_SCALES = new Set([1e6, 1e7, 1e9, 1e10, 1e11]);

/** Puts parts that stand together into numbers: “2 亿 3 千 万”, “two hundred and five thousand”, “3 mil millones”. */
export function compose(atoms: readonly Atom[], text: string): Quantity[] {
  const quantities: Quantity[] = [];
  let group: Atom[] = [];
  let terms: Term[] = [];
  const close = (): void => {
    if (group.length > 0) quantities.push(quantityOf(group, terms, text));
    group = [];
    terms = [];
  };
  for (const atom of atoms) {
    if (atom.broken || group.length >= MOST_PARTS || !attach(atom, terms, group)) {
      close();
      attach(atom, terms, []);
    }
    group.push(atom);
  }
  close();
  return quantities;
}

/** Adds the atom to the number before it; false where it begins another. */
function attach(atom: Atom, terms: Term[], group: readonly Atom[]): boolean {
  const before = group.at(-1);
  const last = terms.at(-1);
  if (atom.kind === "scale") return scaleUp(atom, terms, before);
  if (last === undefined) {
    terms.push({ value: atom.value, scale: 1, room: roomOf(atom) });
    return true;
  }
  if (atom.kind === "half") return addHalf(last, atom, terms);
  if (isTeen(atom, last, before)) {
    last.value += 10;
    return true;
  }
  // ثلاثة وعشرون: the ones come first.
  if (atom.joined && atom.kind === "word" && before?.kind === "word" && last.value < 10 && isTens(atom.value)) {
    last.value += atom.value;
    return true;
  }
  // “القرن 19” isn't a hundred and nineteen, “une trentaine de deux” no number.
  if (atom.approximate !== before?.approximate && before?.kind !== "scale") return false;
  if (atom.kind === "figure" && !group.some(({ kind }) => kind === "figure")) return false;
  if (atom.value >= last.room || atom.value === 0) return false;
  terms.push({ value: atom.value, scale: 1, room: roomOf(atom) });
  return true;
}

function isTens(value: number): boolean {
  return value >= 20 && value < 100 && value % 10 === 0;
}

function isTeen(atom: Atom, last: Term, before: Atom | undefined): boolean {
  return atom.kind === "teen" && !atom.joined && before?.kind === "word" && last.value >= 1 && last.value < 10;
}

/** “Two thousand million” multiplies what is smaller; “two million three thousand” adds to it. */
function scaleUp({ value: scale }: Atom, terms: Term[], before: Atom | undefined): boolean {
  // مليون ونصف المليون: the half's own scale.
  if (before?.kind === "half" && terms.some((term) => term.scale === scale)) return true;
  const isBare = before === undefined || (before.kind === "scale" && terms.every((term) => term.scale > scale));
  let sum = 0;
  while (terms.length > 0 && (terms.at(-1)?.scale ?? 0) < scale) sum += terms.pop()?.value ?? 0;
  if (sum === 0 && !isBare) return false;
  terms.push({ value: (sum === 0 ? 1 : sum) * scale, scale, room: scale });
  return true;
}

/** “Two and a half” and “millón y medio”; “eine halbe” is no more than a half. */
function addHalf(last: Term, { joined, value }: Atom, terms: Term[]): boolean {
  if (!joined && (last.scale >= 100 || last.value === 1)) return false;
  terms.push({ value: last.scale * value, scale: 1, room: 0 });
  return true;
}

/** What may follow “twenty” is less than ten; after soixante and quatre-vingt, less than twenty. */
function roomOf({ kind, value }: Atom): number {
  if (kind !== "word" || value < 20) return value === 10 ? 10 : 1;
  if (value % 1000 === 0) return 1000;
  if (value % 100 === 0) return 100;
  return value === 60 || value === 80 ? 20 : value % 10 === 0 ? 10 : 1;
}

function quantityOf(group: readonly Atom[], terms: readonly Term[], text: string): Quantity {
  const start = group[0]?.start ?? 0;
  const end = group.at(-1)?.end ?? start;
  const value = tidy(terms.reduce((sum, term) => sum + term.value, 0));
  const scale = Math.max(...group.map((atom) => (atom.kind === "scale" ? atom.value : 1)));
  const figures = group.filter((atom) => atom.kind === "figure");
  const common = { text: text.slice(start, end), start, end, ...(scale > 1 && { scale }) };
  if (figures.length === 0) return { ...common, ...worded(group, value, scale) };
  const [figure] = figures;
  const alone = group.length === 1 ? (figure?.readings ?? [[value]]) : scaledReadings(group, figures, value);
  const significant = figures.length === 1 && scale >= 1000 ? figure?.significant : undefined;
  return {
    ...common,
    kind: "figure",
    readings: alone,
    required: value > 1 && !figures.some((figure) => figure.approximate),
    ...(significant !== undefined && significant > 1 && { significant }),
  };
}

/** A figure that may be read in two ways may be so before a scale, and “3 million 500” may be two numbers. */
function scaledReadings(group: readonly Atom[], figures: readonly Atom[], value: number): number[][] {
  if (figures.length > 1) return [[value], figures.map((figure) => figure.value)];
  const [figure] = figures;
  if (figure === undefined || group.some(({ kind }) => kind !== "figure" && kind !== "scale")) return [[value]];
  const others = (figure.readings ?? []).flatMap((reading) => {
    const [other] = reading;
    // “300.000” before a scale is no fraction.
    if (reading.length > 1 || other === undefined || other === figure.value || isTidyThousand(figure.value)) return [];
    return [[tidy((other / figure.value) * value)]];
  });
  return [[value], ...others];
}

function isTidyThousand(value: number): boolean {
  return value >= 1000 && value % 10 === 0;
}

function worded(
  group: readonly Atom[],
  value: number,
  scale: number,
): Pick<Quantity, "kind" | "readings" | "required"> {
  const isAmbiguous = group.some((atom) => atom.kind === "scale" && atom.approximate);
  const isCountless = group.every((atom) => atom.kind === "scale" || (atom.approximate && !isAmbiguous));
  if (isCountless && scale > 1) {
    const required = value >= LEAST_SCALE && (!isAmbiguous || SURE_SCALES.has(value));
    return { kind: "scale", readings: [[value]], required };
  }
  const [half] = group.length === 1 && group[0]?.kind === "half" ? [group[0].value] : [];
  if (half !== undefined) return { kind: "word", readings: HALVES.map((whole) => [whole * half]), required: false };
  const isLoose = group.some((atom) => atom.approximate) || ROUND_WORDS.has(value);
  return { kind: "word", readings: [[value]], required: !isLoose && value >= LEAST_WORD };
}
