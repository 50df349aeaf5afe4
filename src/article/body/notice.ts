import type { Block } from "./blocks.ts";
import { endsSentence } from "../characters.ts";
import { interrupts } from "./interruption.ts";

/** A block as its words tell it. */
type Said = Pick<Block, "kind" | "text" | "weight">;

/** Where among its article's blocks one stands. */
export interface Position {
  readonly fromStart: number;
  readonly fromEnd: number;
}

/** Lines that lead away from the article. */
const AWAY =
  /^(?:all rights reserved|comments are closed|advertisement\b|read more\b|also read\b|read also\b|related:|share this\b|subscribe\b|sign up\b|follow us\b|click here\b|watch:|lire aussi\b|à lire\b|lesen sie auch\b|mehr zum thema\b|lea también\b|leia também\b|leggi anche\b|читайте также|相关阅读|相关新闻|延伸阅读|点击查看)/i;
const MAX_AWAY = 120;

/** Headings over links to other articles. */
const OTHERS =
  /^(?:related(?: (?:news|stor(?:y|ies)|articles?|posts?|content|topics?|coverage))?|recommended(?: (?:by|for|videos?|stories|reading)\b.*)?|more (?:news|stories|headlines)|you (?:may|might)(?: also)? (?:like|be interested in|have missed)|don[’']t miss|trending(?: now)?|read (?:next|this next)|what to read next|up next|most (?:read|popular|viewed|shared)|popular (?:now|stories)|top stories|editors?[’']s?[’']? (?:picks?|choice)|mehr zum thema|auch interessant|lesen sie (?:auch|mehr).*|das könnte (?:sie|dich|ihnen|dir) auch .*|(?:meistgelesen|meistgelesene artikel)|(?:à lire|lire|à voir) aussi|sur le même (?:sujet|thème)|(?:les )?plus lus|(?:te|le) puede interesar|más información|lo más (?:leído|visto)|noticias relacionadas|más noticias|leggi anche|(?:ti )?potrebbe(?:ro)? (?:anche )?interessar(?:e|ti)|(?:i )?più letti|leia (?:mais|também)|veja também|mais lidas|читайте также|по теме|самое (?:читаемое|популярное)|другие новости|相关阅读|相关新闻|相关文章|推荐阅读|推荐新闻|热门(?:新闻|文章)|猜你喜欢|延伸閱讀|延伸阅读|相關新聞|関連記事|あわせて読みたい|おすすめ記事|人気記事|관련 ?기사|많이 본 (?:기사|뉴스)|추천 ?기사|اقرأ أيضاً?|مواضيع (?:ذات صلة|متعلقة)|ilgili haberler|lees (?:ook|meer)|czytaj (?:także|też|również)|zobacz (?:także|też)|läs (?:också|mer)|(?:les|læs) (?:også|mer)|lue myös)\s?[:：…]?$/iu;
const MORE = /^more (?:from|on|in|about) /i;
const MAX_OTHERS = 60;

/** Who owns, translated or edited the text. */
const COLOPHON =
  /^(?:©|\(c\) ?\d|copyright\b|版权声明|(?:译者|譯者|翻译|翻譯|责任编辑|責任編輯|责编|编辑|編輯|校对)\s?[/／:：])/i;
const MAX_COLOPHON = 500;

/** What the publisher says for its lawyers. */
const POLICY =
  /\b(?:terms of (?:use|service)|privacy policy|cookie policy|datenschutzerklärung|affiliate (?:links?|commissions?|relationships?)|we may (?:receive|earn)|(?:opinions|views) expressed (?:are|here)|politique de confidentialité|política de privacidad)(?![\p{L}\p{N}_])/iu;
const MAX_POLICY = 600;

/** Asks the reader in: at least two of its words. */
const GATE =
  /\b(?:(?:create|open) an account|sign in|log in|register|anmelden|registrieren|s’inscrire|se connecter|iniciar sesión|regístrate)(?!\p{L})/giu;
const MAX_GATE = 120;

/** Blocks at the end among which a newsroom speaks of itself. */
const LAST_BLOCKS = 4;
const MAX_CLOSING = 500;
const NETWORK =
  /\b(?:facebook|twitter|instagram|whatsapp|youtube|telegram|tiktok|threads|google news|linkedin|snapchat)\b|फेसबुक|व्हाट्सएप|टेलीग्राम|فيسبوك|واتساب|تيليغرام|تلغرام|微信|微博/i;
/** Orders; "many who follow her on Instagram" is none. */
const FOLLOW =
  /(?:^|[.!?:—–|]) ?(?:you can )?(?:also )?(?:follow|join|like|listen|subscribe|sign up)\b|\b(?:folg(?:e|t|en|st)\b|abonn|suivez|sígu|síga|siga\b|seguici|ikuti|følg|obserwuj|takip e)|подпиш|关注|關注|फॉलो कर|से जुड़ें|تابعونا/iu;
const NEWSLETTER = /\bnewsletters?\b/i;
const ORDER = /\b(?:sign(?:ing)? up|subscrib(?:e|ing)\b|delivered|inbox|abonn|anmelden|inscri|suscr[ií]b|iscrivi)/iu;
const CONTRIBUTED =
  /\bcontributed (?:reporting\b|(?:reporting )?to this (?:report|story|article)\b)|^\W*(?:with )?(?:additional )?reporting (?:by|from)\b/i;
const ADDRESS = /[\w.-]@[\w-]+\.[a-z]/i;
const CONTACT = /\b(?:e-?mail|contact|get in touch|reach(?:ed)?|write to|kontakt|contacte[rz]?|escriba)\b/i;
const MAX_CONTACT = 200;
const ELSEWHERE =
  /^(?:follow [^.]{2,60}(?:coverage|section|blog)|listen (?:to|live)\b|watch .{2,60}\blive\b|for more\b[^.]{2,60}(?:visit|go to|see|click)|(?:find|get) .{2,60}\bapp\b)/i;
const RIGHTS =
  /\bletters to the editor\b|\ball rights reserved\b|版权所有|版權所有|^(?:免责)?声明[:：]本(?:网|站)|\bthe thomson reuters trust principles\b/i;

function isClosingNotice({ text, weight }: Said): boolean {
  if (weight >= MAX_CLOSING) return false;
  if (NETWORK.test(text) && FOLLOW.test(text)) return true;
  if (NEWSLETTER.test(text) && ORDER.test(text)) return true;
  if (weight < MAX_CONTACT && ADDRESS.test(text) && CONTACT.test(text)) return true;
  if (weight < MAX_CONTACT && ELSEWHERE.test(text)) return true;
  return CONTRIBUTED.test(text) || RIGHTS.test(text);
}

/** Blocks at the beginning among which the author and the time are named. */
const FIRST_BLOCKS = 6;
const MAX_CREDIT = 100;
const CREDIT = /^(?:by|von|par|por|di|af|av|door|text|текст):?(?: \p{Lu}|$)/iu;
const TIMES = /\b(?:minutes?|min\.?)[ -]read\b|\blast updated\b|^(?:updated|published)\b/i;
/** A credit with a time may end like a sentence: "at 11:04 a.m." */
const CLOCK = /\b\d{4}\b.{0,30}\b\d{1,2}[:.]\d{2}\b/;

function isOpeningNotice({ text, weight, kind }: Said): boolean {
  if (weight >= MAX_CREDIT || kind === "list" || (endsSentence(text) && !CLOCK.test(text))) return false;
  return CREDIT.test(text) || TIMES.test(text);
}

/** Whether a block is the newsroom's word to its reader, not the article's. */
export function isNotice(block: Said, { fromStart, fromEnd }: Position): boolean {
  const { kind, text, weight } = block;
  if (weight < MAX_AWAY && AWAY.test(text)) return true;
  if (kind === "text" && interrupts(text, weight)) return true;
  if (weight < MAX_OTHERS && (OTHERS.test(text) || (kind === "heading" && MORE.test(text)))) return true;
  if (weight < MAX_COLOPHON && COLOPHON.test(text)) return true;
  if (weight < MAX_POLICY && POLICY.test(text)) return true;
  if (weight < MAX_GATE && (text.match(GATE)?.length ?? 0) > 1) return true;
  if (fromEnd < LAST_BLOCKS && isClosingNotice(block)) return true;
  return fromStart < FIRST_BLOCKS && isOpeningNotice(block);
}
