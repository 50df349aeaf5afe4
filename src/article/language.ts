import { chineseScript } from "./chinese.ts";
import { detectorLoaded } from "./detector.ts";

/** Characters that the detector gets: more doesn't make it surer. */
const SAMPLE = 3000;
/** Letters from which the text's own language is believed over the page's declaration. */
const MIN_LETTERS = 60;

/** Languages that share so much that a declaration decides between them. */
const ALIKE: readonly (readonly string[])[] = [
  ["no", "nb", "nn", "da"],
  ["hr", "sr", "bs", "sh", "cnr", "me"],
  ["ms", "id"],
  ["tl", "fil"],
  ["fa", "prs", "tg"],
  ["zh", "yue", "wuu", "lzh"],
  ["ku", "ckb", "kmr"],
  ["pt", "gl"],
  ["es", "gl", "ast"],
];

/** Longer ones mean nothing: https://www.rfc-editor.org/rfc/rfc5646#section-4.4.1 */
const LONGEST_TAG = 35;

function normalTag(declared: string | undefined): string | undefined {
  const tag =
    (declared ?? "")
      .slice(0, LONGEST_TAG)
      .trim()
      .split(/[,;\s]/, 1)[0]
      ?.replaceAll("_", "-") ?? "";
  try {
    const [canonical] = Intl.getCanonicalLocales(tag);
    return canonical === "und" ? undefined : canonical;
  } catch {
    return undefined;
  }
}

function primaryOf(tag: string): string {
  return tag.split("-", 1)[0] ?? tag;
}

function couldBe(declared: string, detected: string): boolean {
  return declared === detected || ALIKE.some((group) => group.includes(declared) && group.includes(detected));
}

let detectable: ReadonlySet<string> | undefined;

function isDetectable(language: string): boolean {
  detectable ??= new Set(Object.values(detectorLoaded().info().Languages));
  return detectable.has(language);
}

/** From the middle of the text where there is enough: beginnings hold names and datelines. */
function sampleOf(text: string): string {
  const start = text.length > SAMPLE * 2 ? Math.floor(text.length / 4) : 0;
  return text.slice(start, start + SAMPLE);
}

function lettersIn(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

/**
 * BCP 47 tag of a text: the declared one where the text agrees with it, else the detected one, `und` where neither
 * helps. Chinese in traditional characters is `zh-Hant`, or the declared region where that writes so: `zh-TW`.
 */
export function languageOf(text: string, declared?: string): string {
  const sample = sampleOf(text);
  const tag = tagOf(sample, normalTag(declared));
  return primaryOf(tag) === "zh" ? chineseTag(tag, sample) : tag;
}

/** Plain `zh` claims no script; a tag that does gives way to the characters where they contradict it. */
function chineseTag(tag: string, sample: string): string {
  const script = chineseScript(sample);
  if (tag === "zh" || script === undefined || script === new Intl.Locale(tag).maximize().script) return tag;
  return script === "Hant" ? "zh-Hant" : "zh";
}

function tagOf(sample: string, tag: string | undefined): string {
  const detected = detectorLoaded().detect(sample).language;
  const letters = lettersIn(sample);
  if (detected === "" || letters === 0) return tag ?? "und";
  if (tag === undefined) return detected;
  const primary = primaryOf(tag);
  if (couldBe(primary, detected)) return tag;
  // A language the detector doesn't know can look to it like another one.
  if (!isDetectable(primary) || letters < MIN_LETTERS) return tag;
  return detected;
}
