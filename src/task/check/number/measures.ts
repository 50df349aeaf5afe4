import type { Quantity } from "./quantity.ts";

/** Metric units as the press of many languages writes them, at the beginning of what follows a number. */
const METRIC =
  /^[\s\u00a0-]{0,2}(?:(?:k|c|m)?m²?(?![\p{L}])|kg(?![\p{L}])|ha(?![\p{L}])|°\s?c|(?:kilo|centi|milli|zenti)?m[eèé]t(?:er|re|ro|ri|rů|r)|kilom|kil[oó]|centím|quilôm|cent[ií]m|hect|hekt|(?:к|с|м)?м(?![\p{L}])|кг(?![\p{L}])|(?:кило|санти)?метр|килог|кілог|кіломе|сантиме|гектар|градус|米|公尺|公里|千米|厘米|公分|公斤|千克|公顷|公頃|摄氏|攝氏|度|メートル|キロ|センチ|ヘクタール|미터|킬로|센티|헥타르|متر|كيلو|کیلو|سنتي|سانتی|سم|كم|هكتار|هکتار|كلغ|מטר|קילו|ק["״]מ|ס["״]מ|दशमलव|मीटर|किलो|सेंटी|हेक्टेयर|เมตร|กิโล|เซนติ|mét|ki-?lô|héc)/iu;

/** Units of the English-speaking press in metric ones. */
const OTHER: readonly (readonly [unit: RegExp, factors: readonly number[]])[] = [
  [/^[\s-]{0,2}(?:square[\s-]miles?|sq\.? mi)/i, [2.59, 259]],
  [/^[\s-]{0,2}(?:square[\s-](?:foot|feet)|sq\.? ft)/i, [0.0929]],
  [/^[\s-]{0,2}(?:foot|feet|ft)(?![\p{L}])/iu, [0.3048, 30.48]],
  [/^[\s-]{0,2}inch(?:es)?(?![\p{L}])/iu, [2.54, 25.4]],
  [/^[\s-]{0,2}(?:yards?|yds?)(?![\p{L}])/iu, [0.9144]],
  [/^[\s-]{0,2}(?:miles?|mph|mi)(?![\p{L}])/iu, [1.609, 1609]],
  [/^[\s-]{0,2}(?:pounds?|lbs?)(?![\p{L}])/iu, [0.4536, 453.6]],
  [/^[\s-]{0,2}ounces?(?![\p{L}])/iu, [28.35]],
  [/^[\s-]{0,2}gallons?(?![\p{L}])/iu, [3.785, 4.546]],
  [/^[\s-]{0,2}acres?(?![\p{L}])/iu, [0.4047, 4047]],
];
const FAHRENHEIT = /^(?:\s?°\s?F|[\s-]degrees?(?: F))/i;
const FOOT_CM = 30.48;
const INCH_CM = 2.54;
const INCHES_AFTER = /^[\s-]?(?:foot|feet|ft|['′])[\s-]?(\d{1,2})(?!\d)/i;
const FEET_BEFORE = /(?<!\d)(\d)[\s-]?(?:foot|feet|ft|['′])[\s-]?$/i;

/** Whether a number is a metric measure, or what it is in metric units: a translation may convert “30 yards”. */
export function measureOf(
  value: number,
  { before, after }: { readonly before: string; readonly after: string },
): Pick<Quantity, "metric" | "converted"> {
  if (METRIC.test(after)) return { metric: [value] };
  const [feet, inches] = [FEET_BEFORE.exec(before)?.[1], INCHES_AFTER.exec(after)?.[1]];
  if (inches !== undefined) return { converted: height(value, Number(inches)) };
  if (feet !== undefined && value < 12) return { converted: height(Number(feet), value) };
  if (FAHRENHEIT.test(after)) return { converted: [((value - 32) * 5) / 9] };
  const factors = OTHER.find(([unit]) => unit.test(after))?.[1];
  return factors === undefined ? {} : { converted: factors.map((factor) => value * factor) };
}

/** “6-foot-6” is 198 centimetres. */
function height(feet: number, inches: number): number[] {
  const centimetres = feet * FOOT_CM + inches * INCH_CM;
  return [centimetres, centimetres / 100];
}

/** Between the parts of “1 m 98”, “1 metro y 98 centímetros”. */
const HEIGHT_GAP = 12;

/** “1 m 98” is a height of 1.98 metres, for both of its numbers. */
export function withHeights(quantities: readonly Quantity[]): Quantity[] {
  const heights = new Map<number, number>();
  for (const [index, { metric, end }] of quantities.entries()) {
    const [metres, next] = [metric?.[0], quantities[index + 1]];
    const centimetres = next?.readings[0]?.[0];
    if (metres === undefined || next === undefined || centimetres === undefined) continue;
    if (metres > 2 || !Number.isInteger(metres) || centimetres > 99 || next.start - end > HEIGHT_GAP) continue;
    heights.set(index, metres + centimetres / 100);
    heights.set(index + 1, metres + centimetres / 100);
  }
  return quantities.map((quantity, index) => {
    const height = heights.get(index);
    return height === undefined ? quantity : { ...quantity, metric: [...(quantity.metric ?? []), height] };
  });
}
