import type { Estimate } from "../../errors.ts";
import { dollars } from "../../locale/dollars.ts";
import type { Translate } from "../../locale/translate.ts";

/** “≈ $0.04, 38 paragraphs, 12 of them already there. Go on?” */
export function priceSentence({ usd, paragraphs, cached }: Estimate, t: Translate): string {
  const facts = [
    t("price.about", { price: dollars(usd, t.locale) }),
    t("price.paragraphs", { count: paragraphs }),
    ...(cached > 0 ? [t("price.cached", { count: cached })] : []),
  ];
  return t("price.question", { facts: facts.join(t("list.separator")) });
}
