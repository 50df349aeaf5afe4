import { hard } from "../check/problem.ts";
import type { Problem } from "../result.ts";
import type { Ending } from "../task.ts";
import { numberedLines, withoutDashes, type NumberedLine } from "./numbered.ts";
import { numberingOf } from "./numbering.ts";
import type { Unit } from "./unit.ts";
import { wholeParagraphs, withWhole } from "./whole.ts";

/** The units with what an answer brought for those that were `asked`; a paragraph that it has whole becomes one unit. */
export function withAnswer(
  units: readonly Unit[],
  asked: ReadonlySet<string>,
  text: string,
  ending: Ending,
): readonly Unit[] {
  const sources = new Map(units.map(({ id, source }) => [id, source]));
  const numbering = numberingOf(text, [...asked]);
  const all = numberedLines(text, true, numbering);
  const begun = new Set(all.map(({ id }) => id));
  // The last line of an answer that isn't whole may have more to come, unless it was ended.
  const isWhole = ending === "end" || (ending === "cut" && text.endsWith("\n"));
  const given = withoutDashes(isWhole ? all : all.slice(0, -1), (id) => sources.get(id) ?? "");
  const whole = wholeParagraphs(units, { asked, lines: given, begun });
  const wanted = new Set([...asked, ...[...whole].map(String)]);
  const lines = given.filter((line) => wanted.has(line.id));
  // An answer that was cut says nothing of the lines it didn't reach, unless a whole answer's room held not one.
  const isFinal = ending === "end" || (ending === "max_tokens" && lines.length === 0);
  return withWhole(units, whole).map((unit) => (wanted.has(unit.id) ? answered(unit, lines, isFinal) : unit));
}

function answered(unit: Unit, lines: readonly NumberedLine[], isFinal: boolean): Unit {
  const own = lines.filter((line) => line.id === unit.id);
  const [first] = own;
  // A repair that brings nothing leaves what there was.
  if (first === undefined || (first.text === "" && unit.text)) {
    return isFinal ? { ...unit, tries: unit.tries + 1, form: unit.text ? unit.form : [MISSING] } : unit;
  }
  return { ...unit, text: first.text, tries: unit.tries + 1, form: formOf(unit, own) };
}

const MISSING = hard("count", "lineMissing");

const REMARK = hard("remark", "textFollows");

/** Politeness is shorter. */
const LONG_REMARK = 60;

/** What is wrong with a line before anything is known of its words. */
function formOf({ tries }: Unit, lines: readonly NumberedLine[]): readonly Problem[] {
  const { text = "", remark } = lines[0] ?? {};
  if (text === "") return [hard("count", "lineEmpty")];
  if (lines.length > 1) return [hard("count", "lineRepeated", { count: lines.length })];
  // A model that can't leave it is believed the second time, unless what follows may be half of the paragraph.
  const mayBeText = (remark?.length ?? 0) > Math.max(LONG_REMARK, text.length / 3);
  return remark !== undefined && (tries === 0 || mayBeText) ? [REMARK] : [];
}
