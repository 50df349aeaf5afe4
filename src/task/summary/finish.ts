import type { Addressed } from "../check/addresses.ts";
import type { Ground } from "../check/grounded.ts";
import { quotationProblems, withoutMarks } from "../check/quote/claimed.ts";
import { hard } from "../check/problem.ts";
import type { Problem, Summary } from "../result.ts";
import { createPointReader, type Point, type PointReader } from "./point.ts";

/** What such a point says isn't known to be the article's. */
const BASELESS: ReadonlySet<string> = new Set(["references", "grounds"]);
/** What such a point says is known not to be. */
const WRONG: ReadonlySet<string> = new Set(["grounds"]);
/** Of these nothing is left once the point is as it is shown. */
const SETTLED: ReadonlySet<string> = new Set(["citation", "quotation"]);

/**
 * A summary as it may be shown: points without what rests on nothing, each with the paragraphs it should have named. A
 * headline with a figure or name that the article doesn't have gives way to the article's own.
 */
export function finishSummary(
  headline: Point,
  points: readonly Point[],
  article: Ground & Addressed,
  to: string,
): { readonly value: Summary; readonly problems: readonly Problem[] } {
  const reader = createPointReader(article, to);
  const proven = points.filter((point) => !has(point, BASELESS));
  // A model that never names a paragraph is shown with flags.
  const kept = proven.length > 0 ? proven : points.filter((point) => !has(point, WRONG));
  const shown = [toHeadline(headline, reader, article.title), ...kept.map((point) => settled(point, reader))];
  const [first, ...bullets] = shown;
  return {
    value: {
      headline: first?.text ?? article.title,
      bullets: bullets.map(({ text, paragraphs }) => ({ text, paragraphs })),
      dropped: points.length - kept.length,
    },
    problems: shown.flatMap(({ problems }, number) =>
      problems.map((problem) => ({ ...problem, unit: String(number) })),
    ),
  };
}

const has = ({ problems }: Point, checks: ReadonlySet<string>) => problems.some(({ check }) => checks.has(check));

/** Where it can't be shown, the article's own, in its own language. */
function toHeadline(headline: Point, reader: PointReader, own: string): Point {
  if (headline.text === "") return { ...headline, text: own };
  if (!has(headline, WRONG)) return settled(headline, reader);
  const reasons = headline.problems.filter(({ check }) => WRONG.has(check));
  return { text: own, paragraphs: [], problems: [...reasons, hard("headline", "headlineReplaced")] };
}

function settled(point: Point, { prove }: PointReader): Point {
  const { grounding, unproven } = prove(point);
  const added = grounding.elsewhere.map(({ paragraph }) => paragraph);
  return {
    text: withoutMarks(point.text, unproven),
    paragraphs: [...new Set([...point.paragraphs, ...added])],
    problems: [
      ...point.problems.filter(({ check }) => !SETTLED.has(check)),
      ...quotationProblems(unproven.filter(({ isOwn }) => isOwn)),
    ],
  };
}
