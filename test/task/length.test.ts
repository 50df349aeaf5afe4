import { describe, expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { checkLength, checkRoom } from "../../src/task/length.ts";
import { articleOf } from "../fakes/articles.ts";

const chinese = (characters: number, over: Parameters<typeof articleOf>[1] = {}) =>
  articleOf(
    Array.from({ length: characters / 100 }, () => "港".repeat(100)),
    { language: "zh", ...over },
  );

function refusal(check: () => void): UserError | undefined {
  try {
    check();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  return undefined;
}

describe("an article", () => {
  test.each([
    [299_900, undefined],
    [300_100, "too_long"],
  ])("of %d characters for any model: %s", (characters, code) => {
    expect(refusal(() => checkLength(chinese(characters)))?.code).toBe(code);
  });

  test.each<[characters: number, window: number | undefined, code: string | undefined]>([
    [100_000, 200_000, undefined],
    [150_000, 200_000, "too_long"],
    [150_000, 1_000_000, undefined],
    [150_000, undefined, undefined],
    [2_000, 8_192, undefined],
    [4_000, 8_192, "too_long"],
  ])("of %d Chinese characters for a model that takes %s tokens: %s", (characters, window, code) => {
    expect(refusal(() => checkRoom(chinese(characters), window))?.code).toBe(code);
  });

  test("too long for a model is told with what would fit, and that fits", () => {
    const { limit = 0, characters } = refusal(() => checkRoom(chinese(150_000), 200_000))?.values ?? {};

    expect(characters).toBe(150_000);
    expect(Number(limit)).toBeGreaterThan(80_000);
    expect(refusal(() => checkRoom(chinese(Math.floor(Number(limit) / 100) * 100), 200_000))).toBeUndefined();
  });

  test("that is a book is told so", () => {
    expect(refusal(() => checkRoom(chinese(4_000, { chapters: 12 }), 8_192))).toMatchObject({
      code: "book_too_long",
      values: { chapters: 12 },
    });
  });
});
