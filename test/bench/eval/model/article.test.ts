import { expect, test } from "vitest";
import { readDocuments } from "../../../../bench/eval/documents.ts";
import { articleOf } from "../../../../bench/eval/model/article.ts";

const documentOf = (lang: string, paras: readonly (readonly [src: string, ref: string])[]) => {
  const line = { id: "a-document", lang, paras: paras.map(([src, ref]) => ({ src, ref })) };
  return readDocuments(JSON.stringify(line))[0]!;
};

const sentences = (count: number) =>
  Array.from({ length: count }, (_, at) => [`Das ist der Satz ${at}.`, `This is sentence ${at}.`] as const);

test("a document is an article with its headline and paragraphs of six, in the language the document gives, not the one it looks like", () => {
  const { article, references } = articleOf(documentOf("fr", [["Kopf", "Head"], ...sentences(8)]));

  expect(article).toMatchObject({ title: "Kopf", language: "fr", reading: "full" });
  expect(article.paragraphs.map(({ id, text }) => [id, text.split(". ").length])).toEqual([
    [1, 6],
    [2, 2],
  ]);
  expect([...references.keys()]).toEqual([0, 1, 2]);
  expect(references.get(0)).toBe("Head");
  expect(references.get(2)).toBe("This is sentence 6. This is sentence 7.");
});

test("a document without a headline is called by its id, which has no reference", () => {
  const { article, references } = articleOf(documentOf("de", sentences(2)));

  expect(article.title).toBe("a-document");
  expect([...references.keys()]).toEqual([1]);
});
