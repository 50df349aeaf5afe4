import type { Paragraph } from "../article.ts";
import { weightOf } from "../characters.ts";
import type { Signs, Statement } from "./signs.ts";
import { WALL_WORDS, type Wall } from "./wall-words.ts";
import { foldWords, withoutQuotations, wordPattern } from "./words.ts";

/** A page, as far as it is read. */
export interface Look {
  /** The article's prose that was found. */
  readonly prose: readonly Paragraph[];
  /** Its letters. */
  readonly letters: number;
  readonly title: string;
  readonly signs: Signs;
  /** The page calls itself an article. */
  readonly isDeclared: boolean;
}

/** Letters below which what the page says counts wherever it stands. */
const HARDLY_ANY = 250;
/** Letters of prose from which a page is an article, whatever words it uses. */
const MIN_ARTICLE = 700;
/** A consent page can be longer: it lists what it asks for. */
export const MAX_WALL = 4000;
const MIN_TITLE_SHARE = 0.35;
/** Of a title that says nothing but the wall's words. */
const MIN_ONLY = 0.85;
const MAX_STATEMENT = 1500;
/** Letters of a page beyond which it is no wall; its statements are not even looked at. */
const MAX_SPOKEN = 20_000;
const MAX_BUTTON = 100;

const ORDER: readonly Wall[] = ["captcha", "gone", "consent", "login", "script"];
const PATTERNS = Object.fromEntries(ORDER.map((wall) => [wall, wordPattern(WALL_WORDS[wall])])) as Record<Wall, RegExp>;

/** What walls call themselves the world over; too common a word where there is an article. */
const NAMES: Readonly<Record<Wall, RegExp>> = {
  captcha: /captcha|cloudflare|robot|робот|ロボット|[机機]器人|로봇|روبوت|ربات|रोबोट|robo\b/,
  consent: /cookie/,
  gone: /(?:^|[^\d.,])(?:404|410)(?:$|[^\d.,%])/,
  login: /\b(?:log ?in|sign ?in)\b/,
  script: /java ?script|noscript/,
};
/** Between a page's title and its site's. */
const BETWEEN = / [|–—-] /;
const GONE_TITLE = /^[^\p{L}\d]*(?:\p{L}+ )?(?:404|410)\s*(?:$|[^\p{L}\d\s.,%])/u;

const AGREE = wordPattern({
  latin:
    "accept|agree|consent|allow all|got it|akzept|zustimm|einverstanden|aceptar|acepto|accetta|aceit|concordo|akkoord|accoord|zgadzam|zgoda|akcept|przejdz|kabul|onayl|terima|setuju|godkan|acceptera|tillat|godta|hyvaksy|souhlas|prijm|elfogad|αποδοχη|συμφων|dong y|chap nhan",
  other:
    "прин(?:ять|има)|соглас|прийня|погод|موافق|قبول|أوافق|اقبل|اوافق|می پذیر|میپذیر|موافقم|स्वीकार|सहमत|同意|接受|允许|允許|許可|承諾|동의|수락|허용|אישור|מסכים|קבל|ยอมรับ|ตกลง",
});

function says(wall: Wall, text: string, byName: boolean): boolean {
  const folded = foldWords(withoutQuotations(text.slice(0, MAX_STATEMENT)));
  return PATTERNS[wall].test(folded) || (byName && NAMES[wall].test(folded));
}

/** Statements that may be the page's own text: no menus, no links. */
function ownStatements({ statements }: Signs): Statement[] {
  return statements.filter(({ place, linkShare }) => place !== "frame" && place !== "noscript" && linkShare < 0.5);
}

/** How much of the page's text speaks as such a wall: 0 to 3. */
function spoken(wall: Wall, look: Look): number {
  const isBare = look.letters < HARDLY_ANY;
  const isNamed = wall !== "consent" && built(wall, look) > 0;
  const texts = isBare ? ownStatements(look.signs).filter(({ place }) => place !== "button") : look.prose;
  const weighed = texts.map(({ text }) => ({ text, weight: weightOf(text) }));
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
  if (total > MAX_SPOKEN) return 0;
  const spoken = weighed.reduce((sum, { text, weight }) => sum + (says(wall, text, isNamed) ? weight : 0), 0);
  const share = total === 0 ? 0 : spoken / total;
  return share >= 0.7 ? 3 : share >= 0.35 ? 2 : share >= 0.12 ? 1 : 0;
}

/** A part of a title that is the wall's name and no more. */
function isName(wall: Wall, title: string): boolean {
  return title
    .split(BETWEEN)
    .some((part) => (NAMES[wall].exec(part)?.[0].length ?? -1) >= part.trim().length * MIN_ONLY);
}

/** How clearly the page's title or main heading names such a wall: 0 to 3, where it says nothing else. */
function titled(wall: Wall, { title, signs }: Look): number {
  const heading = signs.statements.find(({ place }) => place === "heading")?.text ?? "";
  const scores = [title, signs.title, heading].map((text) => {
    const folded = foldWords(withoutQuotations(text.slice(0, 300)));
    if (wall === "gone" && GONE_TITLE.test(folded)) return 2;
    const match = PATTERNS[wall].exec(folded);
    if (match === null) return isName(wall, folded) ? 2 : 0;
    const share = match[0].length / (folded.split(BETWEEN).find((part) => part.includes(match[0])) ?? folded).length;
    return share >= MIN_ONLY ? 3 : share >= MIN_TITLE_SHARE ? 2 : 1;
  });
  return Math.max(...scores);
}

/** What the page is built of. */
function built(wall: Wall, { signs, letters }: Look): number {
  switch (wall) {
    case "captcha":
      return signs.hasChallenge ? 1 : 0;
    case "login":
      return signs.hasPassword ? 1 : 0;
    case "consent":
      return signs.statements.some(
        ({ text, place, linkShare, weight }) =>
          (place === "button" || linkShare > 0.8) && weight < MAX_BUTTON && AGREE.test(foldWords(text)),
      )
        ? 1
        : 0;
    case "script":
      return letters < HARDLY_ANY &&
        (signs.hasEmptyRoot ||
          signs.statements.some(({ text, place }) => place === "noscript" && says("script", text, true)))
        ? 1
        : 0;
    case "gone":
      return 0;
  }
}

/** Points from which the page is the wall; the more it has of an article, the more it takes. */
function needed(wall: Wall, { letters, isDeclared }: Look): number {
  if (letters < HARDLY_ANY) return 2;
  if (letters < MIN_ARTICLE) return isDeclared ? 4 : 3;
  return wall === "consent" && letters < MAX_WALL && !isDeclared ? 4 : Number.POSITIVE_INFINITY;
}

/** The wall that stands in the article's place, if one does. `isNamed`: its title says so too. */
export function findWall(look: Look): { readonly wall: Wall; readonly isNamed: boolean } | undefined {
  let best: { wall: Wall; points: number; isNamed: boolean } | undefined;
  for (const wall of ORDER) {
    const need = needed(wall, look);
    if (need === Number.POSITIVE_INFINITY) continue;
    const title = titled(wall, look);
    const text = spoken(wall, look);
    const points = title + text + built(wall, look);
    // A form or a script alone is on every page, and an article may be about walls.
    if (points < need || title + text < 2) continue;
    if (look.letters >= HARDLY_ANY && text < (title === 3 ? 1 : 2)) continue;
    if (wall === "consent" && title < 2 && built(wall, look) === 0) continue;
    if (best === undefined || points > best.points) best = { wall, points, isNamed: title >= 2 };
  }
  return best;
}
