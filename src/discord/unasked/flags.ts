import type { TaskName } from "../../job.ts";

/** What a reaction asks for; in the usual language where it names none. */
export interface Wish {
  readonly task: Exclude<TaskName, "ask">;
  readonly to?: string;
}

/** Signs that ask for something else than a translation. */
export const SIGNS: ReadonlyMap<string, Wish> = new Map([
  ["📰", { task: "summarize" }],
  ["💬", { task: "quotes" }],
]);

/**
 * Languages by the flags of the countries (ISO 3166-1) they are known by, those first that look alike. A country that is
 * known by several languages has none; nor has one whose flag looks like that of a larger country with another language
 * (Chad's like Romania's, Monaco's like Indonesia's).
 */
const FLAGS: Readonly<Record<string, string>> = {
  am: "ET",
  ar: "SA AE BH DZ EG IQ JO KW LB LY MA MR OM PS QA SD SY TN YE",
  az: "AZ",
  be: "BY",
  bg: "BG",
  bn: "BD",
  ca: "AD",
  cs: "CZ",
  da: "DK",
  de: "DE AT LI",
  el: "GR",
  en: "GB US UM AU HM NZ IE BB BS GH GM JM LR NG SL TT ZM",
  es: "ES EA IC AR BO CL CO CR CU DO EC GT HN MX NI PA PE PR PY SV UY VE",
  et: "EE",
  fa: "IR",
  fi: "FI",
  fil: "PH",
  fr: "FR MF CP BL GF GP MQ PM RE WF YT BF BJ CD CG CI GA GN ML NE SN TG",
  he: "IL",
  // India's other languages have no flag of their own to be asked for by.
  hi: "IN",
  hr: "HR",
  hu: "HU",
  hy: "AM",
  id: "ID",
  is: "IS",
  it: "IT SM VA",
  ja: "JP",
  ka: "GE",
  kk: "KZ",
  km: "KH",
  ko: "KR KP",
  ky: "KG",
  lo: "LA",
  lt: "LT",
  lv: "LV",
  mk: "MK",
  mn: "MN",
  ms: "MY BN",
  my: "MM",
  ne: "NP",
  nl: "NL",
  no: "NO BV SJ",
  pl: "PL",
  pt: "PT AO CV GW MZ ST",
  "pt-BR": "BR",
  ro: "RO MD",
  ru: "RU",
  sk: "SK",
  sl: "SI",
  so: "SO",
  sq: "AL XK",
  sr: "RS",
  sv: "SE AX",
  sw: "TZ KE",
  tg: "TJ",
  th: "TH",
  tk: "TM",
  tr: "TR",
  uk: "UA",
  ur: "PK",
  uz: "UZ",
  vi: "VN",
  "zh-Hans": "CN",
  "zh-Hant": "TW HK MO",
};

/** Of countries within a country: a black flag, and its code in tag characters. */
const WITHIN: Readonly<Record<string, string>> = { gbeng: "en", gbwls: "cy" };

const BY_REGION: ReadonlyMap<string, string> = new Map(
  Object.entries(FLAGS).flatMap(([language, regions]) => regions.split(" ").map((region) => [region, language])),
);

/** Code points of the regional indicator and the tag that stand for “a”. */
const INDICATOR_A = 0x1f1e6;
const TAG_A = 0xe0061;
const INDICATORS = /^\p{Regional_Indicator}{2}$/u;
const TAGS = /^\u{1f3f4}[\u{e0061}-\u{e007a}]{5}\u{e007f}$/u;

/** The language that a flag asks for, BCP 47; undefined for all else. */
export function flagLanguage(emoji: string): string | undefined {
  if (INDICATORS.test(emoji)) return BY_REGION.get(letters(emoji, INDICATOR_A).toUpperCase());
  return TAGS.test(emoji) ? WITHIN[letters([...emoji].slice(1, -1).join(""), TAG_A)] : undefined;
}

function letters(symbols: string, a: number): string {
  return Array.from(symbols, (symbol) => String.fromCharCode((symbol.codePointAt(0) ?? 0) - a + 97)).join("");
}

/** What an emoji asks for; undefined where it is just an emoji. */
export function wishOf(emoji: string): Wish | undefined {
  const to = flagLanguage(emoji);
  return to === undefined ? SIGNS.get(emoji) : { task: "translate", to };
}
