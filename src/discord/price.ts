import type { Estimate } from "../errors.ts";
import type { Translate } from "../locale/translate.ts";

/** “≈ $0.04, 38 paragraphs, 12 of them already there. Go on?” */
export function priceSentence({ usd, paragraphs, cached }: Estimate, t: Translate): string {
  const price = new Intl.NumberFormat(t.locale, { style: "currency", currency: "USD" }).format(usd);
  const facts = [
    t("price.about", { price }),
    t("price.paragraphs", { count: paragraphs }),
    ...(cached > 0 ? [t("price.cached", { count: cached })] : []),
  ];
  return t("price.question", { facts: facts.join(t("list.separator")) });
}
