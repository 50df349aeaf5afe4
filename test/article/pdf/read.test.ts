import { describe, expect, test } from "vitest";
import { note } from "../../../src/article/note.ts";
import { readDocument } from "../../../src/article/document.ts";
import { column, pdf, type PdfFile, type PdfText } from "../../fakes/pdf.ts";

const now = Date.UTC(2026, 10, 22);

async function read(pages: readonly (readonly PdfText[])[], more: Omit<PdfFile, "pages"> = {}) {
  return readDocument(pdf({ pages, ...more }), { name: "a.pdf", now });
}

async function textsOf(pages: readonly (readonly PdfText[])[]): Promise<string[]> {
  const { paragraphs } = await read(pages);
  return paragraphs.map(({ kind, text }) => (kind === "text" ? text : `${kind}: ${text}`));
}

const DREDGING =
  "The harbour authority announced on Monday that extraordinary dredging operations would begin before the winter storms arrive, according to three officials who spoke at length about the undertaking.";
const FISHERMEN =
  "Fishermen who had waited for months said they were relieved, although several questioned whether the municipality had secured the necessary authorisation from the regional environmental administration.";
const SPOKESPERSON = "A spokesperson declined to comment on the total expenditure.";

const left = { x: 50, width: 45 };
const right = { x: 320, width: 45 };

describe("paragraphs of a PDF", () => {
  test("are told by an indent, with broken words whole again", async () => {
    const lines = column(DREDGING, { ...left, y: 100 });
    expect(lines.some(({ text }) => text.endsWith("-"))).toBe(true);
    const next = column(FISHERMEN, { ...left, y: 100 + lines.length * 12, indent: 12 });
    expect(await textsOf([[...lines, ...next]])).toEqual([DREDGING, FISHERMEN]);
  });

  test("are told by the space between them", async () => {
    const first = column(DREDGING, { ...left, y: 100 });
    expect(await textsOf([[...first, ...column(FISHERMEN, { ...left, y: 106 + first.length * 12 })]])).toEqual([
      DREDGING,
      FISHERMEN,
    ]);
  });

  test("go on in the next column and on the next page", async () => {
    const lines = column(DREDGING, { ...left, y: 0 });
    const half = Math.ceil(lines.length / 2);
    const placed = (part: PdfText[], x: number): PdfText[] =>
      part.map((line, at) => ({ ...line, x, y: 400 + 12 * at }));
    const before = column(FISHERMEN, { ...left, y: 300 });
    const after = column(FISHERMEN, { ...right, y: 500 });
    expect(
      await textsOf([[...before, ...placed(lines.slice(0, half), 50), ...placed(lines.slice(half), 320), ...after]]),
    ).toEqual([FISHERMEN, DREDGING, FISHERMEN]);
    expect(await textsOf([placed(lines.slice(0, half), 50), placed(lines.slice(half), 50)])).toEqual([DREDGING]);
  });

  test("go on in the next column with a name, where the line was full", async () => {
    const lines = ["It was at the very end of that long month when old", "Anselm came back."];
    const before = column(FISHERMEN, { ...left, y: 300 });
    const after = column(FISHERMEN, { ...right, y: 430, indent: 12 });
    const cut = [
      { x: 50, y: 300 + 12 * before.length, text: lines[0] ?? "" },
      { x: 320, y: 300, text: lines[1] ?? "" },
    ];
    expect(await textsOf([[...before, ...cut, ...after]])).toEqual([FISHERMEN, lines.join(" "), FISHERMEN]);
  });

  test("keep a list's items whole, and take no numbered heading for one", async () => {
    const heading = { x: 50, y: 80, text: "2. What was decided", size: 14 };
    const items = column(`${DREDGING} ${DREDGING}`, { x: 60, y: 200, width: 45 }).slice(0, 4);
    const list = items.map((line, at) => ({
      ...line,
      x: at % 2 === 0 ? 60 : 70,
      text: at % 2 === 0 ? `${at / 2 + 1}. ${line.text}` : line.text,
    }));
    const texts = await textsOf([
      [{ x: 50, y: 50, text: "The decision", size: 20 }, heading, ...column(FISHERMEN, { ...left, y: 100 }), ...list],
    ]);
    expect(texts.map((text) => text.slice(0, 8))).toEqual(["heading:", "Fisherme", "list: 1.", "list: 2."]);
  });

  test("keep the hyphens that are the words' own", async () => {
    const lines = [
      "The well-known harbour is known for its well-",
      "known lights and its Anglo-",
      "American crews, they say.",
    ];
    expect(await textsOf([lines.map((text, at) => ({ x: 50, y: 100 + 12 * at, text }))])).toEqual([
      "The well-known harbour is known for its well-known lights and its Anglo-American crews, they say.",
    ]);
  });
});

