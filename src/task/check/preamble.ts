import { primarySubtag } from "../language.ts";

/** How languages call a summary, its points and its headline, and an answer. */
const WORDS: Readonly<Record<string, string>> = {
  en: "summary|summaries|overview|key points|main points|bullet points|headline|answer|response|what the article says|what you asked for",
  de: "zusammenfassung|kernpunkte|stichpunkte|überblick|überschrift|schlagzeile|antwort",
  fr: "résumé|synthèse|points clés|points essentiels|points principaux|titre|réponse",
  es: "resumen|síntesis|puntos clave|puntos principales|titular|respuesta",
  pt: "resumo|síntese|pontos-chave|pontos principais|manchete|título|resposta",
  it: "riassunto|sintesi|punti chiave|punti principali|titolo|risposta",
  nl: "samenvatting|kernpunten|hoofdpunten|kop|antwoord",
  sv: "sammanfattning|rubrik|svar",
  da: "sammenfatning|resumé|resume|overskrift|svar",
  nb: "sammendrag|oppsummering|overskrift|svar",
  fi: "tiivistelmä|yhteenveto|otsikko|vastaus",
  pl: "streszczenie|podsumowanie|najważniejsze punkty|nagłówek|odpowiedź",
  cs: "shrnutí|souhrn|titulek|odpověď",
  hu: "összefoglaló|összefoglalás|címsor|válasz",
  ro: "rezumat|rezumatul|titlu|titlul|răspuns|răspunsul",
  el: "περίληψη|σύνοψη|τίτλος|απάντηση",
  ru: "краткое изложение|резюме|сводка|пересказ|ключевые моменты|основные тезисы|заголовок|ответ",
  uk: "стислий виклад|резюме|підсумок|основні тези|заголовок|відповідь",
  bg: "резюме|обобщение|заглавие|отговор",
  tr: "özet|özeti|ana noktalar|başlık|yanıt|cevap",
  ar: "ملخص|الملخص|خلاصة|النقاط الرئيسية|العنوان|الإجابة|الجواب",
  fa: "خلاصه|چکیده|نکات اصلی|تیتر|پاسخ",
  he: "תקציר|סיכום|עיקרי הדברים|כותרת|תשובה|התשובה",
  hi: "सारांश|मुख्य बिंदु|शीर्षक|उत्तर|जवाब",
  vi: "tóm tắt|bản tóm tắt|những điểm chính|tiêu đề|câu trả lời",
  id: "ringkasan|rangkuman|poin utama|judul|jawaban",
  ms: "ringkasan|rumusan|tajuk|jawapan",
  th: "สรุป|บทสรุป|พาดหัว|คำตอบ",
  zh: "摘要|总结|總結|概要|要点|要點|标题|標題|回答|答案",
  ja: "要約|概要|まとめ|要点|見出し|回答|答え",
  ko: "요약|개요|핵심 내용|제목|답변",
};

/** How such a line begins. */
const LEADS =
  "here|below|the following|based on|hier|nachfolgend|im folgenden|voici|ci-dessous|aquí|a continuación|este es|aqui|eis|segue|ecco|di seguito|tässä|oto|poniżej|zde|íme|iată|ακολουθεί|вот|ниже|ось|нижче|ето|işte|aşağıda|إليك|إليكم|فيما يلي|هذا|در اینجا|در ادامه|להלן|הנה|यहाँ|यहां|यह रहा|निम्नलिखित|đây là|dưới đây|sau đây|berikut|นี่คือ|ต่อไปนี้|以下|下面|这是|這是|これは|こちらが|다음은|아래는";
/** What only somebody who was asked says. */
const POLITE =
  /^(?:sure(?: thing)?|certainly|of course|great question|good question|gerne?|natürlich|selbstverständlich|bien sûr|avec plaisir|claro(?: que sí)?|por supuesto|con gusto|com certeza|certamente|natuurlijk|självklart|selvfølgelig|oczywiście|конечно|разумеется|звичайно|tabii(?: ki)?|elbette|بالتأكيد|بالطبع|البته|בוודאי|ज़रूर|tentu(?: saja)?|好的|当然|當然|もちろん(?:です)?|물론(?:입니다|이죠)?)\s?[!！]\s{0,3}/iu;

const MARKS = /^[\s*_#>"“-]{0,6}/u;
const LONGEST = 120;
const INSIDE = String.raw`[^:：\n]`;

const EDGE = String.raw`(?![\p{L}\p{M}])`;
const patterns = new Map<string, Record<"line" | "lead" | "label", RegExp>>();

function patternsOf(to: string): Record<"line" | "lead" | "label", RegExp> {
  const base = primarySubtag(to);
  const known = patterns.get(base);
  if (known !== undefined) return known;
  const words = [WORDS["en"], base === "en" ? undefined : WORDS[base]].filter(Boolean).join("|");
  // Joined scripts have no edges between words.
  const word = ["zh", "ja", "ko", "th"].includes(base)
    ? `(?:${words})`
    : String.raw`(?<![\p{L}\p{M}])(?:${words})${EDGE}`;
  const made = {
    line: new RegExp(String.raw`^${INSIDE}{0,${LONGEST}}${word}${INSIDE}{0,${LONGEST}}[:：][*_\s]{0,6}$`, "iu"),
    lead: new RegExp(
      String.raw`^(?:${LEADS})(?![a-z])${INSIDE}{0,${LONGEST}}${word}${INSIDE}{0,60}[:：][*_]{0,3}\s{0,3}`,
      "iu",
    ),
    label: new RegExp(String.raw`^(?:${words})[*_]{0,3}\s?[:：][*_]{0,3}\s{0,3}`, "iu"),
  };
  patterns.set(base, made);
  return made;
}

/**
 * A text without what a model says before it begins: “Sure! Here is the summary:”, “Headline:”, 以下是摘要：, in the
 * language `to` or in English. Empty where there is nothing else.
 */
export function withoutPreamble(text: string, to: string): string {
  const { line, lead, label } = patternsOf(to);
  const begun = [POLITE, lead, label].reduce(behind, text.trim());
  const [first = "", ...others] = begun.split("\n");
  return unfenced(line.test(first.replace(MARKS, "")) ? others.join("\n").trim() : begun);
}

const FENCE = /^(?:```|~~~)\w{0,20}$/;

/** An answer in a code fence, as some models give all they are asked for. */
function unfenced(text: string): string {
  const lines = text.split("\n");
  if (!FENCE.test(lines[0]?.trim() ?? "")) return text;
  const end = lines.findLastIndex((line) => FENCE.test(line.trim()));
  return lines
    .slice(1, end > 0 ? end : undefined)
    .join("\n")
    .trim();
}

/** What follows the pattern where the text begins with it, in marks of emphasis or without. */
function behind(text: string, pattern: RegExp): string {
  const marks = MARKS.exec(text)?.[0].length ?? 0;
  const found = pattern.exec(text.slice(marks))?.[0];
  return found === undefined ? text : text.slice(marks + found.length);
}
