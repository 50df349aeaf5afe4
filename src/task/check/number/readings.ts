import { measureOf } from "./measures.ts";
import { tidy, type Quantity } from "./quantity.ts";

/** What stands around a number may let it be read in other ways. */
export interface Context {
  readonly before: string;
  readonly after: string;
  /** The language's code without its region. */
  readonly language: string;
}

type Readings = readonly (readonly number[])[];
type Reader = (value: number, context: Context, quantity: Quantity) => Readings;

/** Words for the hour, after it or before it; any language's, as they mean nothing else there. */
const HOUR_AFTER =
  /^\s?(?:[:：]\d{2}(?!\d)|uhr|h(?![\p{L}])|h\d{2}|heures?|час|годин|ч\.|[時时點点](?!间|間)|시(?!간)|giờ|horas?(?!\s+y)|ore(?!\p{L})|uur|น\.|นาฬิกา|बजे|[ap]\.? ?m(?![\p{L}])|o['’]clock)/iu;
const HOUR_BEFORE =
  /(?:(?:^|[^\p{L}])(?:kl|klo|klockan|godz|pukul|jam|saat|lúc|alle|las|às|ساعت|الساعة|בשעה|ساعة|between|until|till)\.?\s?|\d[ap]?\.?m?\.?[-–])$/iu;

/** 3 p.m. is 15 o'clock. */
function hours(value: number, { before, after }: Context): Readings {
  const isHour =
    Number.isInteger(value) && value <= 24 && (HOUR_AFTER.test(after) || (value > 0 && HOUR_BEFORE.test(before)));
  return isHour ? [[(value + 12) % 24], ...(value === 24 ? [[0], [12]] : [])] : [];
}

const DECADE =
  /^(?:\s?['’]?(?:s(?!\p{L})|er(?:n|s)?(?!\p{L})|년대|年代|[-‑]?(?:х|е|ті|тих|ых|ті)(?!\p{L})|'li|’li|er-jahre|-talet|ern?))/iu;
const DECADE_BEFORE = /(?:años|années|anni|anos|lata|latach|lat|jaren|דהה|שנות ה|الـ|دهه|thập niên|tahun)\s?['’-]?$/iu;
const YEAR_AFTER = /^\s?(?:['’]|年|년|г(?![\p{L}])|год|р(?![\p{L}])|рок|[-‑](?:й|го|м|му|е)(?!\p{L}))/iu;
const YEAR_BEFORE = /(?:['’‘]|\d{4}\s?[-–—/～~至])$/;

/** The 90s are the 1990s, and ’98 is 1998. */
function shortYears(value: number, { before, after }: Context): Readings {
  if (!Number.isInteger(value) || value < 0) return [];
  if (value >= 1800 && value < 2100) return value % 10 === 0 && DECADE.test(after) ? [[value % 100]] : [];
  if (value > 99) return [];
  const isYear =
    (value % 10 === 0 && (DECADE.test(after) || DECADE_BEFORE.test(before))) ||
    YEAR_AFTER.test(after) ||
    YEAR_BEFORE.test(before);
  return isYear ? [[1900 + value], [2000 + value]] : [];
}

const ERAS: Readonly<Record<string, number>> = {
  令和: 2018,
  平成: 1988,
  昭和: 1925,
  大正: 1911,
  明治: 1867,
  民國: 1911,
  民国: 1911,
};
const ERA = /(令和|平成|昭和|大正|明治|民[國国])\s?$/u;

/** Years of reigns, of the Republic of China, of the Buddhist and of the Persian calendar. */
function otherCalendars(value: number, { before, language }: Context): Readings {
  const era = ERA.exec(before)?.[1];
  if (era !== undefined) return [[value + (ERAS[era] ?? 0)]];
  if (language === "th" && value >= 2400 && value < 2700) return [[value - 543]];
  if (language === "th" && value >= 40 && value < 100) return [[value + 1957]];
  return language === "fa" && value >= 1250 && value < 1450 ? [[value + 621], [value + 622]] : [];
}

/** 三成 and 3割 are tenths of a hundred; what is sold at 7折 is 30 % off. */
function tenths(value: number, { after, language }: Context): Readings {
  if (!["zh", "yue", "ja"].includes(language) || value > 10) return [];
  if (/^\s?(?:成(?![立为為员員本功年果长長交分绩績就都人])|割)/u.test(after)) return [[tidy(value * 10)]];
  return /^\s?折/u.test(after) ? [[tidy(100 - value * 10)], [tidy(value * 10)]] : [];
}

const LETTER_SCALES: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, md: 1e9, mds: 1e9, b: 1e9, t: 1e12 };
const LETTER_SCALE = /^\s?(mds|md|[kmbt])(?![\p{L}\p{N}²³])/iu;

/** $5m is five millions, and 5 m five metres. */
function letterScales(value: number, { after }: Context, { scale }: Quantity): Readings {
  const letter = scale === undefined ? LETTER_SCALE.exec(after)?.[1]?.toLowerCase() : undefined;
  return letter === undefined ? [] : [[tidy(value * (LETTER_SCALES[letter] ?? 1))]];
}

/** Persian papers write a fraction with a slash: ۵/۶. */
function slashFractions(value: number, { after, language }: Context): Readings {
  const digits = language === "fa" ? /^\/(\d{1,2})(?![\d/])/.exec(after)?.[1] : undefined;
  return digits === undefined ? [] : [[Number(`${value}.${digits}`)]];
}

/** The attacks of 9/11 are 911 elsewhere. */
function attacks(value: number): Readings {
  return value === 911 ? [[9, 11]] : [];
}

const READERS: readonly Reader[] = [attacks, hours, shortYears, otherCalendars, tenths, letterScales, slashFractions];

/** 下午三点: written out, and yet as exact as digits. */
const TIME_BEFORE = /(?:上午|下午|早上|清晨|晚上|凌晨|中午|傍晚|午前|午後|오전|오후)\s?$/u;

const SCORE_BEFORE = /(?<![\d.,:])(?:\d{1,2}\s?[-–]|\d\s?:)\s?$/;
const SCORE_AFTER = /^\s?(?:[-–]\s?\d{1,2}|:\s?\d)(?![\d.,:])/;

/** 1–0 isn't 1–1. */
function isGoalless({ text }: Quantity, { before, after }: Context): boolean {
  return text === "0" && (SCORE_BEFORE.test(before) || SCORE_AFTER.test(after));
}

/** The number with every way to read it where it stands. */
export function inContext(quantity: Quantity, context: Context): Quantity {
  const [value, ...others] = quantity.readings[0] ?? [];
  if (value === undefined || others.length > 0) return quantity;
  const more = READERS.flatMap((reader) => reader(value, context, quantity));
  return {
    ...quantity,
    readings: more.length === 0 ? quantity.readings : [...quantity.readings, ...more],
    required: quantity.required || isGoalless(quantity, context) || (value > 0 && TIME_BEFORE.test(context.before)),
    ...measureOf(value, context),
  };
}
