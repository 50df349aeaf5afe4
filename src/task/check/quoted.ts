/** Pairs of quotation marks; the words between them may be the article's own. A mark left open quotes nothing. */
const QUOTED = /“[^”]{0,600}”|«[^»]{0,600}»|„[^“”]{0,600}[“”]|「[^」]{0,600}」|『[^』]{0,600}』|"[^"]{0,600}"/gu;

/** The text without what stands in quotation marks. */
export function withoutQuotations(text: string): string {
  return text.replace(QUOTED, " ");
}
