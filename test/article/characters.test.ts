import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText, foldText, weightOf, weightOfSource } from "../../src/article/characters.ts";

const plain = fc.string({ unit: fc.constantFrom(..."aB9 .,-\n\t\r") });

describe("plain ASCII takes a shorter way to the same result", () => {
  it("for clean text", () => {
    fc.assert(
      fc.property(plain, (text) => {
        expect(cleanText(`é.${text}.é`)).toBe(`é${cleanText(`.${text}.`)}é`);
      }),
    );
  });

  it("for folded text", () => {
    fc.assert(
      fc.property(plain, (text) => {
        expect(foldText(`é${text}`)).toBe(`é${foldText(text)}`);
      }),
    );
  });
});

describe("weight", () => {
  it("counts Latin letters, three for a Han character or kana, two for a Hangul syllable", () => {
    expect(weightOf("ab c")).toBe(4);
    expect(weightOf("漢か")).toBe(6);
    expect(weightOf("다리")).toBe(4);
  });

  it("of a source counts white space once, and nothing where there is only white space", () => {
    expect(weightOfSource("\n  \t")).toBe(0);
    expect(weightOfSource("\n a  \n b漢 ")).toBe(weightOf(" a b漢 "));
  });
});
