import { note, type Note } from "./note.ts";

/** Characters read of one source. Ten long novels have fewer. */
export const MAX_CHARACTERS = 2_000_000;
/** Of one source; a long novel that is all talk has half as many. */
export const MAX_PARAGRAPHS = 20_000;
/** Characters above which a paragraph is cut: no writer's is so long, but a file's may be whose line breaks are lost. */
export const MAX_PARAGRAPH = 50_000;

/** As many blocks as are read of a source, and the note that says so where there are more. */
export function limitText<T extends { readonly text: string }>(blocks: readonly T[]): { blocks: T[]; notes: Note[] } {
  let left = MAX_CHARACTERS;
  const kept: T[] = [];
  for (const block of blocks) {
    for (const text of pieces(block.text)) {
      left -= text.length;
      if (left < 0 || kept.length === MAX_PARAGRAPHS) return { blocks: kept, notes: [note("tooLong")] };
      kept.push(text === block.text ? block : { ...block, text });
    }
  }
  return { blocks: kept, notes: [] };
}

/** Cut between words where there are any. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let rest = text;
  while (rest.length > MAX_PARAGRAPH) {
    const blank = rest.lastIndexOf(" ", MAX_PARAGRAPH);
    const half = rest.codePointAt(MAX_PARAGRAPH - 1) ?? 0;
    const end = blank > MAX_PARAGRAPH / 2 ? blank : MAX_PARAGRAPH - (half > 0xffff ? 1 : 0);
    found.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return [...found, rest];
}
