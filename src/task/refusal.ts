import { withoutQuotations } from "./check/quoted.ts";

/** Characters at an answer's beginning in which a model says that it won't. */
const OPENING = 200;

/** A line's number, a reference, a heading, a bullet, a quote's JSON: the answer does what was asked. */
const FORM = /\[\s?\d{1,6}|^[ \t]{0,8}[#{*-]/m;

/**
 * “I can't …” with what a model is asked to do, a language a line, in the first person: an article's own words are
 * seldom of that shape, least of all at the beginning of an answer that has no line, reference or quote in it. Where a
 * language doesn't mark the person, an apology or a pronoun stands before.
 */
const REFUSALS: readonly RegExp[] = [
  /\b(?:I|we)(?:'m| am| are)? (?:\w{1,12} ){0,2}(?:can'?t|cannot|can not|won'?t|will not|not able|unable|not (?:comfortable|allowed|permitted)|decline|refuse)[^.!?\n]{0,60}\b(?:help(?! but)|assist|translat|summari[sz]|provid|reproduc|compl(?:y|et)|fulfil|process|shar(?:e|ing)|continu|generat|produc|engag|discuss|work (?:on|with)|do (?:that|this|so)|quot(?:e|ing)|extract|output|(?:with|from) (?:this|that|your) (?:request|task))/i,
  /\b(?:as an? (?:ai|(?:large )?language model)|my (?:guidelines|policies|safety)|content polic(?:y|ies))\b[^!?\n]{0,90}\b(?:can'?t|cannot|not|unable|prevent|prohibit|decline)/i,
  /\b(?:ich (?:kann|darf|werde)|(?:kann|darf|werde) ich|ich bin)\b[^!?\n]{0,80}\b(?:nicht|keine?n?|außerstande)\b[^!?\n]{0,60}(?:übersetz|helfen|behilflich|wiedergeben|bereitstell|zusammenfass|unterstütz|erfüllen|liefern|ausgeben|verarbeit|bearbeit)/iu,
  /\bje (?:ne |n'|suis (?:dans l'incapacité|désolée?,? (?:mais )?je ne)|refuse|dois refuser)[^.!?\n]{0,60}(?:tradui|aider|assister|fournir|reprodui|résum|répondre à (?:cette|votre) demande|traiter|effectuer|satisfaire)/iu,
  /\bno (?:puedo|podré|podemos|me es posible|estoy en condiciones|tengo permitido)\b[^.!?\n]{0,60}(?:traduc|ayudar|proporcion|reproduc|resum|realizar|cumplir|asistir|compartir|procesar|responder a (?:esa|esta|tu|su) (?:solicitud|petición))/iu,
  /\bnão (?:posso|consigo|poderei|estou (?:autorizad|apt|em condições)|me é possível)[^.!?\n]{0,60}(?:traduz|ajudar|fornec|reproduz|resum|atender|realizar|auxiliar|processar|cumprir)/iu,
  /\bnon (?:posso|sono in grado|mi è possibile|potrò)[^.!?\n]{0,60}(?:tradu|aiutar|fornir|riprodu|riassum|assister|elaborar|soddisfar|esegui)/iu,
  /\b(?:ik (?:kan|mag|zal)|(?:kan|mag|zal) ik)\b[^.!?\n]{0,70}\b(?:niet|geen)\b[^.!?\n]{0,60}(?:vertal|helpen|weergeven|verstrek|samenvat|assister|verwerk|voldoen)/iu,
  /(?:^|[^\p{L}])nie (?:mogę|możemy|jestem w stanie|będę w stanie)[^.!?\n]{0,60}(?:tłumacz|pomóc|udostępni|odtworz|streści|wykona|dostarcz|spełni|przetworz)/iu,
  /(?:^|[^\p{L}])(?:не (?:могу|смогу|в состоянии|имею возможности|вправе)|(?:вынужден|должен)а? отказать)[^.!?\n]{0,70}(?:перев[её]|перевод|помочь|предостав|воспроизв|выполн|обработ|пересказ|излож|процитир|запрос)/iu,
  /(?:^|[^\p{L}])не (?:можу|зможу|маю змоги|в змозі)[^.!?\n]{0,70}(?:переклас|переклад|допомог|надат|відтвор|викона|опрацюв|переказ)/iu,
  /(?:çevir|özetle|yardımcı ol|sağla|sun|paylaş|tercüme ed|yerine getir|işle)\p{L}{0,3}(?:emiyorum|amıyorum|emem|amam|emeyeceğim|amayacağım)/iu,
  /(?:لا (?:أستطيع|يمكنني|أقدر|أتمكن)|لن (?:أتمكن|أستطيع)|(?:غير|لست) قادر|يتعذر علي)[^.!؟\n]{0,60}(?:ترجم|مساعد|تقديم|توفير|تلخيص|إنتاج|نشر|تنفيذ|تلبية|معالجة)/u,
  /(?:نمی[\s\u200c]?توان(?:م|یم)|قادر (?:نیستم|به)|امکان[^.\n]{0,20}ندارم)[^.!؟\n]{0,60}(?:ترجمه|کمک|ارائه|خلاصه|بازتولید|انجام|پاسخ)/u,
  /(?:(?:אינני|איני|אני לא) יכול|לא אוכל)[^.!?\n]{0,60}(?:לתרגם|לעזור|לסייע|לספק|לסכם|להעתיק|לשכפל|לבצע|למלא)/u,
  /(?:अनुवाद|मदद|सहायता|सारांश|प्रदान|पूरा|संसाधित)[^।.!?\n]{0,40}(?:नहीं (?:कर|दे) (?:सकत|पाऊ)|(?:में |करने में )?असमर्थ)/u,
  /(?:我|抱歉|对不起|對不起|很遗憾|很遺憾|不好意思)[^。！？\n]{0,24}(?:无法|無法|不能|没办法|沒辦法|不便|不可以|难以|難以)[^。！？\n]{0,30}(?:翻译|翻譯|协助|協助|帮助|幫助|帮你|帮您|幫您|提供|总结|總結|概括|摘要|复制|複製|复述|完成|处理|處理|满足|滿足|回应|回應|继续|繼續)/u,
  /(?:申し訳|恐れ入り|恐縮|すみません|ごめん|残念ながら|私は|私には)[^\n]{0,70}(?:翻訳|要約|お手伝い|提供|お答え|お応え|対応|転載|複製|処理|支援)[^。\n]{0,20}(?:できません|いたしかねます|致しかねます|できかねます|しかねます|できない)/u,
  /(?:죄송|미안|유감|저는|제가)[^\n]{0,70}(?:번역|요약|도와|도움|제공|처리|복제|응답|수행|답변)[^.\n]{0,20}(?:수 없|어렵|못하|못 |불가|않습니다)/u,
  /\b(?:saya|kami) (?:tidak (?:dapat|bisa|mampu)|belum (?:dapat|bisa))[^.!?\n]{0,60}(?:nerjemah|terjemah|bantu|yedia|beri|rangkum|ringkas|reproduksi|proses|penuhi)/iu,
  /(?:tôi|mình|chúng tôi) (?:rất tiếc )?(?:không (?:thể|được phép)|xin từ chối)[^.!?\n]{0,60}(?:dịch|giúp|hỗ trợ|cung cấp|tóm tắt|sao chép|thực hiện|xử lý)/iu,
];

/**
 * True where a model says in words, at the beginning of an answer that holds nothing of what was asked for, that it
 * won't do it. A copyright's holder, an article's speaker or an honest “the article doesn't say” are none. Of 12,927
 * paragraphs of news in 14 languages, taken for answers, none was held to be a refusal by their words alone.
 */
export function isRefusal(answer: string): boolean {
  if (FORM.test(answer)) return false;
  const opening = withoutQuotations(answer.trim().slice(0, OPENING).replaceAll("’", "'"));
  return REFUSALS.some((refusal) => refusal.test(opening));
}
