import { checkTranslation } from "../../src/task/check/checks.ts";
import type { Problem } from "../../src/task/result.ts";
import { createRandom } from "../figures.ts";
import { CORRUPTIONS, type Planted } from "./corruptions.ts";
import { type Document, TARGET } from "./documents.ts";
import { tryQuotes, type QuoteResult } from "./quotes.ts";

/** Problems by unit. */
type Findings = ReadonlyMap<string, readonly Problem[]>;

/** A document as its translators left it, and what the checks say of it: all of that is false alarms. */
export interface Clean {
  readonly document: Document;
  readonly findings: Findings;
}

/** A corruption that was planted, and which checks saw it. */
export interface Trial {
  readonly corruption: string;
  readonly id: string;
  readonly language: string;
  /** Of the corrupted units alone. */
  readonly checks: readonly string[];
  readonly hardChecks: readonly string[];
}

export interface Evaluation {
  readonly cleans: readonly Clean[];
  readonly trials: readonly Trial[];
  readonly quotes: readonly QuoteResult[];
}

/** Runs every check over the documents as they are, and with each corruption planted once in each of them. */
export function evaluate(documents: readonly Document[]): Evaluation {
  const cleans = documents.map((document) => ({ document, findings: findingsOf(document) }));
  const trials = cleans.flatMap((clean) =>
    Object.keys(CORRUPTIONS).flatMap((corruption) => trialOf(corruption, clean, documents) ?? []),
  );
  return { cleans, trials, quotes: tryQuotes(documents, createRandom(seedOf("quotes"))) };
}

function trialOf(corruption: string, { document, findings }: Clean, documents: readonly Document[]): Trial | undefined {
  const planted = CORRUPTIONS[corruption]?.({
    document,
    clean: new Set(document.units.filter(({ id }) => !findings.has(id)).map(({ id }) => id)),
    others: documents.filter(({ id }) => id !== document.id),
    // Of each document's own: another one beside it changes nothing.
    random: createRandom(seedOf(`${document.id} ${document.language} ${corruption}`)),
  });
  if (planted === undefined) return undefined;
  const found = findingsOf(document, planted);
  const problems = [...planted.keys()].flatMap((id) => found.get(id) ?? []);
  const names = (list: readonly Problem[]) => [...new Set(list.map(({ check }) => check))];
  return {
    corruption,
    id: document.id,
    language: document.language,
    checks: names(problems),
    hardChecks: names(problems.filter(({ severity }) => severity === "hard")),
  };
}

function findingsOf({ units, language, ledger }: Document, planted: Planted = new Map()): Findings {
  const texts = units.map((unit) => ({ ...unit, text: planted.get(unit.id) ?? unit.text }));
  return checkTranslation(texts, { from: language, to: TARGET }, ledger);
}

/** FNV-1a. */
function seedOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash;
}
