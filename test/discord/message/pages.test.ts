import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maskedLink, neutralise } from "../../../src/discord/message/neutralise.ts";
import { paginate, shorten } from "../../../src/discord/message/pages.ts";

describe("paginate", () => {
  test("keeps blocks together while they fit", () => {
    expect(paginate(["aa", "bb", "cc"], 6)).toEqual(["aa\n\nbb", "cc"]);
  });

  test.each([
    ["at the end of a sentence", "One two three. Four five six seven.", 20, ["One two three.", "Four five six seven."]],
    ["of a Chinese one", "甲乙丙丁戊。己庚辛壬癸子丑。", 8, ["甲乙丙丁戊。", "己庚辛壬癸子丑。"]],
    ["of an Arabic one", "أين هو؟ هنا كان.", 10, ["أين هو؟", "هنا كان."]],
    ["behind its quotation marks", "He said: “No.” Then he left.", 20, ["He said: “No.”", "Then he left."]],
    ["behind what refers to it", "It rained. \\[4\\] They went.", 22, ["It rained. \\[4\\]", "They went."]],
    ["else between words", "one two three four", 10, ["one two", "three four"]],
    ["of which dictionaries know", "นายกรัฐมนตรีกล่าวว่าเศรษฐกิจจะดีขึ้น", 24, ["นายกรัฐมนตรีกล่าวว่า", "เศรษฐกิจจะดีขึ้น"]],
    ["a Chinese one too", "北京市长昨天说经济会好转", 6, ["北京市长昨天", "说经济会好转"]],
    ["else between characters", "👩‍👧👩‍👧👩‍👧", 12, ["👩‍👧👩‍👧", "👩‍👧"]],
    ["not in a flag", "🇬🇧🇫🇷🇩🇪", 10, ["🇬🇧🇫🇷", "🇩🇪"]],
    ["nor a key", "1️⃣2️⃣3️⃣", 8, ["1️⃣2️⃣", "3️⃣"]],
    ["never behind a backslash", "aaaa\\*bbbb", 5, ["aaaa", "\\*bbb", "b"]],
    [
      "nor in a link of ours",
      "aaaaaaaa [\\[1\\]](<https://a.example>)",
      36,
      ["aaaaaaaa", "[\\[1\\]](<https://a.example>)"],
    ],
  ])("cuts a long block %s", (_where, block, limit, pages) => {
    expect(paginate([block], limit)).toEqual(pages);
  });

  test("an initial ends no sentence", () => {
    expect(paginate(["They met at noon. There J. Smith sat alone."], 32)[0]).toBe("They met at noon.");
  });

  test.each([
    ["a quote stays one", "> One two three. Four five.", 20, ["> One two three.", "> Four five."]],
    ["line by line", "> One two three.\n> Four five.", 20, ["> One two three.", "> Four five."]],
    ["so does small print", "-# One two three. Four five.", 20, ["-# One two three.", "-# Four five."]],
    ["what is bold", "**One two three. Four five.**", 20, ["**One two three.**", "**Four five.**"]],
    ["in a quote", "> *One two three. Four five.* (x)", 22, ["> *One two three.*", "> *Four five.* (x)"]],
    ["a point isn't made twice", "- One two three. Four five.", 20, ["- One two three.", "Four five."]],
  ])("%s", (_what, block, limit, pages) => {
    expect(paginate([block], limit)).toEqual(pages);
  });

  const foreign =
    "word|Слово|北京市长说|นายกรัฐมนตรี|العربية|नमस्ते|한국어|👩‍👧‍👦|👍🏽|🇬🇧🇫🇷|1️⃣|e\u0301\u0323|“x”|。|.| |. |，|*|**|[|](|`|```|> |-# |\\|\n|@everyone|https://a.example/b".split(
      "|",
    );
  const written = fc
    .array(fc.constantFrom(...foreign), { minLength: 1, maxLength: 60 })
    .map((words) => neutralise(words.join("")).trim())
    .filter((text) => text !== "");
  const line = written.map((text) => text.replaceAll("\n", " "));
  const block = fc.oneof(
    written,
    line.map((text) => `**${text}**`),
    line.map((text) => `- ${text} ${maskedLink("\\[4\\]", "https://b.example")}`),
    written.map((text) =>
      text
        .split("\n")
        .map((each) => `> ${each}`)
        .join("\n"),
    ),
    fc.tuple(line, line, line).map(([a, b, c]) => `> “${a}”\n> *${b}* (translation)\n— **${c}** \\[1\\]`),
    fc.tuple(line, line).map(([a, b]) => `⚠ ${a}\n-# ⚠ ${b}`),
  );

  test("loses nothing, keeps the limit, cuts no character, and leaves no markup open", () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 5 }), fc.integer({ min: 60, max: 200 }), (blocks, limit) => {
        const pages = paginate(blocks, limit);
        for (const page of pages) {
          expect(page.length).toBeLessThanOrEqual(limit);
          expect(page.trim()).not.toBe("");
          expect(page.isWellFormed()).toBe(true);
          const live = page.replace(/\\[\s\S]/g, "x");
          expect(live.match(/\*/g)?.length ?? 0).toSatisfy((count: number) => count % 2 === 0);
          expect(live).not.toMatch(/\*{3}|\\$/);
          expect(live.replace(/\[[^[\]]*\]\(<[^>]*>\)/g, "")).not.toMatch(/[[\]()]<|[<[\]]/);
        }
        expect(pages.flatMap(characters)).toEqual(blocks.flatMap(characters));
      }),
      { numRuns: 500 },
    );
  });

  const seen = new Intl.Segmenter("en", { granularity: "grapheme" });

  /** As a reader sees them, without spaces and markup. */
  function characters(text: string): string[] {
    const bare = text
      .replace(/^(?:> |-# )/gm, "")
      .replace(/\\[\s\S]|\*+/g, (mark) => (mark.startsWith("\\") ? mark : ""));
    return [...seen.segment(bare)].map(({ segment }) => segment.trim()).filter((segment) => segment !== "");
  }

  test("goes on where a character is longer than a page", () => {
    const zalgo = `a${"\u0301".repeat(500)}`;
    expect(paginate([zalgo], 100).join("")).toBe(zalgo);
  });

  test.each(["a", " ", "*", "\\*", "[", "🇬🇧", ". ", "。", "> ", "\n> ", "北"])(
    "takes no longer than it should for a hundred thousand of %j",
    (text) => {
      const started = performance.now();
      paginate([text.repeat(100_000 / text.length)], 3_000);
      expect(performance.now() - started).toBeLessThan(10_000);
    },
  );
});

test.each([
  ["short", 10, "short"],
  ["rather long", 7, "rather…"],
  ["rather long words", 14, "rather long…"],
  ["a * b ** c", 8, "a * b…"],
  ["ab👩‍👧cd", 5, "ab…"],
])("shorten(%s, %i)", (text, limit, expected) => {
  expect(shorten(text, limit)).toBe(expected);
});
