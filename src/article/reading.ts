import type { CheerioAPI } from "cheerio/slim";
import type { Paragraph, Reading } from "./article.ts";
import { weightOf } from "./characters.ts";
import type { Metadata } from "./metadata.ts";

/** Letters of prose above which a page is an article, whatever words it uses. */
const MIN_ARTICLE = 700;
/** A consent page can be longer: it lists what it asks for. */
const MAX_CONSENT = 4000;
/** Letters of prose up to which a page that says it isn't free is taken for a teaser. */
const MAX_TEASER = 1800;
/** Share of the prose in sentences of a wall from which the page is one. */
const MIN_WALL_SHARE = 0.5;

/** Links in lists and headings from which a page without prose is an index. */
const MIN_LIST = 15;

const CONSENT_TITLE =
  /before you continue|cookie (?:consent|settings|notice|preferences)|privacy (?:settings|preferences|center)|your privacy|we value your privacy|consent|datenschutz-?einstellungen|zustimmung|consentement|cookie-?einstellungen|gestion des cookies/i;
/** A consent page speaks to its reader; an article about consent doesn't. */
const CONSENT =
  /\bwe (?:and (?:our|\d)|use cookies|value your|store|need your)|\bour (?:\d+ )?(?:partners|vendors|website)|\byour (?:consent|privacy|personal data|choices|device)|\b(?:wir und unsere|unsere (?:\d+ )?partner|ihre (?:daten|privatsphäre|einwilligung|zustimmung))|\b(?:nous et nos|nos (?:\d+ )?partenaires|vos (?:données|choix|préférences))|\b(?:nosotros y nuestros|nuestros (?:\d+ )?socios|sus? (?:consentimiento|datos personales))|\b(?:noi e i nostri|i nostri (?:\d+ )?partner|il tuo consenso)|我们使用|您的(?:隐私|同意|个人)|мы (?:используем|и наши)|ваше(?:го)? согласи/i;
const ACCEPT =
  /accept|agree|consent|akzeptieren|zustimmen|accepter|aceptar|accetta|concordo|同意|接受|принять|согласен|kabul/i;

const CAPTCHA =
  /verify (?:that )?you(?:'re| are) (?:a )?human|are you a robot|not a robot|checking your browser|just a moment|attention required|unusual traffic|human verification|security check|ddos protection|performing security verification|enter the characters you see|请完成.{0,4}验证|安全验证|人机验证|подтвердите, что вы не робот/i;
const LOGIN =
  /(?:log|sign) ?in to (?:continue|read|view|your account)|please (?:log|sign) ?in|you must (?:be logged|log|sign) ?in|create (?:a free |an )?account to (?:continue|read)|register to (?:continue|read)|already have an account|bitte (?:melden sie sich|einloggen|anmelden)|connectez-vous pour|inicia sesión para|请登录|請登入|登录后|войдите, чтобы/i;
const SCRIPT =
  /(?:enable|turn on|activate|requires?) java ?script|java ?script (?:is (?:disabled|required|not enabled|not available)|to run)|javascript (?:aktivieren|deaktiviert)|activer javascript|habilitar? javascript|启用 ?javascript|включите javascript/i;
const GONE =
  /(?:^|\b)(?:404|410)(?:\b|$)|page not found|not found|no longer available|page (?:doesn['’]t|does not) exist|seite nicht gefunden|page introuvable|página no encontrada|pagina non trovata|页面不存在|頁面不存在|找不到(?:该|您|這|此)?.{0,4}[页頁]|内容已(?:被)?删除|文章已删除|страница не найдена|ページが見つかりません/i;

export interface Seen {
  readonly paragraphs: readonly Paragraph[];
  readonly metadata: Metadata;
  /** The page's tree, as it came. */
  readonly $: CheerioAPI;
  /** Everything the page says. */
  readonly pageText: string;
}

function proseOf(paragraphs: readonly Paragraph[]): Paragraph[] {
  return paragraphs.filter(({ kind }) => kind !== "caption");
}

function weight(paragraphs: readonly Paragraph[]): number {
  return paragraphs.reduce((sum, { text }) => sum + weightOf(text), 0);
}

/** Whether most of the prose, or all of a nearly empty page, is made of such sentences. */
function speaksOf(pattern: RegExp, paragraphs: readonly Paragraph[], pageText: string): boolean {
  const total = weight(paragraphs);
  if (total === 0) return weightOf(pageText) < 2500 && pattern.test(pageText);
  return weight(paragraphs.filter(({ text }) => pattern.test(text))) >= total * MIN_WALL_SHARE;
}

function isConsent({ $, metadata, paragraphs, pageText }: Seen, letters: number): boolean {
  if (letters > MAX_CONSENT) return false;
  const buttons = $("button, input[type=submit], [role=button]").toArray().slice(0, 50);
  const asks = buttons.some((button) =>
    ACCEPT.test(`${$(button).text().slice(0, 200)} ${button.attribs["value"] ?? ""}`),
  );
  if (!asks) return false;
  const titled = CONSENT_TITLE.test(metadata.title ?? "");
  if (titled && speaksOf(CONSENT, paragraphs, pageText)) return true;
  return letters < MIN_ARTICLE && speaksOf(CONSENT, paragraphs, pageText);
}

function hasVideo($: CheerioAPI, type: string | undefined): boolean {
  if (type?.startsWith("video") ?? false) return true;
  return (
    $('video, iframe[src*="youtube.com"], iframe[src*="youtu.be"], iframe[src*="vimeo.com"], iframe[src*="player"]')
      .length > 0
  );
}

const WALLS: readonly { readonly reading: Reading; readonly pattern: RegExp }[] = [
  { reading: "captcha", pattern: CAPTCHA },
  { reading: "gone", pattern: GONE },
  { reading: "login", pattern: LOGIN },
  { reading: "script", pattern: SCRIPT },
];

function hasScriptShell({ $ }: Seen): boolean {
  return (
    $("script").length > 0 &&
    ($("#root:empty, #app:empty, #__next:empty").length > 0 || SCRIPT.test($("noscript").text().slice(0, 2000)))
  );
}

/** What a page without much text is; walls are only looked for here, so that an article about cookies isn't one. */
function readShort(seen: Seen, letters: number): Reading {
  const { $, paragraphs, metadata, pageText } = seen;
  const prose = proseOf(paragraphs);
  for (const { reading, pattern } of WALLS) {
    if (pattern.test(metadata.title ?? "") && letters < 300) return reading;
    if (speaksOf(pattern, prose, pageText)) return reading;
  }
  if (letters > 0) return metadata.schema?.isFree === false ? "teaser" : "full";
  if (hasScriptShell(seen)) return "script";
  if (hasVideo($, metadata.openGraphType)) return "video";
  if ($("li a, h2 a, h3 a").length >= MIN_LIST) return "list";
  if (paragraphs.length > 0 || $("img, picture").length > 0) return "photo";
  return "empty";
}

/** What was on the page. Conservative: what reads like an article is `full`. */
export function readingOf(seen: Seen): Reading {
  const letters = weight(proseOf(seen.paragraphs));
  if (isConsent(seen, letters)) return "consent";
  if (letters < MIN_ARTICLE) return readShort(seen, letters);
  if (seen.metadata.schema?.isLiveBlog ?? false) return "live";
  return seen.metadata.schema?.isFree === false && letters < MAX_TEASER ? "teaser" : "full";
}

/** Readings whose text isn't an article's and isn't given out as one. */
export function isWall(reading: Reading): boolean {
  return ["consent", "captcha", "login", "script", "gone"].includes(reading);
}
