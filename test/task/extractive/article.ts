import type { Article, ParagraphKind } from "../../../src/article/article.ts";

/** An article of the given paragraphs; a plain string is one of text. */
export function articleOf(
  language: string,
  paragraphs: readonly (string | { readonly kind: ParagraphKind; readonly text: string })[],
  title = "Title",
): Article {
  const numbered = paragraphs.map((paragraph, index) => {
    const { kind, text } = typeof paragraph === "string" ? { kind: "text" as const, text: paragraph } : paragraph;
    return { id: index + 1, kind, text };
  });
  return { id: "test", title, language, paragraphs: numbered, notes: [], reading: "full" };
}
