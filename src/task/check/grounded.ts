import type { Article } from "../../article/article.ts";
import { asReferences } from "../references.ts";
import { hard } from "./problem.ts";
import type { Problem } from "../result.ts";
import { createFigureReader } from "./ground/figures.ts";
import { createNameReader } from "./ground/names.ts";
import type { Said } from "./ground/reader.ts";

/** What of an article says something that a claim may say too. */
export type Ground = Pick<Article, "title" | "byline" | "siteName" | "published" | "language" | "paragraphs">;

export interface Claim {
  readonly text: string;
  /** Ids of the paragraphs it names. None: it rests on the whole article. */
  readonly paragraphs: readonly number[];
}

/** A figure, date or name that stands in a paragraph the claim doesn't name. */
export interface Elsewhere {
  readonly words: string;
  readonly paragraph: number;
  readonly kind: "figure" | "name";
}

export interface Grounding {
  /** Figures, dates and names that the article doesn't have, as the claim writes them. */
  readonly absent: readonly string[];
  readonly elsewhere: readonly Elsewhere[];
}

/**
 * Finds what a claim in the language `to` says and its paragraphs don't. The headline and the time of publication back
 * every claim; for names, the byline and the outlet too. Figures are compared across scripts, scales and calendars, and
 * may be rounded. Names are compared where the claim is in English, and persons' alone: all other names may have been
 * translated, of which nothing is said. Nor is anything said of names in an article whose script doesn't tell how they
 * sound, such as Chinese or Thai, nor of those that a Japanese article would write in such characters.
 *
 * Measured, figures: of 14,302 sentences of news in some 30 languages, taken as claims on their own paragraphs, none is
 * flagged; of 870 human translations into English, 2 (0.2 %), whose measures are converted. With one digit changed, 90 %
 * and 95 % of them are found; with a number of another paragraph put in, 93 %.
 *
 * Names: see `createNameReader`.
 */
export function createGrounding(article: Ground, to: string): (claim: Claim) => Grounding {
  const { title, byline = "", siteName = "", paragraphs } = article;
  const kinds = [
    { kind: "figure", read: createFigureReader(article, to), always: [title] },
    { kind: "name", read: createNameReader(article, to), always: [title, byline, siteName] },
  ] as const;

  return ({ text, paragraphs: cited }) => {
    const named = paragraphs.filter(({ id }) => cited.includes(id)).map((paragraph) => paragraph.text);
    const found = kinds.map(({ kind, read, always }) => {
      const said = read(text);
      const open = said([...always, ...named]);
      const places = placesOf(open, said, paragraphs);
      return {
        absent: open.filter((words) => !places.has(words)),
        elsewhere: [...places].map(([words, paragraph]) => ({ words, paragraph, kind })),
      };
    });
    return {
      absent: found.flatMap(({ absent }) => absent),
      elsewhere: cited.length === 0 ? [] : found.flatMap(({ elsewhere }) => elsewhere),
    };
  };
}

/** The first paragraph that says what is still open, for each that has one. */
function placesOf(open: readonly string[], said: Said, paragraphs: Ground["paragraphs"]): ReadonlyMap<string, number> {
  const left = new Set(open);
  const places = new Map<string, number>();
  for (const { id, text } of paragraphs) {
    if (left.size === 0) break;
    const lacking = new Set(said([text]));
    for (const words of [...left].filter((one) => !lacking.has(one))) {
      left.delete(words);
      places.set(words, id);
    }
  }
  return places;
}

/** Named in a reason at most. */
const MOST_NAMED = 4;
const LONGEST_NAMED = 40;

/** What is to be mended in a claim: figures and names to be taken out, or paragraphs to be named. */
export function groundingProblems({ absent, elsewhere }: Grounding, cited: readonly number[]): Problem[] {
  const strange = absent.slice(0, MOST_NAMED).map(shortened);
  const figures = elsewhere.filter(({ kind }) => kind === "figure").slice(0, MOST_NAMED);
  return [
    ...(strange.length > 0 ? [hard("grounds", "notInArticle", { words: strange, count: strange.length })] : []),
    ...figures.map(({ words, paragraph }) =>
      hard("citation", "elsewhere", { words: shortened(words), cited: asReferences(cited), paragraph }),
    ),
  ];
}

const shortened = (words: string) => words.slice(0, LONGEST_NAMED);
