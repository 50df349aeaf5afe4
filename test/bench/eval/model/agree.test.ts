import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { agree } from "../../../../bench/eval/model/agree.ts";

async function asked(answer: string | undefined, estimatedUsd: number | undefined, isAgreed = false) {
  const input = Object.assign(new PassThrough(), { isTTY: answer !== undefined });
  const output = new PassThrough();
  input.end(answer);
  const agreed = await agree({ estimatedUsd, isAgreed, input, output });
  return [agreed, String(output.read())] as const;
}

test.each([
  ["what is cheap", undefined, 0.0499, false, true],
  ["what was agreed to", undefined, 12, true, true],
  ["a yes", "y\n", 12, false, true],
  ["a whole one", " Yes \n", 12, false, true],
  ["a no", "n\n", 12, false, false],
  ["no answer", "\n", 12, false, false],
  ["the end of the input", "", 12, false, false],
  ["nobody to ask", undefined, 0.05, false, false],
  ["an unknown price", undefined, undefined, false, false],
])("%s", async (_, answer, estimatedUsd, isAgreed, expected) => {
  const [agreed, said] = await asked(answer, estimatedUsd, isAgreed);

  expect(agreed).toBe(expected);
  expect(said).toContain(estimatedUsd === undefined ? "no listed price" : `about $${estimatedUsd.toFixed(4)}`);
  expect(said.includes("--yes")).toBe(!expected && answer === undefined);
});
