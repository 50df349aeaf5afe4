import type { Document } from "../../../../bench/eval/documents.ts";
import type { Answer } from "../../../fakes/anthropic.ts";
import { readPrompt, scriptedModel } from "../../../fakes/model.ts";

/** A model that translates as the documents' own translators did, line by line; everything else as scripted. */
export function faithful(documents: readonly Document[]): Answer {
  const segments = documents.flatMap(({ units }) => units.flatMap((unit) => unit.segments));
  const translated = (source: string) =>
    segments.flatMap(({ src, ref }) => (source.includes(src) ? [ref] : [])).join(" ");
  return (request) => {
    const { task, instruction, units } = readPrompt(request);
    if (task !== "translate") return scriptedModel(request);
    const numbers = /^NUMBERS: (.+)$/m.exec(instruction)?.[1]?.split(" ") ?? [];
    return { text: numbers.map((id) => `[${id}] ${translated(units.get(id) ?? "")}`).join("\n") };
  };
}
