import type { Term } from "../../job.ts";
import { checkTranslation } from "../check/checks.ts";
import { checkLeak } from "../check/leak.ts";
import type { Pair } from "../check/unit.ts";
import type { Problem } from "../result.ts";
import type { Unit } from "./unit.ts";

/** The units with all that is wrong with each: its form, its words, and what a second look found of them. */
export function checked(
  units: readonly Unit[],
  pair: Pair,
  ledger: readonly Term[],
  reviewed: Readonly<Record<string, Problem | null>>,
): readonly Unit[] {
  const found = checkTranslation(units.filter(isWorded), pair, ledger);
  return units.map((unit) => {
    if (!isWorded(unit)) return withProblems(unit, unit.form);
    const problems = [...(found.get(unit.id) ?? []), ...leaksOf(unit)];
    // Nothing found is no proof: what the same model overlooked once, it overlooks again.
    const finding = reviewed[unit.id] ?? undefined;
    return withProblems(unit, finding === undefined ? problems : [...problems, finding]);
  });
}

const leaks = new WeakMap<Unit, readonly Problem[]>();

function leaksOf(unit: Unit & { readonly text: string }): readonly Problem[] {
  const found = leaks.get(unit) ?? checkLeak(unit.text, [unit.source]);
  leaks.set(unit, found);
  return found;
}

function isWorded(unit: Unit): unit is Unit & { readonly text: string } {
  return Boolean(unit.text) && unit.form.length === 0;
}

/** A unit stays the same object where nothing is new of it: what was found of it alone isn't looked for again. */
function withProblems(unit: Unit, problems: readonly Problem[]): Unit {
  return unit.problems.length + problems.length === 0 ? unit : { ...unit, problems };
}
