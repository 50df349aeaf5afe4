import en from "./catalogues/en.json" with { type: "json" };
import ar from "./catalogues/ar.json" with { type: "json" };
import de from "./catalogues/de.json" with { type: "json" };
import es from "./catalogues/es.json" with { type: "json" };
import fr from "./catalogues/fr.json" with { type: "json" };
import ja from "./catalogues/ja.json" with { type: "json" };
import ko from "./catalogues/ko.json" with { type: "json" };
import ptBR from "./catalogues/pt-BR.json" with { type: "json" };
import ru from "./catalogues/ru.json" with { type: "json" };
import uk from "./catalogues/uk.json" with { type: "json" };
import zhCN from "./catalogues/zh-CN.json" with { type: "json" };
import zhTW from "./catalogues/zh-TW.json" with { type: "json" };

/** Every text a person reads, by language: BCP 47 codes, the shortest that tells the texts apart. */
export const CATALOGUES = { en, ar, de, es, fr, ja, ko, "pt-BR": ptBR, ru, uk, "zh-CN": zhCN, "zh-TW": zhTW };

type Leaf<Name extends string> = Name extends `${infer Base}_${Intl.LDMLPluralRule}` ? Base : Name;
type Path<Texts> = {
  [Name in keyof Texts & string]: Texts[Name] extends string ? Leaf<Name> : `${Name}.${Path<Texts[Name]>}`;
}[keyof Texts & string];

/** A text's place in the catalogues, “results.coverage”; plural forms are one text. */
export type TextKey = Path<typeof en>;
