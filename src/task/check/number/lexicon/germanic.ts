import { scaleNouns } from "./grown.ts";
import { both, forms, words, type Lexicon } from "./lexicon.ts";

interface Spelling {
  readonly ones: readonly string[];
  readonly teens: readonly string[];
  readonly tens: readonly string[];
  readonly hundred: string;
  readonly thousand: string;
  /** Between ones and tens. */
  readonly and: (one: string) => string;
  /** Behind a number: “zweieinhalb”. */
  readonly half: (number: string) => string;
}

/** Below a hundred: the teens, and ones before tens. */
function belowHundred({ ones, teens, tens, and }: Spelling): string[] {
  return Array.from({ length: 100 }, (_, value) => {
    if (value < 20) return (value < 10 ? ones[value] : teens[value - 10]) ?? "";
    const [ten = "", one = ""] = [tens[Math.floor(value / 10)], ones[value % 10]];
    return value % 10 === 0 ? ten : `${one}${and(one)}${ten}`;
  });
}

/** Every number below a thousand as one word. */
function belowThousand(spelling: Spelling): Map<string, number> {
  const small = belowHundred(spelling);
  const map = new Map<string, number>();
  for (const [rest, word] of small.entries()) {
    if (rest > 0) map.set(word, rest).set(`${word}${spelling.half(word)}`, rest + 0.5);
    // “Neunzehnhundertachtzig” is a year.
    for (const [count, one] of small.slice(0, 20).entries()) {
      map.set(`${one}${spelling.hundred}${rest === 0 ? "" : word}`, Math.max(1, count) * 100 + rest);
    }
  }
  return map;
}

/** Reads “dreizehnjährige”, “neunzehnten”, “zwölftausend”; a number of one word. */
function compounds(spelling: Spelling, endings: RegExp): (word: string) => number | undefined {
  const numbers = belowThousand(spelling);
  const below = (word: string): number | undefined => numbers.get(word) ?? numbers.get(word.replace(endings, ""));
  return (word) => {
    const plain = below(word);
    const at = plain === undefined ? word.indexOf(spelling.thousand) : -1;
    if (at === -1) return plain;
    const [count, rest] = [word.slice(0, at), word.slice(at + spelling.thousand.length).replace(endings, "")];
    const thousands = count === "" ? 1 : numbers.get(count);
    const ones = rest === "" ? 0 : below(rest);
    return thousands === undefined || ones === undefined ? undefined : thousands * 1000 + ones;
  };
}

const GERMAN: Spelling = {
  ones: ["", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"],
  teens: words10("zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn"),
  tens: ["", "", ...words10("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")],
  hundred: "hundert",
  thousand: "tausend",
  and: () => "und",
  half: () => "einhalb",
};

const DUTCH: Spelling = {
  ones: ["", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"],
  teens: words10("tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien"),
  tens: ["", "", ...words10("twintig dertig veertig vijftig zestig zeventig tachtig negentig")],
  hundred: "honderd",
  thousand: "duizend",
  and: dutchAnd,
  half: (number) => `${dutchAnd(number)}half`,
};

function dutchAnd(number: string): string {
  return number.endsWith("e") ? "ën" : "en";
}

function words10(list: string): string[] {
  return list.split(" ");
}

export const german: Lexicon = {
  words: both(
    forms(
      "1 eins|eine|einen|einem|einer|eines|erste|ersten|erster|erstes|einmal|zuerst 2 zwo|beide|beiden|beider|zweite|zweiten|zweiter|zweimal",
    ),
    forms("3 dritte|dritten|dritter|drittes|dreimal 7 siebte|siebten|siebter|siebtes 8 achte|achten|achter|achtes"),
    forms("1.5 anderthalb 30 dreissig"),
  ),
  loose: both(
    forms(
      "2 doppelt|doppelte|verdoppelt|verdoppeln|paar 3 drittel|dreifach|verdreifacht 4 viertel 10 jahrzehnt|jahrzehnte|jahrzehnten",
    ),
    forms(
      "12 dutzend|dutzende|mittag|mittags 24 mitternacht 100 jahrhundert 1000 jahrtausend 20 zwanziger 30 dreißiger 40 vierziger",
    ),
    forms(
      "50 fünfziger 60 sechziger 70 siebziger 80 achtziger 90 neunziger 10000 zehntausende|zehntausenden 1e5 hunderttausende|hunderttausenden",
    ),
  ),
  scales: forms(
    "100 hunderte|hunderten 1000 tausend|tausende|tausenden|tsd 1e6 million|millionen|mio|mill 1e9 milliarde|milliarden|mrd|mia 1e12 billion|billionen|bio 1e15 billiarde|billiarden",
  ),
  halves: forms("0.5 halb|halbe|halben|halber|halbes|hälfte"),
  joins: words("und"),
  compound: compounds(
    GERMAN,
    /(?:(?:s?te[nrsm]?)|(?:s?tens)|mal|fache?[nrsm]?|er|en|(?:jähr|monat|wöch|täg|stünd|minüt|prozent|köpf|teil|seit|stöck|gliedr)ige?[nrsm]?)$/,
  ),
  grown: scaleNouns("1e6 millionen 1e9 milliarden 1e12 billionen", /stadt|städt|metropole|city/),
};

export const dutch: Lexicon = {
  words: both(
    forms("1 één|eerste|eens 2 beide|tweede|tweemaal 3 derde 4 vierde 5 vijfde 6 zesde 7 zevende 8 achtste 9 negende"),
    forms("1.5 anderhalf|anderhalve"),
  ),
  loose: forms(
    "2 dubbel|verdubbeld|paar 4 kwart 10 decennium|decennia 12 dozijn|middag 20 twintigtal 10 tiental|tientallen 24 middernacht",
  ),
  scales: forms(
    "100 honderden|honderdtal 1000 duizend|duizenden|dzd 1e6 miljoen|miljoenen|mln 1e9 miljard|miljarden|mld|mrd 1e12 biljoen|biljoenen 1e15 biljard",
  ),
  halves: forms("0.5 half|halve|helft"),
  joins: words("en"),
  compound: compounds(DUTCH, /(?:s?te|de|jarige?n?|maal|tal|voudige?|koppige)$/),
  grown: scaleNouns("1e6 miljoenen 1e9 miljarden 1e12 biljoenen", /stad|steden|nota/),
};