describe("the order of a PDF", () => {
  test("is column after column, under a headline over both, whatever the file's order", async () => {
    const page = [
      { x: 50, y: 60, text: "Dredging to begin before winter", size: 24 },
      ...column(DREDGING, { ...left, y: 100 }),
      ...column(FISHERMEN, { ...right, y: 100 }),
      { x: 50, y: 240, text: "What it will cost the towns along the coast", size: 16 },
      ...column(`${SPOKESPERSON} ${DREDGING}`, { ...left, y: 270 }),
      ...column(FISHERMEN, { ...right, y: 270 }),
    ];
    const expected = [
      DREDGING,
      FISHERMEN,
      "heading: What it will cost the towns along the coast",
      `${SPOKESPERSON} ${DREDGING}`,
      FISHERMEN,
    ];
    expect(await textsOf([page])).toEqual(expected);
    expect(await textsOf([page.toReversed()])).toEqual(expected);
    expect(await textsOf([page.toSorted((a, b) => a.y - b.y)])).toEqual(expected);
  });

  test("of three columns is from the left to the right", async () => {
    const texts = [DREDGING, FISHERMEN, DREDGING];
    const page = texts.flatMap((text, at) => column(text, { x: 40 + 180 * at, y: 100, width: 32 }));
    expect(await textsOf([page.toSorted((a, b) => a.y - b.y)])).toEqual(texts);
  });

  test("keeps the rows of a table", async () => {
    const rows = [
      ["Port", "Ships", "Crew"],
      ["Aden", "12", "340"],
      ["Brest", "7", "118"],
      ["Cork", "9", "95"],
    ];
    const cells = rows.flatMap((row, y) => row.map((text, x) => ({ x: 50 + 120 * x, y: 200 + 14 * y, text })));
    expect(await textsOf([[...column(DREDGING, { ...left, y: 100 }), ...cells]])).toEqual([
      DREDGING,
      ...rows.map((row) => `table: ${row.join(" | ")}`),
    ]);
  });
});

describe("what isn't a PDF's text", () => {
  const body = (n: number) =>
    column(`On day ${n} it rained. ${DREDGING} ${SPOKESPERSON}`, { ...left, width: 90, y: 120 });
  const page = (n: number): PdfText[] => [
    { x: 50, y: 40, text: n % 2 === 0 ? "The Daily Harbour" : `Monday, 2 March 2026 ${n}` },
    ...body(n),
    { x: 290, y: 810, text: `- ${n} -` },
  ];

  test("running heads and page numbers are left out, of left and right pages", async () => {
    const texts = await textsOf([1, 2, 3, 4, 5, 6].map(page));
    expect(texts).toEqual([1, 2, 3, 4, 5, 6].map((n) => `On day ${n} it rained. ${DREDGING} ${SPOKESPERSON}`));
  });

  test.each([
    ["Page 3 of 6", (n: number) => `Page ${n} of 6`],
    ["3/6", (n: number) => `${n}/6`],
    ["Seite 3", (n: number) => `Seite ${n}`],
    ["3", (n: number) => `${n}`],
    ["iii", (n: number) => ["i", "ii", "iii", "iv", "v", "vi"][n - 1] ?? ""],
  ])("a page's number is left out as it is written: %s", async (_, number) => {
    const pages = [1, 2, 3, 4, 5, 6].map((n) => [...body(n), { x: 290, y: 810, text: number(n) }]);
    expect(await textsOf(pages)).toHaveLength(6);
  });

  test("a chapter's running head, and a foot with the date, are left out", async () => {
    const pages = [1, 2, 3, 4, 5, 6].map((n) => [
      { x: 50, y: 40, text: n < 4 ? "The harbour" : "The quay" },
      ...body(n),
      { x: 50, y: 810, text: "Printed on 2 March 2026 | www.n.example" },
    ]);
    expect(await textsOf(pages)).toEqual(
      [1, 2, 3, 4, 5, 6].map((n) => `On day ${n} it rained. ${DREDGING} ${SPOKESPERSON}`),
    );
  });

  test("a first line that only begins alike stays", async () => {
    const texts = await textsOf(
      [12, 40, 7].map((ships) => [{ x: 50, y: 40, text: `There were ${ships} ships.` }, ...body(1)]),
    );
    expect(texts.filter((text) => text.startsWith("There were"))).toHaveLength(3);
  });

  test("a note under the text doesn't cut the sentence that goes on overleaf", async () => {
    const lines = column(DREDGING, { ...left, y: 600 });
    const note = { x: 50, y: 780, text: "1 Told to this newspaper in March.", size: 7 };
    const rest = lines.splice(3).map((line, at) => ({ ...line, y: 100 + 12 * at }));
    expect(await textsOf([[...lines, note], rest])).toEqual([DREDGING, "1 Told to this newspaper in March."]);
  });
});

