import { expect, it } from "vitest";
import { maxCandidates, rank } from "../../../src/task/extractive/rank.ts";
import { articleOf } from "./article.ts";

const filler = ["The council of Holm met in the old hall.", "Rain fell on the roofs of Holm until noon."];

/** Score of a sentence among the same others. */
function score(language: string, sentence: string): number {
  return rank(articleOf(language, [sentence, ...filler], "Holm closes its coal terminal"))[0]?.score ?? 0;
}

const plain = "The port of Holm will close its coal terminal in June.";

it("takes a sentence that leans on the one before for less", () => {
  const leaning = "But the port of Holm will close its coal terminal in June.";
  expect(score("en", leaning)).toBeLessThan(score("und", leaning));
});

it.each([
  ["with half a quotation", "The port of Holm will close its coal terminal in June.”"],
  ["that is all quotation", "“The port of Holm will close its coal terminal in June.”"],
  ["that doesn't end", "The port of Holm will close its coal terminal in June"],
])("takes a sentence %s for less", (_, sentence) => {
  expect(score("en", sentence)).toBeLessThan(score("en", plain));
});

it("takes figures and what the title says for more, though they come later", () => {
  const neither = "Most cranes of the port are painted green, as a custom there demands.";
  const figures = "Some 214 people move 400,000 tonnes on 3 cranes of the port.";
  const [first, second, third] = rank(articleOf("en", [neither, figures, plain], "Holm closes its coal terminal"));
  expect(second?.score).toBeGreaterThan(first?.score ?? 0);
  expect(third?.score).toBeGreaterThan(first?.score ?? 0);
});

it("looks at the first sentences of a book only", () => {
  const paragraphs = Array.from({ length: 600 }, (_, i) => `Chapter ${i} tells of the harbour.`);
  expect(rank(articleOf("en", paragraphs))).toHaveLength(maxCandidates);
});
