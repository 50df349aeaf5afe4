import { describe, expect, test } from "vitest";
import { applicationIdOf, tokenProblem } from "../src/token.ts";

/** Application ids have had 17 to 19 digits, and will have 20. */
const IDS = ["12345678901234567", "123456789012345678", "1234567890123456789", "12345678901234567890"];

const tokenOf = (id: string) => `${Buffer.from(id).toString("base64url")}.G-_x0z.${"aB3_-".repeat(7)}xyz`;

describe("a bot token", () => {
  test.each(IDS)("of the application %s is taken", (id) => {
    expect(tokenProblem(tokenOf(id))).toBeUndefined();
    expect(applicationIdOf(tokenOf(id))).toBe(id);
  });
});

describe("what isn't one is named", () => {
  test.each([
    ["nothing", undefined, "missing"],
    ["an empty line", "", "missing"],
    ["an application id", "123456789012345678", "application id"],
    ["a public key", "0123456789abcdef".repeat(4), "public key"],
    ["a client secret", "aB3_-xYz".repeat(4), "client secret"],
    ["the header", `Bot ${tokenOf("123456789012345678")}`, "Leave out the word “Bot”"],
    ["half a token", tokenOf("123456789012345678").slice(0, 40), "wrong shape"],
    [
      "a token of something else",
      `${Buffer.from("not digits, 18 of").toString("base64url")}.Gabcde.${"x".repeat(38)}`,
      "wrong shape",
    ],
    ["the line of a placeholder", "your-token-here", "wrong shape"],
  ])("%s", (_, given, problem) => {
    expect(tokenProblem(given)).toContain(problem);
  });

  test("without repeating it", () => {
    const secret = "aB3_-xYz".repeat(4);
    expect(tokenProblem(secret)).not.toContain(secret);
  });
});
