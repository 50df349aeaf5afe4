import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { createScreen } from "../../src/terminal/screen.ts";

const HOSTILE = "a\u001b[2Jb\u0000c\rd\u009be\u202ef\u2066g\u007fh\u200b\ufeff\u{e0041}\u2028";

function screenOf(isTTY: boolean) {
  const [out, status] = [new PassThrough(), Object.assign(new PassThrough(), { isTTY })];
  const said = (stream: PassThrough) => String(stream.read() ?? "");
  return { screen: createScreen(out, status), out: () => said(out), status: () => said(status) };
}

describe("text for people", () => {
  test("keeps its lines and loses what steers a terminal", () => {
    const { screen, out, status } = screenOf(false);
    screen.print(`One\n\ttwo ${HOSTILE}`);
    screen.complain(HOSTILE);
    expect(out()).toBe("One\n\ttwo a[2Jbcdefgh\n");
    expect(status()).toBe("a[2Jbcdefgh\n");
  });

  test("keeps letters of every script, joiners and marks of direction", () => {
    const { screen, out } = screenOf(false);
    const text = "العربية \u200f עברית 中文 हिन्दी क्‍ष 👩‍👩‍👧 “é”";
    screen.print(text);
    expect(out()).toBe(`${text}\n`);
  });
});

test("JSON is one line that says all, with nothing raw in it", () => {
  const { screen, out } = screenOf(false);
  const value = { text: `${HOSTILE}\n\u2028`, list: [HOSTILE] };
  screen.printJson(value);
  const line = out();
  expect(line).toMatch(/^[^\u0000-\u001f\u007f-\u009f\u200b\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e0fff}]+\n$/u);
  expect(JSON.parse(line)).toEqual(value);
});

describe("progress", () => {
  test("replaces itself on a terminal and is gone before text", () => {
    const { screen, status } = screenOf(true);
    screen.progress("translate", { stage: "asking", done: 3, total: 12 });
    expect(status()).toBe("\r\u001b[KTranslating… 3/12 paragraphs");
    screen.print("done");
    expect(status()).toBe("\r\u001b[K");
  });

  test("is not shown elsewhere", () => {
    const { screen, status } = screenOf(false);
    screen.progress("translate", { stage: "reading" });
    screen.clear();
    screen.print("done");
    expect(status()).toBe("");
  });
});
