/** What a person may send in place of something unreadable; fills `{accepted}` in the error sentences. */
export const ACCEPTED = "an HTML page, a PDF, Word or EPUB file, text or Markdown";
