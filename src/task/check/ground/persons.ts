import { namesIn } from "../../extractive/names.ts";
import { speechVerbs } from "../../extractive/speechverbs.ts";
import { GIVEN_NAMES } from "./given.ts";
import { unmarked, wordsOf } from "./spelt.ts";

/** Words of offices, bodies, places and events, which a language has its own names for. */
const COMMON = new Set(
  (
    "academy act administration affairs agency agreement airport alliance ally and army arts assembly association authority " +
    "award awards bank bay beach board border bridge brigade building bureau cabinet campaign canal capital captain castle " +
    "cathedral cathedrals center centre central chamber chief church city civil club coast college commission committee " +
    "communist community company confederation conference congress conservative conservatives constitution consumer council " +
    "county court criminal crown cup customs day deal defence defense democratic democrats department deputy desert " +
    "development director district duke east eastern economic economy education election electoral emergency energy " +
    "environment europe european executive falls family federal federation festival fifth final finance financial first force " +
    "forces foreign forest foundation fourth free front fund gate general global government governor great greater green " +
    "greens group guard gulf hall harbour health high higher hill history holy home hospital hotel house human index " +
    "industry inspector institute intelligence interior international island islands isle joint judge justice king kingdom " +
    "labor labour lake land law leader league left legal liberal liberals library life little local lord lower main major " +
    "market maritime mayor medical member members memorial metro middle migration military minister ministers ministry " +
    "monetary mosque mount mountain movement municipal museum national nations naval navy network new news night nobel " +
    "north northern nuclear ocean office officer official old open opera opposition orchestra order organisation " +
    "organization pacific palace parish park parliament parliamentary party pass peace people peoples plan planning " +
    "point police policy political port post power premier presidency president presiding press prevention prime prince princess " +
    "prison prize progressive project prosecutor protection province public queen railway railways red reform regiment region regional " +
    "republic republican republicans research reserve resistance revolution right rights river road royal rule safety " +
    "saint school science sea second secretary security senate senior service services seven six social socialist " +
    "socialists society south southern special spokesman spokeswoman sports square stadium state states station strait " +
    "strategy street summit super supreme tax television theatre third three tower trade transport treasury treaty tribunal " +
    "two union united university upper valley village war water welfare west western white women world young youth"
  ).split(" "),
);

/** Popes and sovereigns have a name in each language: Charles and Карл. */
const SOVEREIGN = /\b(?:pope|patriarch|king|queen|prince|princess|emperor|empress|tsar|saint)$/iu;

/** Before a name, close to it: “according to”. */
const BEFORE = /\b(?:according to|told by|quoting)\s(?:\p{Ll}{1,12}\s){0,3}$/iu;
const REACH = 60;

const OFFICES =
  "director|mayor|head|chief|minister|president|chair\\p{Ll}{0,6}|coach|lawyer|attorney|founder|author|captain|" +
  "spokes\\p{Ll}{3,6}|professor|doctor|analyst|economist|historian|researcher|scientist|engineer|activist|journalist|" +
  "governor|senator|lawmaker|judge|prosecutor|ambassador|commander";
const KIN = "lawyer|attorney|wife|husband|son|daughter|mother|father|brother|sister|widow|family|death|body";

/** Right behind a name: an age, “who”, what befalls persons alone, whom they have, what they are. */
const AFTER = new RegExp(
  [
    String.raw`^,\s\d{1,3},`,
    String.raw`^,?\swho(?:se|m)?\s`,
    String.raw`^\s(?:died|resigned|retired|was (?:born|arrested|detained|jailed|sentenced|murdered|elected))\b`,
    String.raw`^['’]s?\s(?:${KIN})\b`,
    String.raw`^,\s(?:[\p{L}'’-]{1,14}\s){0,3}(?:${OFFICES})\b`,
  ].join("|"),
  "u",
);

const POSSESSIVE = /['’]s?$/u;

/**
 * Persons whom an English text names, by their given name, by the title before them or by what follows on them: names
 * that no language has words of its own for. What may be a body, a place or an office isn't given.
 */
export function personsIn(text: string): string[] {
  const verb = new RegExp(String.raw`^[,\s]{0,2}(?:[^.!?,]{0,40},\s)?${speechVerbs("en")}`, "u");
  return namesIn(text, "en").flatMap(({ index, end, title, name: written }) => {
    const name = written.replace(POSSESSIVE, "");
    const [first = "", ...rest] = wordsOf(name);
    const isGiven = GIVEN_NAMES.has(unmarked(first));
    if ((!isGiven && isOther(first)) || rest.some(isOther) || SOVEREIGN.test(title)) return [];
    const isPerson =
      title !== "" ||
      isGiven ||
      AFTER.test(text.slice(end - (written.length - name.length), end + REACH)) ||
      verb.test(text.slice(end, end + REACH)) ||
      BEFORE.test(text.slice(Math.max(0, index - REACH), index));
    return isPerson ? [name] : [];
  });
}

function isOther(word: string): boolean {
  const lower = word.toLowerCase();
  return COMMON.has(lower) || /^\p{Lu}{2,}$/u.test(word) || placeWords().has(lower);
}

let places: ReadonlySet<string> | undefined;

/** Words of the English names of countries and languages. */
function placeWords(): ReadonlySet<string> {
  return (places ??= new Set(
    (["region", "language"] as const)
      .map((type) => new Intl.DisplayNames("en", { type, fallback: "none" }))
      .flatMap((names, index) => CODES.map((code) => names.of(index === 0 ? code : code.toLowerCase()) ?? ""))
      .flatMap((name) => wordsOf(name.toLowerCase())),
  ));
}

const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const CODES = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
