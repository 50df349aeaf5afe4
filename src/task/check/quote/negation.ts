import { primarySubtag } from "../../language.ts";

/**
 * Words and word parts that turn what a clause says into its opposite. Narrow: what is mostly part of another word
 * (`不过`, `не только`, French `plus`) is left out, for a quote may not be cut where one stands.
 */
const spaced: Record<string, string> = {
  en: "not(?! only| just)|no|never|nobody|none|nothing|neither|nor|nowhere|cannot|without|hardly|barely|\\p{L}+n[’'\"]t|dont|cant|wont",
  de: "nicht(?! nur)|kein\\p{L}{0,2}|nie|niemals|niemand\\p{L}{0,2}|nichts|weder|ohne|kaum",
  nl: "niet|geen|nooit|niemand|niets|noch|zonder|nauwelijks",
  sv: "inte|ej|icke|aldrig|ingen|inget|inga|ingenting|utan|knappt",
  da: "ikke|aldrig|ingen|intet|ingenting|uden|hverken|næppe",
  nb: "ikke|aldri|ingen|intet|ingenting|uten|verken|neppe",
  fr: "ne|n|pas|jamais|rien|aucune?|ni|sans|non|guère",
  es: "no|nunca|jamás|nadie|nada|ning[uú]n\\p{L}{0,2}|ni|sin|tampoco",
  ca: "no|mai|ningú|ni|sense|tampoc",
  pt: "não|nunca|jamais|ninguém|nada|nenhum\\p{L}{0,2}|nem|sem|tampouco",
  it: "non|no|mai|nessun\\p{L}{0,2}|niente|nulla|né|senza|neanche|neppure",
  ro: "nu|n|niciodată|nimeni|nimic|nici|niciun\\p{L}{0,2}|fără",
  pl: "nie|nigdy|nikt|nikogo|nic|niczego|ani|żad\\p{L}{1,4}|bez",
  cs: "ne|ne(?!j[^s]|ž|bo|děl|dávn|mocn|huť)\\p{L}{3,}|nikdy|nikdo|nic|žád\\p{L}{1,4}|ani|bez",
  sk: "nie|ne(?!ž|bo|deľ|dávn|mocn)\\p{L}{3,}|nikdy|nikto|nič|žiad\\p{L}{1,4}|ani|bez",
  sl: "ne|ni|niso|nisem|nismo|nikoli|nihče|nič|brez",
  ru: "не(?! только| менее| просто)|нет|ни|никогда|никто|никого|никому|ничего|ничто|нельзя|без|никак\\p{L}{0,3}",
  uk: "не(?! тільки| лише| менш)|нема|немає|ні|ніколи|ніхто|нікого|нічого|ніщо|без|ніяк\\p{L}{0,3}",
  bg: "не|няма|нито|никога|никой|нищо|без|никак\\p{L}{0,3}",
  sr: "не|нема|није|нису|нисам|никад\\p{L}?|нико|ништа|без|ne|nema|nije|nisu|nisam|nikad\\p{L}?|niko|ništa|bez",
  hr: "ne|nema|nije|nisu|nisam|nikad\\p{L}?|nitko|ništa|bez",
  el: "δεν|δε|μη|μην|όχι|ποτέ|κανείς|κανένα\\p{L}?|τίποτα|ούτε|χωρίς",
  tr: "değil\\p{L}{0,5}|yok\\p{L}{0,4}|asla|hiç|hiçbir|hayır|\\p{L}{2,}(?:m[ıiuü]yor|m[ae]d[ıi]|m[ae]z|m[ae]yac|m[ae]yec|m[ae]m[ıi]ş)\\p{L}{0,6}",
  fi: "ei|en|et|emme|ette|eivät|älä|eikä|koskaan|kukaan|mitään|ilman",
  hu: "nem|ne|nincs\\p{L}{0,4}|soha|senki|semmi|se|sem|nélkül",
  ar: "[وف]?(?:لا(?! (?:[يت]زال|سيما))|لم|لن|ليس|ليست|ليسوا|لست|غير|دون|بدون|كلا)",
  fa: "نه|نیست|نبود|هیچ|هرگز|بدون|ن(?:می|خواه|شد|کرد|داشت|دار|داد|گفت|توانست|باید)[\\p{L}‌]*",
  ur: "نہیں|نہ|مت|کبھی نہیں|بغیر",
  he: "[וש]?(?:לא|אין|אינו|אינה|אינם|בלי|ללא|מעולם)",
  hi: "नहीं|न|मत|ना|कभी नहीं|बिना",
  bn: "না|নয়|নেই|নি|কখনো না",
  ko: "안|못|\\p{L}*(?:않|없|아니|못하|말아)\\p{L}*",
  vi: "không|chẳng|chưa|đừng|chớ",
  id: "tidak|bukan|belum|jangan|tanpa|tak|tiada",
  ms: "tidak|bukan|belum|jangan|tanpa|tak|tiada",
  sw: "si|hapana|sio|hakuna|bila|kamwe",
};

const spaceless: Record<string, string> = {
  zh: "(?<![是无無毫并並差对對])不(?![过過仅僅但断斷少同久管论論止只料妨愧免足])|(?<![淹埋出沉覆])[没沒](?![收落])|未(?![来來])|(?<!是)否(?!则|則)|勿|莫(?![斯名])|(?<![南])无(?!论|论|数|疑|线|锡|人机|穷)|無(?!論|數|疑|線|錫|人機)|非(?!常|洲|典|遗|遺)|别(?![人墅的])|別(?![人墅的])",
  ja: "(?<![少危])ない|なかっ|なく(?:て|、|な)|(?<![まわ必])ず(?:に|、)|ぬ(?:と|、)|ません|無い|非ず",
  th: "ไม่|มิ(?!ใช่)|ห้าม|อย่า|ไร้|ปราศจาก",
};

/** Beside a word; an apostrophe may be set in any way. */
const EDGE = "[\\p{L}\\p{M}\\p{N}]";

const patterns = new Map<string, RegExp>();

function codeOf(language: string): string {
  const base = primarySubtag(language);
  return base === "no" || base === "nn" ? "nb" : base;
}

/** Whether it is known how the language negates. */
export function knowsNegation(language: string): boolean {
  const code = codeOf(language);
  return code in spaced || code in spaceless;
}

/** Whether something in the text negates; false in a language that isn't known. */
export function negates(text: string, language: string): boolean {
  const code = codeOf(language);
  const [words, parts] = [spaced[code], spaceless[code]];
  if (words === undefined && parts === undefined) return false;
  const pattern = patterns.get(code) ?? new RegExp(parts ?? `(?<!${EDGE})(?:${words ?? ""})(?!${EDGE})`, "iu");
  patterns.set(code, pattern);
  return pattern.test(text);
}
