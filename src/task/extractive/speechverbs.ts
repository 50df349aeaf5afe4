import { primarySubtag } from "../language.ts";

/**
 * Verbs that attribute words to someone, in the forms news reports use. Of several words where a single one would also
 * mean something else. Scripts that write without spaces are matched inside words, the others as whole words.
 */
const forms: Record<string, string> = {
  en: "said|says|told|added|adds|explained|explains|warned|warns|argued|argues|insisted|insists|stressed|noted|notes|recalled|recalls|announced|declared|replied|asked|stated|wrote|tweeted|commented|remarked|claimed|acknowledged|admitted",
  fr: "dit|a dit|déclare|a déclaré|explique|a expliqué|affirme|a affirmé|ajoute|a ajouté|assure|a assuré|souligne|a souligné|estime|a estimé|raconte|a raconté|confie|résume|précise|a précisé|prévient|se souvient|regrette|martèle|lance|a lancé|a répondu|répond|indique|a indiqué|insiste|constate|témoigne|a écrit|rappelle|a rappelé|soupire|se félicite|s’indigne|s'indigne|avertit|a averti|fait valoir|a fait valoir|reconnaît|a reconnu|poursuit|conclut|plaide|a plaidé|déplore|a déploré",
  de: "sagte|sagt|erklärte|erklärt|betonte|betont|warnte|warnt|fügte|meinte|meint|erzählt|erzählte|berichtet|berichtete|kritisierte|kritisiert|forderte|fordert|schrieb|schreibt|teilte|äußerte|beklagte|beklagt|mahnte|mahnt|urteilte|versicherte|resümiert|erinnert|fragt|fragte|ergänzte|ergänzt|so",
  es: "dijo|dice|afirmó|afirma|declaró|declara|explicó|explica|señaló|señala|añadió|añade|aseguró|asegura|advirtió|advierte|cuenta|contó|sostuvo|sostiene|indicó|indica|subrayó|subraya|recordó|recuerda|denunció|lamenta|lamentó|comentó|comenta|expresó|manifestó|insistió|insiste|resume|reconoció|anunció|relata|relató|agregó|agrega|escribió|pidió|defendió|defiende|avisó|avisa|criticó|critica|concluye|concluyó|celebró|apuntó|apunta|zanjó|detalló|precisó",
  pt: "disse|diz|afirmou|afirma|declarou|declara|explicou|explica|acrescentou|acrescenta|garantiu|garante|alertou|alerta|contou|conta|ressaltou|destacou|lamentou|lembra|lembrou|escreveu|respondeu|anunciou|avalia|relata|criticou|defendeu|argumentou|reconheceu",
  it: "ha detto|dice|ha dichiarato|dichiara|ha spiegato|spiega|ha affermato|afferma|ha aggiunto|aggiunge|ha sottolineato|sottolinea|racconta|ha raccontato|sostiene|ricorda|ha scritto|ha commentato|commenta|ha risposto|avverte|ha avvertito|disse|osserva|conclude|ammette",
  nl: "zei|zegt|vertelt|vertelde|verklaarde|benadrukt|waarschuwt|aldus|schreef|legt uit",
  pl: "powiedział|powiedziała|mówi|mówił|mówiła|dodał|dodała|dodaje|oświadczył|oświadczyła|podkreślił|podkreśliła|podkreśla|stwierdził|stwierdziła|zaznaczył|zaznaczyła|tłumaczy|wyjaśnia|napisał|napisała|ocenił|oceniła|zapewnił|przyznaje",
  sv: "säger|sade|sa|berättar|skriver|förklarar|menar",
  tr: "dedi|diyor|diyen|söyledi|belirtti|ifade etti|ifadelerini kullandı|ifadesini kullandı|diye konuştu|şeklinde konuştu|açıkladı|vurguladı|anlattı|ekledi|kaydetti|değerlendirmesinde bulundu",
  ru: "сказал|сказала|говорит|говорил|говорила|заявил|заявила|заявляет|отметил|отметила|отмечает|подчеркнул|подчеркнула|добавил|добавила|пояснил|пояснила|поясняет|рассказал|рассказала|рассказывает|сообщил|сообщила|объяснил|объяснила|объясняет|считает|напомнил|напомнила|напоминает|написал|написала|утверждает|признался|призналась|признаёт|вспоминает|ответил|ответила|предупредил|предупредила|уверен|уверена|полагает|предупреждает|призвал|призвала|возразил|возразила|уточнил|уточнила|сетует|спрашивает|спросил|спросила|пишет",
  uk: "сказав|сказала|каже|говорить|заявив|заявила|зазначив|зазначила|наголосив|наголосила|додав|додала|пояснив|пояснила|пояснює|розповів|розповіла|розповідає|повідомив|повідомила|підкреслив|підкреслила|вважає|нагадав|нагадала|написав|написала|відповів|відповіла|запевнив|переконаний|переконана|згадує|згадав",
  ar: "قال|قالت|يقول|تقول|أضاف|أضافت|وأضاف|وأضافت|وقال|وقالت|ويقول|وتقول|صرح|صرحت|وصرح|أكد|أكدت|وأكد|وأكدت|أوضح|أوضحت|وأوضح|وأوضحت|أعلن|أعلنت|وأعلن|ذكر|ذكرت|حذر|حذرت|وحذر|كتب|كتبت|تابع|وتابع",
  fa: "گفت|می‌گوید|میگوید|گفته|افزود|اظهار کرد|اظهار داشت|تأکید کرد|تاکید کرد|نوشت|توضیح داد|هشدار داد",
  hi: "ने कहा|का कहना|कहते हैं|कहती हैं|ने बताया|बताते हैं|बताती हैं|ने लिखा|कहा",
  zh: "解释|解釋|介绍|介紹|说道|说|說道|說|表示|称|稱|指出|强调|強調|认为|認為|告诉|告訴|写道|寫道|坦言|回应|回應|补充|補充|警告|透露|感叹|直言",
  ja: "述べた|述べ|話した|話す|話し|語った|語る|語り|言った|言う|と説明|強調した|指摘した|訴えた|訴える|コメント",
  ko: "말했|말한|밝혔|밝힌|강조했|전했|덧붙였|설명했|주장했|비판했|지적했|호소했|토로했|적었|당부했",
};

const spaceless = new Set(["zh", "ja", "ko"]);

/** Longest text after a closed quote that is taken for its attribution, in UTF-16 units. */
const longestAttribution = 30;

/** Source of a pattern for a language's speech verbs; of all spaced languages' where it isn't known. */
export function speechVerbs(language: string): string {
  const base = primarySubtag(language);
  const own = forms[base];
  if (own !== undefined && spaceless.has(base)) return `(?:${own})`;
  const list =
    own ??
    Object.entries(forms)
      .filter(([code]) => !spaceless.has(code))
      .map(([, verbs]) => verbs)
      .join("|");
  return `(?<![\\p{L}\\p{M}])(?:${list})(?![\\p{L}\\p{M}])`;
}

/** Whether what follows a closed quote is no more than who said it: `罗启明说。`, `Smith said.` */
export function attributes(after: string, language: string): boolean {
  const clause = /^[^。.!?！？\n]*/u.exec(after.trimStart())?.[0] ?? "";
  return clause.length <= longestAttribution && new RegExp(speechVerbs(language), "u").test(clause);
}
