import { hard } from "../problem.ts";
import type { Problem, Quote } from "../../result.ts";
import { checkTranslation } from "../checks.ts";
import { checkLeak } from "../leak.ts";
import { checkScript } from "../script.ts";
import type { Pair } from "../unit.ts";

/**
 * What is wrong with what the model itself says of each quote: its translation, its speaker and role. The original is
 * the article's. In the article's language (`pair` is undefined) there is nothing to translate.
 */
export function checkQuotes(quotes: readonly Quote[], pair: Pair | undefined): Problem[][] {
  const units = quotes.map(({ original, english }, index) => ({ id: String(index), source: original, text: english }));
  const translated = pair ? checkTranslation(units, pair) : undefined;
  return quotes.map(({ english, speaker, role }, index) => {
    const [leak] = [english, speaker, role].flatMap((text) => checkLeak(text));
    if (leak) return [leak];
    if (!pair) return [];
    if (english === "") return [hard("count", "translationMissing")];
    const foreign = [speaker, role].flatMap((text) => checkScript(text, pair.from, pair.to));
    return [...(translated?.get(String(index)) ?? []), ...foreign.slice(0, 1)];
  });
}
