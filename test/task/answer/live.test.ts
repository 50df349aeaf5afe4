import { expect, test } from "vitest";
import { createLive } from "../../../src/task/answer/live.ts";
import { articleOf } from "../../fakes/articles.ts";

const RU = articleOf(["Погибли 12 человек.", "Мэр подал в отставку в 2019 году."]);
const [FIRST, SECOND] = ["12 people died [1].", "The mayor resigned in 2019 [2]."];

/** What is shown as an answer grows, each state once. */
function growing(...answers: readonly string[]): string[] {
  const live = createLive(RU, "en", "What happened?");
  const shown = answers.flatMap((answer) => Array.from(answer, (_, index) => live(answer.slice(0, index + 1))));
  return shown.filter((text, index) => text !== shown[index - 1]);
}

test("a sentence is shown when the next one has begun, for only then it is complete", () => {
  expect(growing(`${FIRST} ${SECOND} Nothing`)).toEqual(["", FIRST, `${FIRST} ${SECOND}`]);
});

test.each([
  ["has a figure that the article doesn't have", "13 people died [1]."],
  ["names no paragraph", "It was a sad day.\n"],
  ["names another than the one that says so", "12 people died [2]."],
  ["names one that isn't there", "12 people died [9]."],
  ["names an address of its own", "12 people died, see https://other.example/ [1]."],
  ["quotes what nobody said", "The mayor said “I am guilty of everything” [2]."],
  ["is in another language than asked for", "Погибли 12 человек, и мэр подал в отставку вскоре после этого [1]."],
])("nothing is shown from a sentence on that %s", (_what, sentence) => {
  expect(growing(`${FIRST} ${sentence} ${SECOND} Nothing`)).toEqual(["", FIRST]);
});

test("lines and lists keep their form, an introduction is left out", () => {
  const list = `Here is the answer:\n- ${FIRST}\n\n- ${SECOND}\n\nAnd`;
  expect(growing(list).at(-1)).toBe(`- ${FIRST}\n\n- ${SECOND}`);
});

test("another attempt begins anew", () => {
  expect(growing(`${FIRST} Nothing`, `${SECOND} Nothing`)).toEqual(["", FIRST, "", SECOND]);
});
