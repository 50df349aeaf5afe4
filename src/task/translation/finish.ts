import type { Problem, TranslatedParagraph, Translation } from "../result.ts";
import { joinSources, joinUnits } from "../units.ts";
import { HEADLINE, type Unit } from "./unit.ts";

/** The paragraphs put together again; a line that never came stands in its own language. */
export function finishTranslation(units: readonly Unit[], to: string): Omit<Translation, "names"> {
  const byParagraph = Map.groupBy(
    units.filter((unit) => unit.paragraph !== HEADLINE),
    (unit) => unit.paragraph,
  );
  const paragraphs = [...byParagraph].map(([id, parts]) => finished(id, parts));
  const headline = units.find((unit) => unit.paragraph === HEADLINE);
  const reused = [...byParagraph.values()].filter((parts) => parts.every((unit) => unit.reused)).length;
  return {
    to,
    title: headline?.text || headline?.source || "",
    paragraphs,
    coverage: {
      paragraphs: paragraphs.length,
      translated: paragraphs.filter(({ status }) => status !== "untranslated").length,
      flagged: paragraphs.filter(({ status }) => status === "flagged").length,
      ...(reused > 0 ? { reused } : {}),
    },
  };
}

function finished(id: number, parts: readonly Unit[]): TranslatedParagraph {
  const problems = parts.flatMap(named);
  if (parts.every((unit) => !unit.text)) return { id, text: joinSources(parts), status: "untranslated", problems };
  const text = joinUnits(parts.map((unit) => unit.text || unit.source));
  if (problems.length > 0) {
    const doubts = parts.filter((unit) => unit.problems.length > 0).map(({ source, text = "" }) => ({ source, text }));
    return { id, text, status: "flagged", problems, doubts };
  }
  return { id, text, status: parts.some((unit) => unit.tries > 1) ? "repaired" : "ok", problems };
}

/** A unit's problems, each with the unit's id. */
export function named({ id, problems }: Unit): Problem[] {
  return problems.map((problem) => ({ ...problem, unit: id }));
}
