/** What a page puts between two paragraphs for an advertisement: the whole of a line. */
const ADVERT =
  /^(?:advertisements?|anzeige|werbung|publicit[ée]|publicidade?|pubblicit[àa]|advertentie|reklam[aey]?|annons|annonse|annonce|mainos|реклама|iklan|quảng cáo|広告|廣告|广告|광고|إعلان|الإعلان|اعلان|تبلیغات|विज्ञापन|διαφήμιση|פרסומת|โฆษณา)$/iu;

/** The same as a sentence: that the text goes on after it. */
const GOES_ON =
  /^(?:(?:(?:story|article|text) )?continues? (?:reading )?(?:below|after) ?(?:the |this )?(?:ad|advert|advertisement)?|continue reading below|scroll to continue(?: with content)?|(?:weiter|weiterlesen|(?:der )?artikel (?:wird|geht)(?: \p{L}+)?) nach der (?:werbung|anzeige)|artikel wird nach (?:der )?(?:werbung|anzeige) fortgesetzt|(?:(?:la suite|l[’']article continue|suite de l[’']article)) après (?:la|cette) publicité|continúa (?:leyendo )?(?:después|tras) (?:del anuncio|de la publicidad)|continua (?:a leggere )?dopo la pubblicità|continua (?:depois|após) (?:d?a|o) (?:publicidade|anúncio)|lees verder onder de advertentie|(?:artikkelen|saken|artiklen) fortsetter (?:under|etter) annonsen|artikeln fortsätter (?:under|efter) annonsen|dalsza część (?:artykułu|tekstu) pod (?:reklamą|materiałem wideo)|продолжение (?:после|ниже) реклам\p{L}*|(?:lanjut|scroll|gulir) (?:ke bawah )?untuk (?:melanjutkan|lanjut) membaca)$/iu;

/** A line that names other articles to read, by the words before its colon. */
const OTHERS =
  /^(?:(?:read|see|watch) (?:also|more|next|this)|also read|related|(?:lesen sie|lies) (?:auch|dazu|mehr(?: dazu)?)|(?:lire|voir|à lire|à voir) aussi|(?:lea|lee|leer|ver|vea) (?:también|además|más)|más información|(?:leggi|vedi) anche|(?:leia|veja|saiba) (?:também|mais)|lees (?:ook|meer)|läs (?:också|även|mer)|(?:les|læs) (?:også|mer|mere)|lue myös|(?:czytaj|zobacz|przeczytaj) (?:także|też|również|więcej)|(?:citește|citiți|vezi) și|(?:čtěte|přečtěte si) (?:také|též)|(?:читайте|смотрите) (?:также|ещё|еще)|(?:читайте|дивіться) (?:також|ще)|baca juga|simak juga|xem thêm|đọc thêm|ayrıca (?:bkz|oku(?:yun)?)|ilgili haber|(?:ये|यह|इसे) भी पढ़(?:ें|े)|और पढ़ें|اقرأ أيضا?ً?|إقرأ أيضا?ً?|بیشتر بخوانید|אולי יעניין אותך|קראו גם|διαβάστε (?:επίσης|ακόμη|ακόμα)|อ่านเพิ่มเติม|อ่านข่าวที่เกี่ยวข้อง|関連記事|相关(?:阅读|报道|新闻)|相關(?:閱讀|報導|新聞)|延伸(?:阅读|閱讀)|관련 ?기사) ?[:：|>»►→]/iu;

const EDGES = /^[\s\-–—*•·◇◆■►▶[(（【]{1,6}|[\s\-–—*•·◇◆■►▶.\])）】]{1,6}$/gu;
const MAX_LINE = 80;
const MAX_OTHERS = 160;

/** Whether a paragraph only interrupts the text: for an advertisement, or with another article's headline. */
export function interrupts(text: string, weight: number): boolean {
  if (weight >= MAX_OTHERS) return false;
  const line = text.normalize("NFC").replace(EDGES, "");
  if (OTHERS.test(line)) return true;
  return weight < MAX_LINE && (ADVERT.test(line) || GOES_ON.test(line));
}
