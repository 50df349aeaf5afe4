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
  const worded = units.filter((unit) => unit.text && unit.form.length === 0);
  const found = checkTranslation(
    worded.map(({ id, source, text = "" }) => ({ id, source, text })),
    pair,
    ledger,
  );
  return units.map((unit) => {
    if (unit.form.length > 0 || !unit.text) return { ...unit, problems: unit.form };
    const problems = [...(found.get(unit.id) ?? []), ...checkLeak(unit.text, [unit.source])];
    // Nothing found is no proof: what the same model overlooked once, it overlooks again.
    const finding = reviewed[unit.id] ?? undefined;
    return { ...unit, problems: finding === undefined ? problems : [...problems, finding] };
  });
}
