import type { Term } from "../../job.ts";
import type { Problem } from "../result.ts";
import { foreignScripts } from "../language.ts";
import { checkEcho } from "./echo.ts";
import { checkScript } from "./script.ts";
import type { Pair, TranslatedUnit } from "./unit.ts";

/** What is wrong with each unit of a translation, by its id. */
export function checkTranslation(
  units: readonly TranslatedUnit[],
  { from, to }: Pair,
  _ledger: readonly Term[] = [],
): ReadonlyMap<string, Problem[]> {
  return new Map(
    units.map(({ id, source, text }) => [
      id,
      foreignScripts(from, to).length > 0 ? checkScript(text, from, to) : checkEcho(text, source),
    ]),
  );
}
