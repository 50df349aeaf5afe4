import type { Atom } from "./quantity.ts";
import type { Meaning } from "./words.ts";
import { primarySubtag } from "../../language.ts";

/** Numerals of languages that are read by characters, not by words. */
export interface Characters {
  /** What may be a numeral; a part of a regular expression. */
  readonly pattern: string;
  readonly meaningOf: (numeral: string) => (Meaning & Pick<Atom, "readings">) | undefined;
}

const HAN_DIGITS = new Map(
  Object.entries({
    〇: 0,
    零: 0,
    一: 1,
    壱: 1,
    二: 2,
    两: 2,
    兩: 2,
    弐: 2,
    三: 3,
    参: 3,
    四: 4,
    五: 5,
    六: 6,
    七: 7,
    八: 8,
    九: 9,
  }),
);
const HAN_SCALES = new Map(
  Object.entries({ 十: 10, 百: 100, 千: 1000, 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8, 兆: 1e12, 京: 1e16 }),
);
const HAN_TENS = new Map(Object.entries({ 廿: 20, 卅: 30 }));

/** Numerals that say something else: names, idioms, “by all means”. */
const HAN_IDIOMS =
  "五十嵐|八百屋|八百長|八百万の|九十九里|四万十|三十六计|五十步|五十歩|百分之百|一百八十度|千万(?=[别別不要勿记記莫注小得当當可])|[百千亿億]万(?:富[翁豪]|長者)|二百五(?![十\\d])|十[分足](?![之\\d一二三四五六七八九])|万一|京(?![\\d])";

const han: Characters = {
  // In the order they are tried: idioms; years as 二〇二四; “thirty or forty”; then each by itself.
  pattern: `(?:${HAN_IDIOMS})|[〇零一二三四五六七八九]{3,20}|[二三四五六七八九]{2}(?=[十百千万萬亿億])|[〇零一壱二两兩弐三参四五六七八九廿卅半十百千万萬亿億兆]`,
  meaningOf: (numeral) => {
    const digit = HAN_DIGITS.get(numeral) ?? HAN_TENS.get(numeral);
    if (digit !== undefined) return digit === 0 ? undefined : { kind: "word", value: digit };
    const scale = HAN_SCALES.get(numeral);
    if (scale !== undefined) return { kind: "scale", value: scale, approximate: true };
    if (numeral === "半") return { kind: "half", value: 0.5 };
    const pair = [...numeral].map((character) => HAN_DIGITS.get(character) ?? 0);
    if (numeral.length === 2 && pair.every((one) => one > 0)) {
      return { kind: "figure", value: pair[1] ?? 0, readings: pair.map((one) => [one]), approximate: true };
    }
    const isYear = numeral.length > 2 && [...numeral].every((character) => HAN_DIGITS.has(character));
    return isYear ? { kind: "figure", value: positional(numeral) } : undefined;
  },
};

function positional(numeral: string): number {
  return [...numeral].reduce((value, character) => value * 10 + (HAN_DIGITS.get(character) ?? 0), 0);
}

const KOREAN_NATIVE = new Map([
  ...[..."한두세네"].map((word, index) => [word, index + 1] as const),
  ...["하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉", "열"].map(
    (word, index) => [word, index + 1] as const,
  ),
  ...["스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"].map(
    (word, index) => [word, index * 10 + 20] as const,
  ),
  ["스무", 20] as const,
  ["첫", 1] as const,
]);
const KOREAN_SINO = new Map([..."일이삼사오육칠팔구"].map((digit, index) => [digit, index + 1]));
const KOREAN_SCALES = new Map(Object.entries({ 십: 10, 백: 100, 천: 1000, 만: 1e4, 억: 1e8, 조: 1e12 }));
const NATIVE_TENS = "열|스물|스무|서른|마흔|쉰|예순|일흔|여든|아흔";
const NATIVE_ONES = "하나|한|두|둘|세|셋|네|넷|다섯|여섯|일곱|여덟|아홉";
const SINO = "일이삼사오육칠팔구십백천만억조";

const korean: Characters = {
  // A scale counts behind digits; alone its characters are too common, so they have to stand together.
  pattern: `천만(?:에|의 말|다행)|[백천억]만장자|(?<=[\\d십백천만억조])[십백천만억조]|(?<=\\d )[만억조](?=\\s?(?:[\\d원명달]|$))|(?<![\\p{L}])(?:${NATIVE_TENS})|(?<=(?:^|[^\\p{L}])(?:${NATIVE_TENS})?)(?:${NATIVE_ONES}|첫|반)|(?<![\\p{L}])(?:[수몇]|(?=[${SINO}]{2}))[${SINO}]|(?<=[${SINO}])[${SINO}]`,
  meaningOf: (raw) => {
    const numeral = raw.replace(/[수몇]/, "");
    const scale = KOREAN_SCALES.get(numeral);
    if (scale !== undefined) return { kind: "scale", value: scale, approximate: true };
    if (numeral === "반") return { kind: "half", value: 0.5 };
    const value = KOREAN_NATIVE.get(numeral) ?? KOREAN_SINO.get(numeral);
    return value === undefined ? undefined : { kind: "word", value, approximate: true };
  },
};

const THAI_WORDS = new Map(
  Object.entries({ หนึ่ง: 1, เอ็ด: 1, สอง: 2, ยี่: 2, สาม: 3, สี่: 4, ห้า: 5, หก: 6, เจ็ด: 7, แปด: 8, เก้า: 9 }),
);
const THAI_SCALES = new Map(Object.entries({ สิบ: 10, ร้อย: 100, พัน: 1000, หมื่น: 1e4, แสน: 1e5, ล้าน: 1e6 }));

const thai: Characters = {
  pattern:
    "เศรษฐี(?:ร้อย|พัน|หมื่น|แสน)?ล้าน|หนึ่ง|เอ็ด|สอง|ยี่(?=สิบ)|สาม(?!าร)|สี่|ห้า(?!ง|ม)|หก(?!ล้ม)|เจ็ด|แปด|เก้า(?!อี้)|สิบ|ร้อย(?!ละ)|พัน(?!ธ)|หมื่น|แสน|ล้าน|ครึ่ง",
  meaningOf: (numeral) => {
    const scale = THAI_SCALES.get(numeral);
    if (scale !== undefined) return { kind: "scale", value: scale, approximate: true };
    if (numeral === "ครึ่ง") return { kind: "half", value: 0.5 };
    const value = THAI_WORDS.get(numeral);
    return value === undefined ? undefined : { kind: "word", value, approximate: true };
  },
};

const BY_LANGUAGE: Readonly<Record<string, Characters>> = { zh: han, yue: han, ja: han, ko: korean, th: thai };

/** How a language's numerals are told by characters; `undefined` where words tell them. */
export function charactersOf(language: string): Characters | undefined {
  return BY_LANGUAGE[primarySubtag(language)];
}
