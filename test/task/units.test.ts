import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutUnits, joinSources, joinUnits, together } from "../../src/task/units.ts";

const long = (word: string) => `${word} ${"walked along the river for most of a very long day ".repeat(4).trim()}.`;

const cut = (text: string, language = "en", kind: "text" | "heading" | "quote" | "list" | "table" = "text") =>
  cutUnits({ id: 4, kind, text }, language).map((unit) => [unit.id, unit.source]);

describe("a paragraph", () => {
  it.each(["One came.", "One came. Two left.", ""])("of one or two sentences stays whole: %j", (text) => {
    expect(cut(text)).toEqual([["4", text]]);
  });

  it("of three is cut in two, in order and whole", () => {
    const [a, b, c] = ["Anna", "Ben", "Cleo"].map(long) as [string, string, string];
    const units = cut(`${a} ${b} ${c}`);
    expect(units.map(([id]) => id)).toEqual(["4.1", "4.2", "4.3"].slice(0, units.length));
    expect(units.map(([, source]) => source).join(" ")).toBe(`${a} ${b} ${c}`);
  });

  it("leaves no fragment alone", () => {
    const [a, b] = [long("Anna"), long("Ben")];
    expect(cut(`${a} “No.” ${b}`).map(([, source]) => source)).not.toContain("“No.”");
    expect(cut(`${a} ${b} He left.`).at(-1)).toEqual(["4.2", `${b} He left.`]);
  });

  it("lets a long sentence stand alone", () => {
    const [a, b, c] = ["Anna", "Ben", "Cleo"].map((name) => `${long(name)} `.repeat(3).replaceAll(". ", ", ")) as [
      string,
      string,
      string,
    ];
    const text = [a, b, c].map((part) => `${part.slice(0, -2)}.`).join(" ");
    expect(cut(text)).toHaveLength(3);
  });

  it("of short sentences has pairs of them", () => {
    expect(cut("One came. Two left. Three stayed. Four slept.")).toEqual([
      ["4.1", "One came. Two left."],
      ["4.2", "Three stayed. Four slept."],
    ]);
  });

  it("in Chinese is cut at its own stops, and after the marks that close them", () => {
    expect(cut("他来了。“我们走吧。”她没有动，只是看着窗外的雨。外面的雨下得很大！", "zh")).toEqual([
      ["4.1", "他来了。“我们走吧。”"],
      ["4.2", "她没有动，只是看着窗外的雨。外面的雨下得很大！"],
    ]);
  });

  it.each(["heading", "list", "table"] as const)("that is a %s stays whole", (kind) => {
    const text = "One. Two. Three. Four.";
    expect(cut(text, "en", kind)).toEqual([["4", text]]);
  });
});

