import { missingFigures } from "../check/ground/figures.ts";
import { daysAround } from "../check/ground/dates.ts";
import { createGrounding, groundingProblems, type Ground, type Grounding } from "../check/grounded.ts";
import { evidenceOf } from "../check/numbers.ts";
import { createQuotationCheck, quotationProblems, withoutMarks, type Unproven } from "../check/quote/claimed.ts";
import { negates } from "../check/quote/negation.ts";
import { soft } from "../check/problem.ts";
import type { Problem } from "../result.ts";
import { claimsOf, marked, withReferences, type AnswerClaim } from "./claims.ts";

/** An answer as it may be shown, and what in it isn't proven. */
export interface Shown {
  readonly text: string;
  readonly problems: readonly Problem[];
}

export interface AnswerProof {
  /** What the model is to mend. */
  readonly check: (answer: string) => Problem[];
  /**
   * The answer with a sign before what can't be proven, with the paragraphs it should have named, and without the
   * quotation marks of words that aren't the article's.
   */
  readonly show: (answer: string) => Shown;
}

interface Finding {
  readonly claim: AnswerClaim;
  readonly grounding: Grounding;
  readonly unproven: readonly Unproven[];
}

/** Proves the sentences of an answer in the language `to`, each by the paragraphs it names. */
export function createAnswerProof(article: Ground, to: string, question: string): AnswerProof {
  const known = new Set(article.paragraphs.map(({ id }) => id));
  const isParagraph = (id: number) => known.has(id);
  const ground = createGrounding(article, to);
  const quotationsOf = createQuotationCheck(article, to, [question]);
  const asked = evidenceOf({ text: question, language: to });

  return {
    check: (answer) => findings(answer).flatMap(problemsOf),
    show(answer) {
      const shown = findings(answer).map(shownOf);
      return {
        text: shown.map(({ text }) => text).join(""),
        problems: shown.flatMap(({ problems }) => problems),
      };
    },
  };

  function findings(answer: string): Finding[] {
    return claimsOf(answer, isParagraph).map((claim) => {
      if (claim.bare === "") return { claim, grounding: { absent: [], elsewhere: [] }, unproven: [] };
      const { absent, elsewhere } = ground({ text: claim.bare, paragraphs: claim.paragraphs });
      return {
        claim,
        grounding: { absent: absent.filter(isNew(claim)), elsewhere },
        unproven: quotationsOf(claim.text),
      };
    });
  }

  /** “The article doesn't say whether 500 came”, “388, not 500”: a figure of the question may be denied. */
  function isNew({ bare, paragraphs }: AnswerClaim): (figure: string) => boolean {
    if (paragraphs.length > 0 && !negates(bare, to)) return () => true;
    const lacking = new Set(missingFigures({ text: bare, language: to }, [asked], daysAround(undefined)));
    return (figure) => lacking.has(figure);
  }

  function shownOf({ claim, grounding, unproven }: Finding): Shown {
    const isDoubtful = grounding.absent.length > 0 || unproven.some(({ isOwn }) => isOwn);
    const added = new Set(grounding.elsewhere.map(({ paragraph }) => paragraph));
    const plain = withoutMarks(claim.text, unproven);
    const text = added.size > 0 ? withReferences(plain, [...added], isParagraph) : plain;
    const problems = problemsOf({
      claim,
      grounding: { ...grounding, elsewhere: [] },
      unproven: unproven.filter(({ isOwn }) => isOwn),
    });
    return {
      text: isDoubtful ? marked(text) : text,
      problems: [...problems, ...unproven.filter(({ isOwn }) => !isOwn).map(translated)],
    };
  }
}

function problemsOf({ claim, grounding, unproven }: Finding): Problem[] {
  return [...groundingProblems(grounding, claim.paragraphs), ...quotationProblems(unproven)];
}

/** Of words that were quoted in translation, once their marks are off. */
function translated({ words }: Unproven): Problem {
  return soft("quotation", "quotedInTranslation", { words: words.slice(0, 60) });
}
