import { addressProblems, strangeAddresses, type Addressed } from "../check/addresses.ts";
import { createGrounding, groundingProblems, type Ground, type Grounding } from "../check/grounded.ts";
import { checkLeak } from "../check/leak.ts";
import { withoutPreamble } from "../check/preamble.ts";
import { createQuotationCheck, quotationProblems, type Unproven } from "../check/quote/claimed.ts";
import { checkReferences, existing } from "../check/refs.ts";
import { checkScript } from "../check/script.ts";
import { readReferences } from "../references.ts";
import { hard } from "../check/problem.ts";
import type { Problem } from "../result.ts";
import { readHeadline } from "./lines.ts";

/** A point, or the headline, which names no paragraphs and rests on all of them. */
export interface Point {
  readonly text: string;
  readonly paragraphs: readonly number[];
  readonly problems: readonly Problem[];
}

/** What of a point the article proves. */
export interface Proof {
  readonly grounding: Grounding;
  readonly unproven: readonly Unproven[];
}

export interface PointReader {
  /** Undefined where the line says nothing: “Here are the key points:”. */
  readonly point: (line: string) => Point | undefined;
  readonly headline: (line: string) => Point;
  readonly prove: (point: Pick<Point, "text" | "paragraphs">) => Proof;
}

export const NO_HEADLINE: Point = {
  text: "",
  paragraphs: [],
  problems: [hard("headline", "headlineMissing")],
};

/** Reads and checks the lines of a summary in the language `to`. */
export function createPointReader(article: Ground & Addressed, to: string): PointReader {
  const known = new Set(article.paragraphs.map((paragraph) => paragraph.id));
  const texts = article.paragraphs.map((paragraph) => paragraph.text);
  const ground = createGrounding(article, to);
  const quotationsOf = createQuotationCheck(article, to);

  return {
    prove,
    point(line) {
      const { named, bare } = readReferences(withoutPreamble(line, to), (id) => known.has(id));
      if (bare === "") return undefined;
      const point = { text: bare, paragraphs: existing(named, article) };
      return { ...point, problems: [...checkReferences(named, article), ...problemsOf(point)] };
    },
    headline(line) {
      const point = { text: withoutPreamble(readHeadline(line), to), paragraphs: [] };
      return point.text === "" ? NO_HEADLINE : { ...point, problems: problemsOf(point) };
    },
  };

  function prove(point: Pick<Point, "text" | "paragraphs">): Proof {
    return { grounding: ground(point), unproven: quotationsOf(point.text) };
  }

  function problemsOf(point: Pick<Point, "text" | "paragraphs">): Problem[] {
    const { grounding, unproven } = prove(point);
    return [
      ...groundingProblems(grounding, point.paragraphs),
      ...addressProblems(strangeAddresses(point.text, article)),
      // A translation loses its marks; words that pass for the article's are to be mended.
      ...quotationProblems(unproven.filter(({ isOwn }) => isOwn)),
      ...checkScript(point.text, article.language, to),
      ...checkLeak(point.text, texts),
    ];
  }
}

/** Paragraphs that a point should have named can be added; what rests on nothing can't be shown. */
const WEIGHTS: Readonly<Record<string, number>> = { citation: 1, references: 100, grounds: 100 };
const OTHER = 10;

/** The repair where less is wrong with it. */
export function better(part: Point, repair: Point | undefined): Point {
  return repair && repair.text !== "" && weight(repair) < weight(part) ? repair : part;
}

function weight({ problems }: Point): number {
  return problems.reduce((sum, { check }) => sum + (WEIGHTS[check] ?? OTHER), 0);
}
