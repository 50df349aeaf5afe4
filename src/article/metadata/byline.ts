import { agencyOf } from "./agency.ts";
import { cleanText, foldText } from "../characters.ts";
import { withoutTags } from "../page/tags.ts";

const MAX_BYLINE = 200;
const MAX_NAME = 80;

/** "By" and what else stands before a name, without or with a colon. */
const LEAD_INS = [
  "(?:(?:written|posted|reported|published|updated|reviewed|story|words|text|texte|texto|testo|tekst|photos?|and) )*by(?!\\p{L})",
  "(?:(?:ein|eine) (?:kommentar|analyse|gastbeitrag|interview|kolumne) )?von(?!\\p{L})|aus .{1,20} berichtet",
  "(?:(?:escrito|publicado|redactado|texto) )?por(?!\\p{L})|(?:écrit |publié |propos recueillis )?par(?!\\p{L})|avec(?!\\p{L})",
  "(?:scritto |a cura )?(?:di|da)(?!\\p{L})|(?:geschreven )?door(?!\\p{L})|(?:skrevet )?(?:av|af)(?!\\p{L})|írta(?!\\p{L})|napisał[a]?(?!\\p{L})|opr(?:ac)?\\.",
  "текст(?!\\p{L})|автор[ыи]?(?!\\p{L})|подготовил[аи]?(?!\\p{L})|oleh(?!\\p{L})|theo(?!\\p{L})|bởi(?!\\p{L})|tác giả(?!\\p{L})|โดย|ผู้เขียน|द्वारा|लेखक|بقلم|كتبت?(?= |:)|تأليف|نویسنده|מאת",
  "(?:本报|本報|特约|特約|新华社|新華社)?(?:記者|记者)|作者|撰文|撰稿|编辑|編輯|责编|責編|责任编辑|責任編輯|文案|取材・文|執筆|文(?=[:：/／])",
  "(?:author|reporter|writer|autor(?:in|es|a)?|auteure?s?|autore|autori|text|redaktion|redakcja|redaktör|yazan|haber|penulis|reporter|forfatter|skribent|szerző|toimittaja|συντάκτης)(?= ?[:：/／|])",
];
const LEAD_IN = new RegExp(`^[（(【[]?(?:${LEAD_INS.join("|")}) ?[:：/／|]? ?`, "iu");

/** What follows a name: a reporter's title. */
const TITLE_AFTER = / ?(?:기자|특파원|記者|특파원)$/u;

/** A day beside the name: its year, after a comma, is a piece of its own. */
const DAY_AFTER = /(?:^|(?<![\s,])[\s,]+)\p{L}{3,9}\.? \d{1,2}$/u;

/** What a person is, where a comma sets it apart from the name. */
const ROLE =
  /\b(?:editors?|reporters?|correspondents?|writers?|journalists?|columnists?|contributors?|producers?|staff|fellow|professor|director|analyst|bureau chief|head of|redakteur(?:in)?|korrespondent(?:in)?|reporter(?:in)?|chef(?:redakteur(?:in)?)?|journaliste|correspondante?|rédact(?:eur|rice)|envoyée? spéciale?|redactor[a]?|corresponsal|periodista|redattore|redattrice|inviat[oa]|giornalista|redakteurin|verslaggever|redacteur|journalist|muhabir[i]?|dziennikarz|repórter|jornalista)\b|корреспондент|обозреватель|журналист|редактор|記者|记者/iu;

/** A line that names the author after a word for it. */
const CREDIT =
  /^[（(【[]?(?:作者|撰文|撰稿|记者|記者|责编|責編|责任编辑|責任編輯|автор|автори|текст|author|autor(?:in)?|auteur|yazan|penulis|نویسنده|بقلم|글) ?[:：/／].{2,40}$/iu;

export function isCredit(text: string): boolean {
  return text.length <= 60 && CREDIT.test(text);
}

const CONTACT = /(?<!\S)\S*@\S*|https?:\/\/\S*|\bwww\.\S*/gi;
/** An account rather than a name. */
const ACCOUNT = /^[a-z]+(?:[-_.][a-z]+)+\d*$|^[a-z]+[-_]?\d+$/i;
const DOMAIN = /^[\w-]{2,}(?:\.[\w-]{2,})+$/;

/** Accounts that stand for nobody. */
const NOBODY =
  /^(?:staff|newsroom|news ?desk|web ?desk|staff (?:reporter|writer)s?|editorial (?:team|board|staff)|admin(?:istrator)?|editors?|guest|author|webmaster|null|undefined|none|n\/a|(?:die |la |de )?(?:online-?)?redaktion|redacción|redazione|la rédaction|rédaction|redação|redactie|редакция|redaksi|anonymous|unknown|гость|аноним|匿名|佚名|网友)$/iu;

/** The pieces of what one source gives as an author: several names, roles, agencies. */
function piecesOf(raw: string): string[] {
  let text = cleanText(withoutTags(raw.slice(0, MAX_BYLINE * 2))).replace(CONTACT, " ");
  text = cleanText(text).replace(LEAD_IN, "");
  for (const cut of [" | ", " • ", " · ", " – ", " — "]) text = text.split(cut, 1)[0] ?? text;
  const parts = text.split(/[,，、;；]| and (?=\p{Lu})| und (?=\p{Lu})|(?<=\p{L}) & (?=\p{Lu})/u);
  return parts.map((part, index) => (index > 0 && ROLE.test(part) ? "" : cleanName(part))).filter(isName);
}

function cleanName(part: string): string {
  const name = part.trim().replace(LEAD_IN, "");
  const bare = /^(.{2,}?) ?[（(][^()（）]{0,30}[)）]?$/u.exec(name)?.[1] ?? name;
  return bare
    .replace(TITLE_AFTER, "")
    .replace(DAY_AFTER, "")
    .replace(/^[\s:：–—|•·/()（）"“”«»*-]+/u, "")
    .slice(0, MAX_BYLINE)
    .replace(/[\s:：–—|•·/()（）"“”«»*-]{1,20}$/u, "");
}

/** A time or a year: no name, but the date beside it. */
const CLOCK = /\d[:.]\d\d|\b(?:19|20)\d\d\b/;

function isName(name: string): boolean {
  return name !== "" && name.length <= MAX_NAME && /\p{L}/u.test(name) && !CLOCK.test(name);
}

/** Author names as one line, people before agencies; `undefined` where nothing in it looks like a name. */
export function cleanByline(names: readonly string[]): string | undefined {
  const seen = new Map<string, string>();
  for (const name of names.flatMap(piecesOf)) {
    const key = foldText(name);
    if (key !== "" && !seen.has(key)) seen.set(key, name);
  }
  const kept = [...seen.values()];
  const people = kept.filter((name) => agencyOf(name) === undefined);
  const byline = [...people, ...kept.filter((name) => agencyOf(name) !== undefined)].join(", ");
  return byline === "" ? undefined : byline.slice(0, MAX_BYLINE);
}

/** Whether a byline is what a site's software puts where nobody is named. */
export function isNobody(byline: string): boolean {
  return NOBODY.test(byline);
}

/** Whether a byline names no person and no agency: the site, its address, an account, its staff. */
export function isImpersonal(byline: string, siteNames: readonly string[]): boolean {
  const key = foldText(byline);
  return (
    isNobody(byline) || DOMAIN.test(byline) || ACCOUNT.test(byline) || siteNames.some((name) => foldText(name) === key)
  );
}
