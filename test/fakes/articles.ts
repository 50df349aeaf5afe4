import type { Article, Paragraph } from "../../src/article/article.ts";
import { articleId } from "../../src/article/id.ts";

/** An article as a test wants it: a string is a paragraph of text. */
export function articleOf(
  paragraphs: readonly (string | Omit<Paragraph, "id">)[],
  over: Partial<Omit<Article, "paragraphs">> = {},
): Article {
  const numbered = paragraphs.map((paragraph, index): Paragraph => ({
    id: index + 1,
    ...(typeof paragraph === "string" ? { kind: "text", text: paragraph } : paragraph),
  }));
  const title = over.title ?? "Буксиры снова вышли в море";
  return {
    id: articleId(numbered, { title }),
    language: "ru",
    notes: [],
    reading: numbered.length > 0 ? "full" : "empty",
    ...over,
    title,
    paragraphs: numbered,
  };
}

/** Russian paragraphs, each with two sentences and its own figure. */
export function russian(count: number, sentences = 1): string[] {
  return Array.from(
    { length: count },
    (_, index) =>
      `Шестнадцатого октября в порт вошло ${index + 11} судов, сообщила администрация. ` +
      "Очередь на рейде за ночь сократилась вдвое, но терминал по-прежнему работает в одну смену. ".repeat(sentences),
  ).map((text) => text.trim());
}
