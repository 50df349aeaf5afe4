import { afterAll, describe, expect, test } from "vitest";
import type { Article } from "../../src/article/article.ts";
import { UserError } from "../../src/errors.ts";
import { createReader } from "../../src/source/reader.ts";
import { BOMBS } from "../fakes/bombs.ts";
import { column, pdf } from "../fakes/pdf.ts";
import { watched } from "../fakes/still.ts";
import { docx, epub, wordParagraph } from "../fakes/zip.ts";

const { read, close } = createReader({ children: 1 });
afterAll(close);

const hints = { name: "a", now: Date.UTC(2026, 10, 22) };
const SENTENCE = "The ferry left the harbour before dawn, and nobody on the quay had seen it go.";

const endOf = (work: Promise<Article>): Promise<unknown> =>
  work.then(
    ({ reading }) => reading,
    (error: unknown) => (error instanceof UserError ? error.code : error),
  );

describe("a hostile file is ended in its process, or read, and this one goes on", () => {
  // One of each kind; `npm run bench:bombs` takes them all, again and again.
  test.each([
    ["100,000 nested elements", "empty"],
    ["4,000 open formatting tags", "full"],
    ["100,000 attributes", "full"],
    ["PDF: 400 MB of blanks", "page_too_complex"],
    ["PDF: a million drawing commands", "page_too_complex"],
    ["PDF: a page tree without end", "file_damaged"],
    ["PDF: a count of pages that lies", "full"],
    ["Word: a million paragraphs", "page_too_complex"],
    ["Word: 80 MB of one text", "page_too_complex"],
    ["Word: a part that is larger than it says", "file_damaged"],
    ["Word: a billion laughs", "file_damaged"],
    ["Word: a file of the machine's", "file_damaged"],
    ["book: 50 chapters of 4 MB", "page_too_complex"],
    ["MHTML: parts in parts", "file_damaged"],
    ["Markdown: 8 MB of brackets", "page_too_complex"],
  ])(
    "%s",
    async (name, expected) => {
      const bomb = BOMBS.find((one) => one.name === name);
      const bytes = bomb?.make() ?? Buffer.alloc(0);
      await read(Buffer.from(SENTENCE), hints);
      const { result, stillMs, grownMb } = await watched(() =>
        endOf(read(bytes, { ...hints, name: bomb?.file ?? "" })),
      );
      expect(result).toBe(expected);
      expect(stillMs).toBeLessThan(50);
      expect(grownMb).toBeLessThan(60);
      expect((await read(docx(wordParagraph(SENTENCE)), hints)).paragraphs).toHaveLength(1);
    },
    30_000,
  );
});

test("a PDF of 200 pages leaves this process free", async () => {
  const page = (n: number) =>
    [0, 1, 2, 3, 4].flatMap((at) =>
      column(`Day ${n}, hour ${at}. ${`${SENTENCE} `.repeat(5)}`, { x: 50, y: 80 + at * 120, width: 90, indent: 12 }),
    );
  const bytes = pdf({ pages: Array.from({ length: 200 }, (_, n) => page(n)) });
  await read(Buffer.from(SENTENCE), hints);
  const { stillMs, result } = await watched(() => read(bytes, hints));
  expect(result).toMatchObject({ paragraphs: { length: 1_000 }, notes: [] });
  expect(stillMs).toBeLessThan(50);
});

test("a book whose chapter nests without end is read", async () => {
  const bytes = epub({ title: "T", parts: [`${"<div>".repeat(50_000)}<p>${SENTENCE}</p>`] });
  expect((await read(bytes, hints)).paragraphs).toMatchObject([{ text: SENTENCE }]);
});
