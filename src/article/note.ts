/** What a reader may have to know of how a text was read. Its sentence stands in the catalogues under the same code. */
export const noteCodes = [
  // the bytes
  "overruledEncoding",
  "damagedCharacters",
  "tooManyElements",
  "tooLong",
  // the page: what stood in the article's place, or that more of it is elsewhere
  "captcha",
  "consent",
  "gone",
  "login",
  "script",
  "list",
  "video",
  "photo",
  "live",
  "moreWords",
  "asksToPay",
  "notFree",
  "part",
  // the document
  "chapter",
  "firstPages",
  "textlessPages",
  "damagedPages",
  "scan",
  "missingLetters",
  "unknownLetters",
  // where and when it was read
  "lastRead",
  "copy",
  "archived",
  "archivedOn",
] as const;

export type NoteCode = (typeof noteCodes)[number];

/** `values` fill the sentence: counts as numbers, days as ISO 8601. */
export interface Note {
  readonly code: NoteCode;
  readonly values: Readonly<Record<string, string | number>>;
}

export function note(code: NoteCode, values: Note["values"] = {}): Note {
  return { code, values };
}
