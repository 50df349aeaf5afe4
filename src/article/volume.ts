import { note, type Note } from "./note.ts";

/** Characters read of one document. Ten long novels have fewer. */
export const MAX_CHARACTERS = 2_000_000;

/** As many blocks as are read of a document, and the note that says so where there are more. */
export function limitText<T extends { readonly text: string }>(blocks: readonly T[]): { blocks: T[]; notes: Note[] } {
  let left = MAX_CHARACTERS;
  const kept = blocks.filter(({ text }) => (left -= text.length) >= 0);
  const notes = kept.length === blocks.length ? [] : [note("tooLong")];
  return { blocks: kept, notes };
}
