/** How lines begin that lead to another article. */
const AWAY = [
  "read (?:more|also|next)|also read|see also|more on this|related(?: stories| articles)?:|don['’]t miss|watch:|listen:",
  "lesen sie (?:auch|mehr)|mehr (?:zum thema|dazu)|auch interessant|lire (?:aussi|plus)|à lire(?: aussi)?|voir aussi",
  "le[ae] (?:también|más)|te puede interesar|ver también|leia (?:também|mais)|veja também|saiba mais|leggi (?:anche|tutto)",
  "lees (?:ook|meer)|läs (?:också|även|mer)|les også|læs også|lue (?:myös|lisää)|czytaj (?:też|także|więcej)|zobacz też",
  "čtěte (?:také|více)|přečtěte si|čítajte aj|olvassa el|citește și|vezi și|διαβάστε (?:επίσης|ακόμη)|pročitajte (?:i|još)",
  "читайте (?:также|ещё|еще|також)|по теме:|по темі:|прочетете (?:още|и)|ayrıca oku|[iİ]lgili haber|baca (?:juga|selengkapnya)",
  "xem thêm|đọc thêm|อ่านเพิ่มเติม|อ่านข่าวเพิ่มเติม|相关(?:阅读|新闻|报道)|相關(?:閱讀|新聞|報導)|延伸[阅閱][读讀]|更多[阅閱][读讀]|关[联聯]|関連記事",
  "あわせて読みたい|続きを読む|관련 ?기사|더 ?보기|اقرأ (?:أيضا|المزيد)|مواضيع ذات صلة|بیشتر بخوانید|مزید پڑھیں",
  "(?:यह|ये|इसे) भी पढ़ें|আরও পড়ুন|இதையும் படி|קראו (?:גם|עוד)",
];

/** How lines begin that say who wrote, checked or first published the text. */
const CREDITS = [
  "(?:additional )?(?:reporting|writing|editing) (?:by|from)|written by|edited by|compiled by|translated by|with (?:agencies|inputs from|files from)",
  "th(?:is|e) (?:article|story|report|post) (?:was |is |has been )?(?:first |originally |re)?(?:published|republished|appeared|produced|provided)",
  "(?:first|originally) (?:published|appeared)|republished|syndicated|copyright|all rights reserved|this article is from",
  "dieser (?:artikel|text|beitrag) (?:ist|erschien|wurde) (?:zuerst|erstmals|ursprünglich)|redaktion:|mit agenturmaterial",
  "cet article (?:a été|est) (?:publié|paru|repris)|avec (?:afp|reuters|agences?)|(?:este|esta) (?:artículo|nota) (?:fue|se|apareció)",
  "con información de|com informações d[aeo]|este artigo foi|questo articolo (?:è|e’) (?:stato|apparso)|con agenzie",
  "перевод:|редактор:|автор:|материал (?:подготовлен|впервые)|оригинал (?:статьи|материала)|编译[:：]|記者[:：]|记者[:：]",
  "(?:本文|文章|稿件)(?:原载|原載|首发|首發|转自|轉自|来源|來源)|转载自|轉載自|原文(?:刊于|刊於|链接|連結)|この記事は.{0,40}(?:転載|配信|提供)",
  "(?:기자|저작권자|무단 ?전재)|ترجمة[:：]|تحرير[:：]|إعداد[:：]|संपादन[:：]|अनुवाद[:：]",
];

/** How lines begin that an archive, a viewer or a print view sets beside the text. */
const FRAMES = [
  "archived (?:from|on|by|copy|page)|this is (?:an? )?(?:archived|cached|saved|print)|this page was (?:archived|saved)|the wayback machine|saved from",
  "print(?:ed from|ed on| this| article)|printer-friendly|(?:view|see|open|go to) (?:the )?(?:original|full|desktop|web) (?:article|version|page|site|story)",
  "open in (?:the )?(?:app|browser)|view in browser|copy link|archiviert|druckversion|version imprimable|versión para imprimir|versão para impressão",
  "versione stampabile|копия страницы|версия для печати|версія для друку|打印本[页文]|查看原文|阅读原文|閱讀原文|印刷用ページ|인쇄하기|نسخة للطباعة",
];

/** Lines that are nothing but a label. */
const LABELS =
  "advertisement|advertising|ad|sponsored|share|share this(?: article)?|save|print|listen|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|reklama|reklam|реклама|广告|廣告|広告|광고|إعلان|विज्ञापन|iklan|teilen|partager|compartir|поделиться|分享|シェア|공유|شارك|完|（完）|\\(完\\)|end|ends|###|\\* \\* \\*";

const BEGINS = new RegExp(`^(?:${[...AWAY, ...CREDITS, ...FRAMES].join("|")})`, "iu");
const IS = new RegExp(`^(?:${LABELS})$`, "iu");

/** Characters of a line that can stand beside an article; a longer one is text. */
const MAX_LINE = 240;

/** Whether a line's first words say that it stands beside an article: where to read on, who wrote it, who keeps the copy. */
export function beginsLikeSurroundings(line: string): boolean {
  if (line.length > MAX_LINE) return false;
  const bare = line.replace(/^[^\p{L}\p{N}#*]{1,8}/u, "");
  return IS.test(line) || BEGINS.test(bare);
}
