import { primarySubtag } from "./language.ts";

/** What the rules for a full stop need to know of a language. */
export interface Abbreviations {
  /** Always followed by more of the sentence, without their full stop, lower case. */
  readonly inner: ReadonlySet<string>;
  /** The same where a number follows. */
  readonly numbered: ReadonlySet<string>;
  /** May also close a sentence: they do where a word of `openers` follows, and nowhere else. */
  readonly either: ReadonlySet<string>;
  /** Words that open a sentence, lower case. */
  readonly openers: ReadonlySet<string>;
  /** "5. Mai": a number with a full stop is an ordinal. */
  readonly ordinals: boolean;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(" ").filter((word) => word !== ""));

/** Languages that write an ordinal as a number with a full stop. */
const ordinalLanguages = words("de da nb nn no fi is cs sk sl hr sr bs hu lv et tr pl");

const everywhere = "dr prof st vs cf";
const numbered = words("no nr fig art op vol p pp pág págs pag pagg núm núms abs str стр рис гл ст п blz dept č");

const inner: Record<string, string> = {
  en: "mr mrs ms messrs gen col sgt capt lt cmdr maj adm rev hon sen rep gov pres mt ft univ approx e.g i.e jan feb aug sept oct nov dec",
  de: "hr fr hrsg bzw ca z z.b d d.h u u.a o o.ä i s s.o vgl sog evtl ggf inkl bspw tel dipl ing phil geb gest jan feb aug sept okt nov dez mio mrd rd",
  fr: "m mm mme mlle mgr me cf av env janv févr juil sept oct nov déc c.-à-d",
  es: "sr sra srta sres dña d dra ing lic arq gral cnel cap avda av aprox p.ej ej ee",
  pt: "sr sra srs dr dra eng arq gen cel cap av aprox p.ex ex exmo exma",
  it: "sig sigg dott dott.ssa prof.ssa ing avv on sen gen col geom rag arch ca p.es",
  nl: "dhr mevr mw ir mr drs ds bv b.v o.a d.w.z ca",
  pl: "im ul al tzw tzn np m.in płk gen ks inż mgr hab św pt ok godz",
  cs: "tzv např mj pí ing mgr mudr judr sv ul tj tel",
  sv: "bl.a t.ex d.v.s kl ca s.k f.d resp",
  da: "bl.a f.eks d.v.s kl ca hr fr",
  tr: "sn av yrd doç mah cad sok apt org alb",
  ru: "т т.е т.к т.н им ул пр просп пл обл р-н см ср ок св акад проф доц гн тов напр англ лат д кв корп",
  uk: "т т.зв тобто ім вул просп пл обл р-н див напр акад проф доц англ кв буд",
  bg: "т.нар ул бул пл проф акад доц инж напр г-н г-жа",
  el: "κ κκ π.χ δηλ αρ σελ βλ",
  ar: "د أ م ص ج هـ",
  fa: "د",
  hi: "डॉ प्रो श्री",
  vi: "ts gs ths tp tt",
  id: "bpk sdr h hj ir drs jl",
};

const either: Record<string, string> = {
  en: "u.s u.k u.n e.u d.c p.m a.m inc ltd co corp jr sr ph.d",
  es: "uu ee.uu a.m p.m",
  de: "usw",
  ru: "г гг в вв",
  uk: "р рр ст м",
};

const openers: Record<string, string> = {
  en: "the a an he she it they we i you this that these those there but and or if in on at as when while for after before however his her its their our no not what who how why some many most since",
  ru: "он она оно они мы я вы это этот эта эти но а и по в во на с со при после до также кроме тогда теперь однако сейчас если когда за из как его её их",
  uk: "він вона воно вони ми я ви це цей ця ці але а і й та за у в на з після до також крім тоді тепер однак якщо коли із як його її їх",
  es: "el la los las un una es esto ese esa eso pero y en a al de del no si según para por con él ella ellos su sus también además cuando",
};

/** Rules for a BCP 47 language; those shared by all where it isn't known. */
export function abbreviationsOf(language: string): Abbreviations {
  const base = primarySubtag(language);
  return RULES.get(base) ?? rulesOf(base);
}

function rulesOf(base: string): Abbreviations {
  return {
    inner: words(`${everywhere} ${inner[base] ?? ""}`),
    numbered,
    either: words(either[base] ?? ""),
    openers: words(openers[base] ?? ""),
    ordinals: ordinalLanguages.has(base),
  };
}

const RULES: ReadonlyMap<string, Abbreviations> = new Map(
  [...Object.keys({ ...inner, ...either, ...openers }), ...ordinalLanguages].map((base) => [base, rulesOf(base)]),
);
