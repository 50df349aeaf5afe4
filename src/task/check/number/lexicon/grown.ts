import { forms, type Grown } from "./lexicon.ts";

/** What counts, in the form it has before the scale. */
interface Parts {
  readonly counts: string;
  /** Says no number: “много”. */
  readonly many: string;
  readonly scales: string;
  /** What makes an adjective of the scale: a “миллионер” counts nothing. */
  readonly ending: string;
}

/** Reads “двадцатипятимиллионный”, “многомиллиардный”, “dwustutysięczny”: adjectives of a scale, with its count or without. */
export function scaleAdjectives({ counts, many, scales, ending }: Parts): (word: string) => Grown | undefined {
  const [values, factors] = [forms(counts), forms(scales)];
  const count = `(?:${[...values.keys()].toSorted((a, b) => b.length - a.length).join("|")})`;
  const pattern = new RegExp(
    `^(?:(?<many>${many})|(?<counts>${count}{0,3}))(?<scale>${[...factors.keys()].join("|")})(?:${ending})`,
    "u",
  );
  const each = new RegExp(count, "gu");
  return (word) => {
    const found = pattern.exec(word)?.groups;
    const factor = factors.get(found?.["scale"] ?? "");
    if (found === undefined || factor === undefined) return undefined;
    if (found["many"] !== undefined) return { kind: "word", value: factor, approximate: true };
    const parts = found["counts"]?.match(each) ?? [];
    if (parts.length === 0) return { kind: "scale", value: factor };
    return { kind: "word", value: factor * parts.reduce((sum, part) => sum + (values.get(part) ?? 0), 0) };
  };
}

/**
 * Reads “Millionenschaden”, “Steuermilliarden”: a scale that is one noun with another. Towns of a million are called so
 * whatever their size.
 */
export function scaleNouns(scales: string, towns: RegExp): (word: string) => Grown | undefined {
  const factors = forms(scales);
  const scale = [...factors.keys()].join("|");
  const pattern = new RegExp(`^(?:multi)?(?<first>${scale})\\p{L}{3}|^\\p{L}{3,30}?(?<last>${scale})$`, "u");
  return (word) => {
    const found = towns.test(word) ? undefined : pattern.exec(word)?.groups;
    const value = factors.get(found?.["first"] ?? found?.["last"] ?? "");
    return value === undefined ? undefined : { kind: "word", value, approximate: true };
  };
}