describe("a PDF's title", () => {
  const text = column(DREDGING, { ...left, y: 140 });
  const masthead = { x: 50, y: 50, text: "THE DAILY HARBOUR", size: 40 };
  const headline = { x: 50, y: 100, text: "Dredging to begin before winter", size: 24 };

  test.each([
    ["the declared one that the page shows", [masthead, headline, ...text], headline.text, headline.text],
    [
      "the largest letters, where a program's is declared",
      [headline, ...text],
      "Microsoft Word - a.doc",
      headline.text,
    ],
    ["the largest letters, where another article's is declared", [headline, ...text], "Budget 2019", headline.text],
    ["the declared one, where all letters are alike", text, "Dredging begins", "Dredging begins"],
    ["the file's name, where there is none", text, "untitled", "a"],
  ])("is %s", async (_, page, title, expected) => {
    const article = await read([page], { title });
    expect(article.title).toBe(expected);
    expect(article.paragraphs.map((paragraph) => paragraph.text)).not.toContain(expected);
  });

  test("an author that the text doesn't name is the owner of a computer", async () => {
    expect((await read([text], { author: "jsmith" })).byline).toBeUndefined();
    const signed = [{ x: 50, y: 120, text: "By Ada Lind" }, ...text];
    expect((await read([signed], { author: "Ada Lind" })).byline).toBe("Ada Lind");
  });
});

test("a scan is a picture, and that is said", async () => {
  const article = await read([[], []]);
  expect(article).toMatchObject({ reading: "photo", paragraphs: [], title: "a" });
  expect(article.notes).toEqual([note("scan", { count: 2 })]);
});

describe("what couldn't be read is said", () => {
  const font = { map: "Identity-H", collection: "Japan1" } as const;
  const unknown = { x: 50, y: 400, text: "", codes: Buffer.from("0457045804590460", "hex") };

  test("of letters that the fonts don't tell", async () => {
    const article = await read([[unknown]], { font });
    expect(article).toMatchObject({ reading: "photo", paragraphs: [] });
    expect(article.notes).toEqual([note("unknownLetters")]);
  });

  test("of such letters among others", async () => {
    const { paragraphs, notes } = await read([[...column(DREDGING, { ...left, y: 100 }), unknown]], { font });
    expect(paragraphs.map(({ text }) => text)).toEqual([DREDGING]);
    expect(notes).toEqual([note("missingLetters")]);
  });

  test.each([
    ["scanned pages among others", [1, 0, 0, 1], [note("textlessPages", { count: 2, pages: 4 })]],
    ["no blank page at the end", [1, 1, 1, 1, 0], []],
  ])("of %s", async (_, pages, said) => {
    const { notes } = await read(
      pages.map((shown, at) => (shown ? column(`${at} ${DREDGING}`, { ...left, y: 100 }) : [])),
    );
    expect(notes).toEqual(said);
  });
});

describe("the words of a PDF", () => {
  test("keep the marks of notes, powers and indices apart from numbers", async () => {
    const page = [
      { x: 50, y: 100, text: "The port was dredged in 2019" },
      { x: 183, y: 96, text: "3", size: 6 },
      { x: 190, y: 100, text: "over 14 km" },
      { x: 240, y: 96, text: "2", size: 6 },
      { x: 250, y: 100, text: "and CO" },
      { x: 284, y: 102, text: "2", size: 6 },
      { x: 291, y: 100, text: "was measured, they say." },
    ];
    expect(await textsOf([page])).toEqual([
      "The port was dredged in 2019³ over 14 km² and CO₂ was measured, they say.",
    ]);
  });

  test("that are broken at the end of a column or of a page are whole again", async () => {
    const head = "They waited at the quay for the extraor-";
    const tail = "dinary tide of that winter, and it came.";
    const before = column(FISHERMEN, { ...left, y: 300 });
    const after = column(FISHERMEN, { ...right, y: 430, indent: 12 });
    const cut = [
      { x: 50, y: 300 + 12 * before.length, text: head },
      { x: 320, y: 300, text: tail },
    ];
    const whole = "They waited at the quay for the extraordinary tide of that winter, and it came.";
    expect(await textsOf([[...before, ...cut, ...after]])).toEqual([FISHERMEN, whole, FISHERMEN]);
    expect(await textsOf([[{ x: 50, y: 780, text: head }], [{ x: 50, y: 60, text: tail }]])).toEqual([whole]);
  });

  test("of a note at the foot of a column stay out of the sentence that goes on in the next", async () => {
    const lines = column(DREDGING, { ...left, y: 0 });
    const half = Math.ceil(lines.length / 2);
    const placed = (part: PdfText[], x: number): PdfText[] =>
      part.map((each, at) => ({ ...each, x, y: 300 + 12 * at }));
    const note = { x: 50, y: 400, text: "1 Told to this newspaper in March.", size: 7 };
    const after = column(FISHERMEN, { ...right, y: 390, indent: 12 });
    const page = [...placed(lines.slice(0, half), 50), note, ...placed(lines.slice(half), 320), ...after];
    expect(await textsOf([page])).toEqual([DREDGING, "1 Told to this newspaper in March.", FISHERMEN]);
  });
});

test("of a very long PDF the first 300 pages are read, and that is said", async () => {
  const pages = Array.from({ length: 310 }, (_, page) => [{ x: 50, y: 400, text: `This is sentence ${page}.` }]);
  const { paragraphs, notes } = await read(pages);
  expect(paragraphs).toHaveLength(300);
  expect(notes).toEqual([note("firstPages", { read: 300, count: 310 })]);
});
