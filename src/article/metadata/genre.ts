import type { Element } from "domhandler";
import type { Article } from "../article.ts";
import { foldText } from "../characters.ts";
import { isTag } from "../page/dom.ts";
import { shortTextOf } from "../page/short-text.ts";
import type { Metas } from "./metas.ts";

/** What sections of opinion are called, whole. */
const OPINION = new Set(
  [
    "opinion,opinions,op-ed,oped,editorial,editorials,commentary,comment,viewpoint,viewpoints,column,columns,columnists",
    "meinung,kommentar,kommentare,gastbeitrag,gastkommentar,leitartikel,debatte,tribune,tribunes,opinión,opiniones,tribuna,editoriales",
    "opinião,opiniões,colunistas,opinioni,commenti,opinie,opinies,columnisten,ledare,ledarsida,leder,kommentarer,meninger,meninger og debatt,mening,synspunkt,kronikk",
    "mielipide,pääkirjoitus,kolumnit,arvamus,viedokļi,nuomonės,opinie i komentarze,felieton,komentáře,názory,názor,komentar,komentari,kolumne,mnenja,vélemény,opinii,editoriale",
    "мнение,мнения,колонка,колонки,мненије,думки,думка,погляд,γνώμη,γνώμες,απόψεις,görüş,yazarlar,köşe yazıları,דעות,رأي,آراء,مقالات الرأي,یادداشت,دیدگاه",
    "评论,評論,社论,社論,社评,社評,时评,時評,观点,觀點,社説,論説,オピニオン,コラム,사설,칼럼,오피니언,ความคิดเห็น,ทัศนะ,विचार,संपादकीय,opini,tajuk,góc nhìn,ý kiến",
  ].flatMap((words) => words.split(",").map(foldText)),
);

/** What paid text is called, whole. */
const SPONSORED = new Set(
  [
    "sponsored,sponsored content,sponsored post,sponsor content,paid content,paid post,paid partnership,partner content,brand content",
    "branded content,brand studio,advertorial,advertorials,native advertising,advertisement feature,anzeige,bezahlter inhalt",
    "publireportage,publi-reportage,contenu sponsorisé,contenu partenaire,contenido patrocinado,patrocinado,publirreportaje",
    "conteúdo patrocinado,conteúdo de marca,publieditorial,contenuto sponsorizzato,pubbliredazionale,gesponsorde inhoud",
    "annonssamarbete,annonsørinnhold,artykuł sponsorowany,materiał partnera,komerční sdělení,pr článek,szponzorált tartalom",
    "на правах рекламы,партнерский материал,партнёрский материал,sponsorlu içerik,advertoryal,推广,推廣,赞助,贊助,廣編特輯",
    "タイアップ,広告企画,محتوى مدفوع,رپورتاژ آگهی",
  ].flatMap((words) => words.split(",").map(foldText)),
);

const OPINION_PATH =
  /\/(?:opinions?|op-?ed|editorials?|commentisfree|commentary|meinung|kommentare?|opinion(?:es)?|opiniao|opinioni|opinie|ledare|debatt|mielipide|mneni[ea]|yazarlar)\//i;
const SPONSORED_PATH =
  /\/(?:sponsored(?:-content)?|sponsor-content|advertorials?|partner-content|paid-?(?:post|content)|brand(?:ed)?-?(?:content|studio)|publirreportajes?|publireportages?|native-ad)\//i;

/** A section's name before the title: "Opinion | …", "Kommentar: …", "【社説】…". */
const PREFIX = /^(?:[【[(（]([^】\])）]{2,20})[】\])）]|([^|:：｜]{2,20})(?: [|–—-] |[:：｜]))/u;

export interface GenreHints {
  /** Of the page's data. */
  readonly types: readonly string[];
  readonly section: string | undefined;
  readonly metas: Metas;
  /** Titles as given, their prefixes still on. */
  readonly titles: readonly (string | undefined)[];
  readonly url: string | undefined;
  /** The page's first heading. */
  readonly heading: Element | undefined;
}

/** Some mark every advertisement so, also one beside the article. */
const ADVERTISEMENTS = new Set(["anzeige", "推广", "推廣"]);
const MAX_LABEL = 40;
/** Nodes beside a headline that are looked at. */
const MAX_BESIDE = 24;

/** Whether a line over the headline, or in its box, says that the text is paid for. */
function isLabelledSponsored(heading: Element | undefined): boolean {
  const box = heading?.parent;
  if (!box) return false;
  const outer = box.parent?.children ?? [];
  const before = outer.slice(0, outer.indexOf(box)).slice(-MAX_BESIDE);
  const lines = [...before, ...box.children.slice(0, MAX_BESIDE)];
  return lines
    .filter(isTag)
    .map((element) => foldText(shortTextOf(element, MAX_LABEL)))
    .some((word) => SPONSORED.has(word) && !ADVERTISEMENTS.has(word));
}

function pathOf(url: string | undefined): string {
  return url !== undefined && URL.canParse(url) ? new URL(url).pathname : "";
}

/** Whether a page says that its text is somebody's opinion, or paid for; only plain words for it count. */
export function readGenre({ types, section, metas, titles, url, heading }: GenreHints): Article["genre"] {
  const prefixes = titles.flatMap((title) => {
    const found = PREFIX.exec(title ?? "");
    return found?.[1] ?? found?.[2] ?? [];
  });
  const parts = (section ?? "").split(/[,/|>]/);
  const sections = [section ?? "", ...parts, metas.get("og:type") ?? "", ...types].map(foldText);
  const path = pathOf(url);
  const isSponsored =
    types.includes("AdvertiserContentArticle") ||
    metas.get("article:sponsored") === "true" ||
    sections.some((word) => SPONSORED.has(word)) ||
    SPONSORED_PATH.test(path) ||
    isLabelledSponsored(heading);
  if (isSponsored) return "sponsored";
  const isOpinion =
    types.includes("OpinionNewsArticle") ||
    metas.get("article:opinion") === "true" ||
    [...sections, ...prefixes.map(foldText)].some((word) => OPINION.has(word)) ||
    OPINION_PATH.test(path);
  return isOpinion ? "opinion" : undefined;
}