/** News without marks between its sentences. */
const UNMARKED: readonly (readonly [language: string, text: string])[] = [
  [
    "th",
    "นายกรัฐมนตรีแถลงข่าวเมื่อวันจันทร์ว่า รัฐบาลจะเพิ่มงบประมาณด้านการศึกษา 2.5 พันล้านบาท เพื่อช่วยเหลือโรงเรียนในชนบท โดยจะเริ่มดำเนินการในเดือนหน้า อย่างไรก็ตาม ฝ่ายค้านกล่าวว่างบประมาณดังกล่าวไม่เพียงพอ และเรียกร้องให้รัฐบาลทบทวนแผนการทั้งหมด ชาวบ้านในหลายจังหวัดบอกว่าโรงเรียนขนาดเล็กถูกปิดไปแล้วต่าง ๆ นานา ตั้งแต่ปี 2563 เป็นต้นมา และเด็ก ๆ ต้องเดินทางไกลกว่าเดิม",
  ],
  [
    "lo",
    "ນາຍົກລັດຖະມົນຕີໄດ້ກ່າວໃນວັນຈັນວ່າ ລັດຖະບານຈະເພີ່ມງົບປະມານດ້ານການສຶກສາ ເພື່ອຊ່ວຍເຫຼືອໂຮງຮຽນໃນຊົນນະບົດ ໂດຍຈະເລີ່ມດຳເນີນການໃນເດືອນໜ້າ ແຕ່ຝ່າຍຄ້ານກ່າວວ່າ ງົບປະມານດັ່ງກ່າວບໍ່ພຽງພໍ ແລະຮຽກຮ້ອງໃຫ້ລັດຖະບານທົບທວນແຜນການທັງໝົດ ຊາວບ້ານໃນຫຼາຍແຂວງບອກວ່າ ໂຮງຮຽນຂະໜາດນ້ອຍຖືກປິດໄປແລ້ວ ແລະເດັກນ້ອຍຕ້ອງເດີນທາງໄກກວ່າເກົ່າ ຕັ້ງແຕ່ປີ 2020 ເປັນຕົ້ນມາ ໂດຍບໍ່ມີໃຜອະທິບາຍເຫດຜົນໃຫ້ພວກເຂົາຟັງ",
  ],
  [
    "km",
    "នាយករដ្ឋមន្ត្រីបានប្រកាសនៅថ្ងៃច័ន្ទថា រដ្ឋាភិបាលនឹងបង្កើនថវិកាសម្រាប់ការអប់រំ ដើម្បីជួយសាលារៀននៅជនបទ ដោយចាប់ផ្តើមនៅខែក្រោយ ប៉ុន្តែគណបក្សប្រឆាំងបាននិយាយថា ថវិកានេះមិនគ្រប់គ្រាន់ទេ ហើយបានអំពាវនាវឱ្យរដ្ឋាភិបាលពិនិត្យផែនការទាំងមូលឡើងវិញ ប្រជាជននៅខេត្តជាច្រើនបាននិយាយថា សាលារៀនតូចៗត្រូវបានបិទ ហើយក្មេងៗត្រូវធ្វើដំណើរឆ្ងាយជាងមុន ដោយគ្មាននរណាពន្យល់ពីមូលហេតុឡើយ",
  ],
  [
    "my",
    "ဝန်ကြီးချုပ်က တနင်္လာနေ့တွင် အစိုးရသည် ပညာရေးအတွက် ဘတ်ဂျက်ကို တိုးမြှင့်မည်ဟု ပြောကြားခဲ့ပြီး ကျေးလက်ကျောင်းများကို ကူညီရန် လာမည့်လတွင် စတင်မည်ဖြစ်ကြောင်း သိရသည် သို့သော် အတိုက်အခံများက ထိုဘတ်ဂျက်မှာ လုံလောက်မှုမရှိဟု ပြောဆိုကာ အစီအစဉ်တစ်ခုလုံးကို ပြန်လည်သုံးသပ်ရန် တောင်းဆိုခဲ့သည် ဒေသခံများက ကျောင်းငယ်များ ပိတ်သွားပြီး ကလေးများ ပိုမိုဝေးကွာသော ခရီးကို သွားရသည်ဟု ပြောကြသည်",
  ],
];

describe("a paragraph without marks between its sentences", () => {
  it.each(UNMARKED)("is cut near the size of two, at a space, character for character: %s", (language, text) => {
    const units = cutUnits({ id: 4, kind: "text", text: text.repeat(3) }, language);

    expect(units.length).toBeGreaterThan(2);
    expect(Math.max(...units.map(({ source }) => source.length))).toBeLessThan(360);
    expect(Math.min(...units.map(({ source }) => source.length))).toBeGreaterThan(120);
    expect(joinSources(units)).toBe(text.repeat(3));
    expect(units.slice(1).filter(({ gap }) => gap !== " ").length).toBe(0);
  });

  it.each(UNMARKED)("of the size of two stays whole: %s", (language, text) => {
    expect(cut(text.slice(0, 240).trim(), language)).toHaveLength(1);
  });

  it.each(UNMARKED)("is cut between words where it has no spaces: %s", (language, text) => {
    const run = text.replace(/\s/gu, "").repeat(3);
    const units = cutUnits({ id: 4, kind: "text", text: run }, language);
    const ends = new Set(
      [...new Intl.Segmenter(language, { granularity: "word" }).segment(run)].map(({ index }) => index),
    );
    const starts = units.map((_, at) => joinSources(units.slice(0, at)).length);

    expect(units.length).toBeGreaterThan(2);
    expect(joinSources(units)).toBe(run);
    expect(starts.filter((start) => !ends.has(start))).toEqual([]);
  });

  it("never parts a figure from what it counts, nor a word from the sign that repeats it", () => {
    const text = (UNMARKED[0]?.[1] ?? "").repeat(3);
    for (const [, source] of cut(text, "th").slice(1)) expect(source).not.toMatch(/^(?:ๆ|พันล้าน|เป็นต้น)/u);
  });
});

