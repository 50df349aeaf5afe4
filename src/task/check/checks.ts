import type { Term } from "../../job.ts";
import type { Problem } from "../result.ts";
import { checkEmpty } from "./empty.ts";
import { checkEnding } from "./ending.ts";
import { checkLatin } from "./latin.ts";
import { checkLengths } from "./length/length.ts";
import { checkMeta } from "./meta.ts";
import { checkNames } from "./names.ts";
import { checkNumbers } from "./numbers.ts";
import { checkQuotation } from "./quotation.ts";
import { checkDuplicates, checkRepetition } from "./repeat.ts";
import { checkScript } from "./script.ts";
import type { Pair, TranslatedUnit, UnitCheck } from "./unit.ts";
import { checkLanguage } from "./untranslated.ts";

/** The first that finds something ends the search: what isn't a translation has no length and no numbers to compare. */
const NO_TRANSLATION: readonly UnitCheck[] = [
  checkEmpty,
  ({ text }, { from, to }) => checkScript(text, from, to),
  checkLanguage,
];

const UNIT_CHECKS: readonly UnitCheck[] = [checkMeta, checkRepetition, checkEnding, checkQuotation, checkNumbers];

/**
 * What is wrong with the units of a translation, by id; a unit that nothing is wrong with isn't there. The units are all
 * of one article, in order: the lengths and the names of each are compared with those of the others. Hard problems are
 * worth another try; soft ones are a note to the reader. No check says anything where it doesn't know the languages.
 */
export function checkTranslation(
  units: readonly TranslatedUnit[],
  pair: Pair,
  ledger: readonly Term[] = [],
): ReadonlyMap<string, Problem[]> {
  const found = new Map<string, Problem[]>();
  const add = (id: string, problems: readonly Problem[]) => {
    if (problems.length > 0) found.set(id, [...(found.get(id) ?? []), ...problems]);
  };
  for (const unit of units) add(unit.id, ofUnit(unit, pair).noTranslation);
  for (const [id, problem] of checkDuplicates(units)) add(id, [problem]);

  const translated = units.filter(({ id }) => !isHard(found.get(id)));
  for (const unit of translated) add(unit.id, ofUnit(unit, pair).own);
  for (const [id, problem] of checkLengths(translated, pair)) add(id, [problem]);
  for (const [id, problem] of checkLatin(translated, pair)) add(id, [problem]);
  for (const [id, problems] of checkNames(translated, ledger, pair)) add(id, problems);
  return found;
}

/** What is wrong with a unit by itself. */
interface Alone {
  readonly noTranslation: readonly Problem[];
  readonly own: readonly Problem[];
}

/** By unit: of a long article, all are checked again with each answer that comes. */
const known = new WeakMap<TranslatedUnit, Alone & Pair>();

function ofUnit(unit: TranslatedUnit, { from, to }: Pair): Alone {
  const found = known.get(unit);
  if (found?.from === from && found.to === to) return found;
  const noTranslation = firstOf(NO_TRANSLATION, unit, { from, to });
  const own = noTranslation.some(isHardOne) ? [] : UNIT_CHECKS.flatMap((check) => check(unit, { from, to }));
  const alone = { noTranslation, own, from, to };
  known.set(unit, alone);
  return alone;
}

function firstOf(checks: readonly UnitCheck[], unit: TranslatedUnit, pair: Pair): readonly Problem[] {
  for (const check of checks) {
    const problems = check(unit, pair);
    if (problems.length > 0) return problems;
  }
  return [];
}

const isHardOne = ({ severity }: Problem) => severity === "hard";

const isHard = (problems: readonly Problem[] = []) => problems.some(isHardOne);
