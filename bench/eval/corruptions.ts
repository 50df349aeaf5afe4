import type { Document, Unit } from "./documents.ts";
import { firstNumber, negationFlipped, scaleFlipped } from "./edits.ts";
import { PREAMBLES } from "./preambles.ts";
import { clausesOf, pick, wordsOf } from "./words.ts";

/** What a corruption may draw from. */
export interface Ground {
  readonly document: Document;
  /** Where it may be planted: units that no check complains of. */
  readonly clean: ReadonlySet<string>;
  /** Documents of the same target language that tell of other things. */
  readonly others: readonly Document[];
  /** From 0 up to 1. */
  readonly random: () => number;
}

/** The corrupted texts by unit, which are the ones that a check should complain of. */
export type Planted = ReadonlyMap<string, string>;

/** Undefined where a document has no place for it. */
export type Plant = (ground: Ground) => Planted | undefined;

/** One a document, each a way in which translations go wrong. */
export const CORRUPTIONS: Readonly<Record<string, Plant>> = {
  "paragraph dropped": onUnit(() => "", isBody),
  "paragraph emptied to …": onUnit(() => "…", isBody),
  "paragraph cut to half": onUnit(({ text }) => halved(text), isBody),
  "… and closed with a stop": onUnit(({ text }) => closed(halved(text)), isBody),
  "sentence dropped": onUnit(withoutSegment, ({ segments }) => segments.length >= 2),
  "left in the source": onUnit(({ source }) => source),
  "phrase left in the source": onUnit(withPhraseLeft),
  "paragraph duplicated": onNeighbours(([before]) => ["", before.text]),
  loop: onUnit(({ text }) => `${text}${` ${wordsOf(text).slice(-5).join(" ")}`.repeat(10)}`),
  preamble: onUnit(({ text }, { random }) => `${pick(PREAMBLES, random)}${text}`),
  "tail truncated": tailTruncated,
  "neighbours swapped": onNeighbours(([before, after]) => [after.text, before.text]),
  "digit changed": onUnit(({ text }, { random }) => firstNumber(text, random)),
  "million ↔ billion": onUnit(({ text }, { random }) => scaleFlipped(text, random)),
  "foreign sentence inserted": onUnit(withForeignSentence),
  "name swapped": onUnit(withNameSwapped),
  "negation flipped": onUnit(({ text }, { random }) => negationFlipped(text, random)),
};

/** Not the headline. */
function isBody({ id }: Unit): boolean {
  return id !== "0";
}

type Edit = (unit: Unit, ground: Ground) => string | undefined;

/** Plants an edit in one of the clean units that it changes. */
function onUnit(edit: Edit, isFit = (_unit: Unit) => true): Plant {
  return (ground) => {
    const places = ground.document.units.filter((unit) => ground.clean.has(unit.id) && isFit(unit));
    while (places.length > 0) {
      const [unit] = places.splice(Math.floor(ground.random() * places.length), 1);
      const text = unit && edit(unit, ground);
      if (unit && text !== undefined && text !== unit.text) return new Map([[unit.id, text]]);
    }
    return undefined;
  };
}

/** Plants an edit in two units that follow each other; an empty text leaves its unit as it is. */
function onNeighbours(edit: (pair: readonly [Unit, Unit]) => readonly [string, string]): Plant {
  return ({ document: { units }, clean, random }) => {
    const pairs = units.flatMap((before, at) => {
      const after = units[at + 1];
      return after && clean.has(before.id) && clean.has(after.id) ? [[before, after] as const] : [];
    });
    if (pairs.length === 0) return undefined;
    const pair = pick(pairs, random);
    const texts = edit(pair);
    return new Map(pair.flatMap(({ id }, at) => (texts[at] ? [[id, texts[at]] as const] : [])));
  };
}

function halved(text: string): string | undefined {
  const words = text.split(" ");
  return words.length < 4 ? undefined : words.slice(0, Math.ceil(words.length / 2)).join(" ");
}

/** As an abridgement ends, so that only its length tells. */
function closed(text: string | undefined): string | undefined {
  return text && `${text.replace(/[\p{P}\s]{1,5}$/u, "")}.`;
}

function withoutSegment({ segments }: Unit, { random }: Ground): string {
  const gone = Math.floor(random() * segments.length);
  return segments
    .filter((_, at) => at !== gone)
    .map(({ ref }) => ref)
    .join(" ");
}

/** Three words of the source in the place of three of the translation. */
function withPhraseLeft({ source, text }: Unit, { document, random }: Ground): string | undefined {
  const phrases = clausesOf(source, document.language, 3);
  const words = text.split(" ");
  if (phrases.length === 0 || words.length < 6) return undefined;
  words.splice(1 + Math.floor(random() * (words.length - 4)), 3, pick(phrases, random));
  return words.join(" ");
}

function tailTruncated({ document: { units }, clean }: Ground): Planted | undefined {
  const tail = units.slice(Math.ceil((units.length * 2) / 3)).filter(({ id }) => clean.has(id));
  return tail.length === 0 || units.length < 2 ? undefined : new Map(tail.map(({ id }) => [id, ""]));
}

function withForeignSentence({ segments }: Unit, { others, random }: Ground): string | undefined {
  if (others.length === 0) return undefined;
  const { units } = pick(others, random);
  const foreign = pick(
    units.filter(({ id }) => id !== "0").flatMap((unit) => unit.segments),
    random,
  );
  const texts = segments.map(({ ref }) => ref);
  texts.splice(Math.floor(random() * (texts.length + 1)), 0, foreign.ref);
  return texts.join(" ");
}

/** The first name of the ledger that the unit has, everywhere in it, for another one. */
function withNameSwapped({ source, text }: Unit, { document, others, random }: Ground): string | undefined {
  const ledger = document.ledger ?? [];
  const places = ledger
    .filter((name) => source.includes(name.source) && text.includes(name.target))
    .toSorted((a, b) => text.indexOf(a.target) - text.indexOf(b.target));
  const [own] = places;
  if (own === undefined) return undefined;
  const foreign = [...ledger, ...others.flatMap((other) => other.ledger ?? [])].filter(
    ({ source: name, target }) =>
      !source.includes(name) && !target.includes(own.target) && !own.target.includes(target),
  );
  return foreign.length === 0 ? undefined : text.replaceAll(own.target, pick(foreign, random).target);
}