describe("a sentence that is too long for one answer", () => {
  const clauses = (words: string, count: number) =>
    Array.from({ length: count }, (_, at) => `${words} ${at}`).join(", ");

  it.each<[what: string, text: string, kind: "text" | "list" | "table"]>([
    ["with commas", clauses("the ships lay at the harbour's mouth and waited for berth", 500), "text"],
    ["without any mark", "the ships lay and waited ".repeat(1_200).trim(), "text"],
    ["in Chinese", "船只在港口外等待".repeat(1_500), "text"],
    ["as a list", clauses("a ship", 4_000), "list"],
    ["as a table", "ship | berth | day\n".repeat(1_600).trim(), "table"],
  ])("is cut, character for character: %s", (_what, text, kind) => {
    const units = cutUnits({ id: 4, kind, text }, "en");

    expect(units.length).toBeGreaterThan(5);
    expect(Math.max(...units.map(({ source }) => source.length))).toBeLessThan(3_000);
    expect(joinSources(units)).toBe(text);
  });

  it("is cut behind a comma where it has some, and never before a figure", () => {
    const text = clauses("the ships lay at the harbour's mouth and waited for berth", 200);
    for (const [, source] of cut(text).slice(0, -1)) expect(source).toMatch(/\d,$/);
  });

  it("but for a run that no language has", () => {
    expect(cut("a".repeat(30_000))).toHaveLength(1);
  });
});

describe("units", () => {
  it("have two sentences at most, and hold all of a text but white space", () => {
    const sentence = fc.constantFrom(
      "He came. ",
      "“Why?” she asked. ",
      `${long("Dora")} `,
      "Dr. Moss left! ",
      "…and so on. ",
    );
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 3, maxLength: 12 }), (list) => {
        const text = list.join("").trim();
        const units = cut(text).map(([, source]) => source);
        expect(units.join(" ").replace(/\s+/gu, " ")).toBe(text.replace(/\s+/gu, " "));
        expect(joinUnits(units as string[])).toBe(text.replace(/\s+/gu, " "));
      }),
    );
  });

  it("are cut in linear time", () => {
    const started = performance.now();
    cut("No. ".repeat(50_000));
    cut("a".repeat(500_000));
    cut("ก".repeat(300_000), "th");
    cut("ab ".repeat(100_000));
    cut(`ก${" ".repeat(300_000)}ข`, "th");
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});

describe("pieces put together", () => {
  it.each<[what: string, sizes: number[], sentences: number[], units: [number, number][]]>([
    ["a pair", [100, 100], [1, 1], [[0, 1]]],
    [
      "balanced",
      [120, 120, 240],
      [1, 1, 1],
      [
        [0, 1],
        [2, 2],
      ],
    ],
    [
      "the long one alone",
      [400, 100, 100],
      [1, 1, 1],
      [
        [0, 0],
        [1, 2],
      ],
    ],
    [
      "several sentences that belong together",
      [200, 100, 100],
      [2, 1, 1],
      [
        [0, 0],
        [1, 2],
      ],
    ],
    [
      "a fragment with its neighbour",
      [300, 10, 300, 300],
      [1, 1, 1, 1],
      [
        [0, 1],
        [2, 2],
        [3, 3],
      ],
    ],
    ["nothing", [], [], []],
  ])("%s", (_, sizes, counts, units) => {
    const found = together(sizes.map((size, at) => ({ size, sentences: counts[at]! })));
    expect(found).toEqual(units);
  });
});

describe("a whole paragraph", () => {
  it.each<[texts: string[], whole: string]>([
    [["He came.", "She left."], "He came. She left."],
    [["他来了。", "她走了。"], "他来了。她走了。"],
    [["“我们走吧。”", "她没有动。"], "“我们走吧。”她没有动。"],
    [["彼は来た。", "「行こう」"], "彼は来た。「行こう」"],
    [["그는 왔다.", "비가 왔다."], "그는 왔다. 비가 왔다."],
    [["她是 NATO。", "NATO 说。"], "她是 NATO。NATO 说。"],
    [["“He came.”", "“She left.”"], "“He came.” “She left.”"],
    [[" One. ", "", "Two."], "One. Two."],
    [[], ""],
  ])("%j", (texts, whole) => {
    expect(joinUnits(texts)).toBe(whole);
  });
});
