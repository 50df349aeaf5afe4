import type { Clean, Evaluation, Trial } from "./checks.ts";
import { CORRUPTIONS } from "./corruptions.ts";
import type { QuoteResult } from "./quotes.ts";
import { interval, type Share, shareOf } from "./shares.ts";

/** A share with its interval of 95 %, for reading by machine. */
export interface Figure extends Share {
  readonly share: number | null;
  readonly low: number;
  readonly high: number;
}

export interface Figures {
  readonly documents: number;
  readonly units: number;
  /** Of documents without a corruption: with any hard problem, any soft one. */
  readonly clean: Readonly<Record<Language, Record<"hard" | "soft", Figure>>>;
  /** Documents without a corruption that a check complains of. */
  readonly falseAlarms: Readonly<Record<Language, Readonly<Record<string, Figure>>>>;
  readonly corruptions: Readonly<Record<string, Readonly<Record<Language, Caught>>>>;
  /** Share of the quotes that were accepted. */
  readonly quotes: Readonly<Record<"faithful" | "false", Readonly<Record<string, Readonly<Record<Language, Figure>>>>>>;
}

/** A language's tag, or `all`. */
type Language = string;

export interface Caught {
  readonly any: Figure;
  readonly hard: Figure;
  /** How many each check has seen. */
  readonly byCheck: Readonly<Record<string, number>>;
}

export function figuresOf({ cleans, trials, quotes }: Evaluation): Figures {
  const languages = ["all", ...new Set(cleans.map(({ document }) => document.language))];
  const by = <T>(make: (isOf: (language: string) => boolean) => T): Record<Language, T> =>
    Object.fromEntries(languages.map((wanted) => [wanted, make((own) => wanted === "all" || own === wanted)]));
  const checks = new Set(cleans.flatMap(({ findings }) => [...findings.values()].flat().map(({ check }) => check)));
  return {
    documents: cleans.length,
    units: cleans.reduce((sum, { document }) => sum + document.units.length, 0),
    clean: by((isOf) => {
      const own = cleans.filter(({ document }) => isOf(document.language));
      const flagged = (severity: string) =>
        figure(shareOf(own, (clean) => has(clean, (problem) => problem.severity === severity)));
      return { hard: flagged("hard"), soft: flagged("soft") };
    }),
    falseAlarms: by((isOf) => {
      const own = cleans.filter(({ document }) => isOf(document.language));
      return Object.fromEntries(
        [...checks].map((check) => [
          check,
          figure(shareOf(own, (clean) => has(clean, (problem) => problem.check === check))),
        ]),
      );
    }),
    corruptions: Object.fromEntries(
      Object.keys(CORRUPTIONS).map((corruption) => {
        const own = trials.filter((trial) => trial.corruption === corruption);
        return [corruption, by((isOf) => caught(own.filter(({ language }) => isOf(language))))];
      }),
    ),
    quotes: { faithful: accepted("faithful"), false: accepted("false") },
  };

  function accepted(kind: QuoteResult["kind"]): Record<string, Record<Language, Figure>> {
    const own = quotes.filter((quote) => quote.kind === kind);
    return Object.fromEntries(
      [...new Set(own.map(({ change }) => change))].map((change) => [
        change,
        by((isOf) => {
          const list = own.filter((quote) => quote.change === change && isOf(quote.language));
          return figure(shareOf(list, ({ isAccepted }) => isAccepted));
        }),
      ]),
    );
  }
}

function has({ findings }: Clean, is: (problem: { check: string; severity: string }) => boolean): boolean {
  return [...findings.values()].some((problems) => problems.some(is));
}

function caught(trials: readonly Trial[]): Caught {
  const checks = [...new Set(trials.flatMap((trial) => trial.checks))];
  return {
    any: figure(shareOf(trials, (trial) => trial.checks.length > 0)),
    hard: figure(shareOf(trials, (trial) => trial.hardChecks.length > 0)),
    byCheck: Object.fromEntries(
      checks
        .map((check) => [check, trials.filter((trial) => trial.checks.includes(check)).length] as const)
        .toSorted(([, a], [, b]) => b - a),
    ),
  };
}

function figure(share: Share): Figure {
  const [low, high] = interval(share);
  return { ...share, share: share.n === 0 ? null : share.count / share.n, low, high };
}
