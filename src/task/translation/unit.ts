import { prose, type Article } from "../../article/article.ts";
import { sourceKey, type Draft } from "../draft.ts";
import type { Problem } from "../result.ts";
import { cutUnits, type SourceUnit } from "../units.ts";

/** The headline's number. */
export const HEADLINE = 0;

/** One line of a translation, on its way. */
export interface Unit extends SourceUnit {
  readonly text?: string;
  /** Answers that were to hold this line and ended by themselves, or that brought nothing at all. */
  readonly tries: number;
  /** Its text is the draft's. */
  readonly reused?: true;
  /** What was wrong with the answer's form. */
  readonly form: readonly Problem[];
  /** All that is wrong with it. */
  readonly problems: readonly Problem[];
}

/** An article's lines, headline first; with a draft, what it has isn't asked for. */
export function unitsOf(article: Article, draft: Draft): readonly Unit[] {
  const headline: SourceUnit = { id: String(HEADLINE), paragraph: HEADLINE, source: article.title, gap: "" };
  const sources = [headline, ...prose(article).flatMap((paragraph) => cutUnits(paragraph, article.language))];
  return sources.map((source): Unit => {
    const unit = { ...source, tries: 0, form: [], problems: [] };
    // A line of asterisks needs no model.
    if (!hasWords(source.source) && source.paragraph !== HEADLINE) return { ...unit, tries: 1, text: source.source };
    const text = draft[keyOf(unit)];
    return text === undefined ? unit : { ...unit, tries: 1, text, reused: true };
  });
}

/** What came out right, for the article's next version. */
export function draftOf(units: readonly Unit[]): Draft {
  const right = units.filter(({ text, problems }) => text && problems.length === 0);
  return Object.fromEntries(right.map((unit) => [keyOf(unit), unit.text ?? ""]));
}

const keyOf = ({ paragraph, source }: SourceUnit) =>
  sourceKey(source, paragraph === HEADLINE ? "headline" : "paragraph");

export const hasWords = (text: string) => /\p{L}/u.test(text);
