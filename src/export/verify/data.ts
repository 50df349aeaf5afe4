import { articleId } from "../../article/id.ts";
import type { Edition } from "../edition.ts";
import { difference, type Difference } from "./difference.ts";

/** What was looked at, and where it isn't as it should be. */
export interface Findings {
  readonly checked: number;
  readonly differences: readonly Difference[];
}

/** Whether the source is the text that its article is named by. */
export function source({ article }: Edition): Findings {
  const id = articleId(article.paragraphs, { url: article.canonicalUrl, title: article.title });
  return counted([["article", id, article.id]], article.paragraphs.length);
}

/** What stands between the parts of a quote, as `Quote.original` has it. */
const GAP = " […] ";

/** Whether each quote is the words that stand in the source where it says. */
export function quotes({ article, quotes }: Edition): Findings {
  const texts = new Map(article.paragraphs.map(({ id, text }) => [id, text]));
  const proofs = (quotes?.value.quotes ?? []).map(({ original, spans, paragraph }, index) => {
    const text = texts.get(paragraph) ?? "";
    const inOrder = spans.every(({ start, end }, at) => (spans[at - 1]?.end ?? 0) <= start && start < end);
    const words = inOrder ? spans.map(({ start, end }) => text.slice(start, end)).join(GAP) : "";
    return [`quote ${index + 1}`, words, original] as const;
  });
  return counted(proofs);
}

/** What an export tells the number of, counted where there is something to count. */
export interface Counts {
  readonly paragraphs: number;
  readonly translated: number;
  readonly flagged: number;
  readonly repaired: number;
  readonly quotes: number;
  readonly withheld: number;
}

export function countsOf({ article, translation, quotes }: Edition): Counts {
  const paragraphs = translation?.value.paragraphs ?? [];
  const having = (wanted: string) => paragraphs.filter(({ status }) => status === wanted).length;
  return {
    paragraphs: translation ? paragraphs.length : article.paragraphs.length,
    translated: paragraphs.length - having("untranslated"),
    flagged: having("flagged"),
    repaired: having("repaired"),
    quotes: quotes?.value.quotes.length ?? 0,
    withheld: quotes?.value.withheld ?? 0,
  };
}

/** Whether the numbers that a translation gives are those of what is there; all others are counted as they are shown. */
export function counts(edition: Edition): Findings {
  const stated = edition.translation?.value.coverage;
  if (!stated) return counted([]);
  const there = countsOf(edition);
  const names = ["paragraphs", "translated", "flagged"] as const;
  return counted(names.map((name) => [name, there[name], stated[name]]));
}

/** Whether every paragraph that is named is there, and is translated once at most. */
export function references({ article, translation, summary, quotes }: Edition): Findings {
  const ids = article.paragraphs.map(({ id }) => id);
  const known = new Set(ids);
  const named = [
    ...(summary?.value.bullets ?? []).flatMap(({ paragraphs }) => paragraphs),
    ...(quotes?.value.quotes ?? []).map(({ paragraph }) => paragraph),
  ];
  const translated = translation?.value.paragraphs.map(({ id }) => id) ?? [];
  return counted([
    ...named.map((id) => ["paragraph", id, known.has(id) ? id : 0] as const),
    ...translated.map(
      (id, index) => ["paragraph", id, known.has(id) && translated[index - 1] !== id ? id : 0] as const,
    ),
    ...ids.map((id, index) => ["paragraph", index + 1, id] as const),
  ]);
}

type Pair = readonly [at: string, expected: string | number, found: string | number];

function counted(pairs: readonly Pair[], checked = pairs.length): Findings {
  const wrong = pairs.filter(([, expected, found]) => expected !== found);
  return { checked, differences: wrong.map(([at, expected, found]) => difference(at, `${expected}`, `${found}`)) };
}
