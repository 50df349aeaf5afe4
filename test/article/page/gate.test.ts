import { describe, expect, it } from "vitest";
import { GATE } from "../../../src/article/page/gate.ts";
import { readArticle } from "../../../src/article/read.ts";
import { UserError } from "../../../src/errors.ts";

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** The code of the refusal, or what was read. */
function outcome(page: string): string {
  try {
    return readArticle(new TextEncoder().encode(page), { url: "https://n.example/a", now: 0 }).reading;
  } catch (error) {
    return error instanceof UserError ? error.code : String(error);
  }
}

describe("pages built to take a reader down are read or refused in time", () => {
  it.each([
    ["100,000 nested elements", "<div>".repeat(100_000), "page_too_complex"],
    [
      "one tag with 100,000 attributes",
      `<p ${numbers(100_000)
        .map((n) => `a${n}=1`)
        .join(" ")}>`,
      "page_too_complex",
    ],
    ["a million links", "<a href=x>link</a> ".repeat(1_000_000), "page_too_complex"],
    ["links up to the limit", "<a href=x>link</a> ".repeat(GATE.elements - 1), "empty"],
    [
      "unclosed formatting in each paragraph",
      numbers(4000)
        .map((n) => `<p><b a${n}>x</p>`)
        .join(""),
      "empty",
    ],
    ["unclosed cells", "<p><table><tr><td>".repeat(30_000), "page_too_complex"],
    ["5 MB of <", "<".repeat(5_000_000), "empty"],
    ["5 MB of spaces", `<p>${" ".repeat(5_000_000)}`, "empty"],
    ["a million open comments", "<!--".repeat(1_000_000), "empty"],
    ["deeply nested JSON", `<script type="application/ld+json">${"[".repeat(1_000_000)}</script>`, "empty"],
    ["a title of dashes", `<title>${" - ".repeat(300_000)}</title>`, "empty"],
  ])("%s", { timeout: 5000 }, (_, page, wanted) => {
    expect(outcome(page)).toBe(wanted);
  });

  it("lets through what is just within the limits", () => {
    expect(outcome(`${"<div>".repeat(GATE.depth - 1)}x`)).not.toBe("page_too_complex");
    expect(outcome("<div>".repeat(GATE.depth + 1))).toBe("page_too_complex");
    expect(
      outcome(
        `<p ${numbers(GATE.attributes)
          .map((n) => `a${n}`)
          .join(" ")}>`,
      ),
    ).not.toBe("page_too_complex");
    expect(
      outcome(
        `<p ${numbers(GATE.attributes + 1)
          .map((n) => `a${n}`)
          .join(" ")}>`,
      ),
    ).toBe("page_too_complex");
  });
});
