import { describe, expect, test } from "vitest";
import { readArticle } from "../../src/article/read.ts";

const now = Date.UTC(2026, 10, 22);

function read(text: string) {
  return readArticle(Buffer.from(text), { name: "a.txt", now });
}

function textsOf(text: string): string[] {
  return read(text).paragraphs.map((paragraph) => paragraph.text);
}

/** Breaks a text into lines as a mail program does. */
function wrap(text: string, width: number, indent = ""): string {
  const lines = [indent];
  for (const word of text.split(" ")) {
    const line = lines.at(-1) ?? "";
    if (line.trim() === "") lines[lines.length - 1] = line + word;
    else if (line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join("\n");
}

const FERRY =
  "The ferry left the harbour before dawn, and nobody on the quay had seen it go. The harbour master heard of it at seven, when the first passengers came and found the berth empty but for a rope.";
const MAYOR =
  "The mayor spoke of a misunderstanding. He had been told on Sunday, he said, that the timetable would change, and had told nobody because nobody had asked him; the company says that it wrote to him twice.";

describe("hard line breaks", () => {
  test.each([60, 72, 79])("at %i columns are joined into paragraphs", (width) => {
    expect(textsOf(`${wrap(FERRY, width)}\n\n${wrap(MAYOR, width)}\n`)).toEqual([FERRY, MAYOR]);
  });

  test("part paragraphs where a line ends early, or where the next is set in", () => {
    expect(textsOf(`${wrap(FERRY, 72)}\n${wrap(MAYOR, 72)}\n`)).toEqual([FERRY, MAYOR]);
    expect(textsOf(`${wrap(FERRY, 72, "   ")}\n${wrap(MAYOR, 72, "   ")}\n`)).toEqual([FERRY, MAYOR]);
  });

  test("under a headline leave it a headline", () => {
    const article = read(`The ferry that left\n${wrap(FERRY, 72)}\n\n${wrap(MAYOR, 72)}`);
    expect(article.title).toBe("The ferry that left");
    expect(article.paragraphs).toHaveLength(2);
  });

  test("between Chinese lines leave no space", () => {
    const sentence = "渡轮在黎明前离开了港口，码头上没有人看到它离开，港务长在七点钟才听说这件事，当时第一批乘客到达。";
    const lines = sentence.repeat(3).match(/.{1,25}/gu) ?? [];
    expect(textsOf(`${lines.join("\n")}\n\n${lines.join("\n")}`)).toEqual([sentence.repeat(3), sentence.repeat(3)]);
  });

  test("that the author wrote stay", () => {
    expect(textsOf(`${FERRY}\n${MAYOR}\n${FERRY} Again.`)).toEqual([FERRY, MAYOR, `${FERRY} Again.`]);
    expect(textsOf(`${FERRY}\n${MAYOR}\n\n${FERRY} Again.`)).toEqual([FERRY, MAYOR, `${FERRY} Again.`]);
  });
});

test("a page that a browser saved says where from", () => {
  const page = `<!DOCTYPE html>\n<!-- saved from url=(0025)https://n.example/ferry -->\n<html><title>Ferry</title><p>${FERRY}</p>`;
  expect(readArticle(Buffer.from(page), { name: "a.html", now })).toMatchObject({ url: "https://n.example/ferry" });
});
