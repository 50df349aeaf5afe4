import { z } from "zod";
import type { Term } from "../../src/job.ts";
import type { TranslatedUnit } from "../../src/task/check/unit.ts";
import { sentences } from "../../src/task/sentences.ts";
import { joinUnits, sizeOf, together } from "../../src/task/units.ts";

/** A document and its human translation, cut as the product cuts an article. */
export interface Document {
  readonly id: string;
  /** BCP 47, of the source. */
  readonly language: string;
  readonly units: readonly Unit[];
  readonly ledger: readonly Term[] | undefined;
}

export interface Unit extends TranslatedUnit {
  /** Translated one by one: mostly sentences. */
  readonly segments: readonly Segment[];
}

export interface Segment {
  readonly src: string;
  readonly ref: string;
}

/** What all documents are translated into. */
export const TARGET = "en";

const LINE = z.object({
  id: z.string(),
  lang: z.string(),
  paras: z.array(z.object({ src: z.string(), ref: z.string() })).min(1),
  names: z.array(z.object({ src: z.string().min(1), en: z.string().min(1) })).optional(),
});

/** Segments of a paragraph. */
const PARAGRAPH = 6;

const STOP = /[.!?…。．！？؟۔।]["'»”’」』)\s]{0,6}$/u;

/**
 * Reads lines of `{id, lang, paras: [{src, ref}], names?: [{src, en}]}`. A first segment without a stop is the headline,
 * the others are joined into paragraphs of six and cut into units between segments. Throws, naming the line, where one
 * isn't of this form.
 */
export function readDocuments(jsonl: string): readonly Document[] {
  return jsonl.split("\n").flatMap((line, at) => {
    if (line.trim() === "") return [];
    try {
      return [documentOf(LINE.parse(JSON.parse(line)))];
    } catch (error) {
      throw new Error(`Line ${at + 1} is no document.`, { cause: error });
    }
  });
}

function documentOf({ id, lang, paras, names }: z.infer<typeof LINE>): Document {
  const hasHeadline = paras.length > 1 && !STOP.test(paras[0]?.src ?? "");
  const units = hasHeadline ? [unitOf("0", paras.slice(0, 1))] : [];
  const rest = hasHeadline ? paras.slice(1) : paras;
  for (let start = 0; start < rest.length; start += PARAGRAPH) {
    const paragraph = rest.slice(start, start + PARAGRAPH);
    const number = String(start / PARAGRAPH + 1);
    const groups = cut(paragraph, lang);
    groups.forEach(([first, last], at) => {
      units.push(unitOf(groups.length === 1 ? number : `${number}.${at + 1}`, paragraph.slice(first, last + 1)));
    });
  }
  return { id, language: lang, units, ledger: names?.map(({ src, en }) => ({ source: src, target: en })) };
}

function cut(paragraph: readonly Segment[], language: string) {
  return together(
    paragraph.map(({ src }) => ({ sentences: Math.max(1, sentences(src, language).length), size: sizeOf(src) })),
  );
}

function unitOf(id: string, segments: readonly Segment[]): Unit {
  return {
    id,
    segments,
    source: joinUnits(segments.map(({ src }) => src)),
    text: joinUnits(segments.map(({ ref }) => ref)),
  };
}
