import { afterAll, describe, expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { createReader } from "../../src/source/reader.ts";
import { column, pdf, pdfBomb, pdfOf, stream } from "../fakes/pdf.ts";
import { watched } from "../fakes/still.ts";
import { docx, epub, wordParagraph } from "../fakes/zip.ts";

const { read, close } = createReader({ children: 1 });
afterAll(close);

const hints = { name: "a", now: Date.UTC(2026, 10, 22) };
const SENTENCE = "The ferry left the harbour before dawn, and nobody on the quay had seen it go.";

function operatorsPdf(count: number): Buffer {
  const words = Array.from({ length: count }, (_, n) => `1 0 0 1 ${(n * 37) % 580} ${(n * 11) % 830} Tm (x) Tj`);
  const content = Buffer.from(`BT /F1 9 Tf ${words.join(" ")} ET`);
  return pdfOf([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [5 0 R] /Count 1 >>",
    "<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>",
    "<< >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R /Resources << /Font 3 0 R >> >>",
    stream("", content),
  ]);
}

const endOf = (work: Promise<unknown>): Promise<unknown> =>
  work.catch((error: unknown) => (error instanceof UserError ? error.code : error));

describe("a hostile document is ended in its process, and this one goes on", () => {
  test.each<[string, () => Buffer]>([
    ["a PDF of a few kilobytes that unpacks to 400 MB", () => pdfBomb(400)],
    ["a PDF with a million drawing commands", () => operatorsPdf(1_000_000)],
    ["a Word document with a million paragraphs", () => docx("<w:p><w:r><w:t>x</w:t></w:r></w:p>".repeat(1_000_000))],
    ["a Word part of 80 MB", () => docx("x".repeat(80_000_000))],
    [
      "a book of 50 chapters of 4 MB",
      () => epub({ title: "T", parts: Array.from({ length: 50 }, () => `<p>${"x ".repeat(2_000_000)}</p>`) }),
    ],
  ])(
    "%s",
    async (_, make) => {
      const bytes = make();
      await read(Buffer.from(SENTENCE), hints);
      const { stillMs, grownMb, result } = await watched(() => endOf(read(bytes, hints)));
      expect(result).toBe("page_too_complex");
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
  const { stillMs, result } = await watched(() => endOf(read(bytes, hints)));
  expect(result).toMatchObject({ paragraphs: { length: 1_000 }, notes: [] });
  expect(stillMs).toBeLessThan(50);
});

test("a book whose chapter nests without end is read", async () => {
  const bytes = epub({ title: "T", parts: [`${"<div>".repeat(50_000)}<p>${SENTENCE}</p>`] });
  expect((await read(bytes, hints)).paragraphs).toMatchObject([{ text: SENTENCE }]);
});
