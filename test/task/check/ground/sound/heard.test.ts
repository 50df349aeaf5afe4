import { describe, expect, test } from "vitest";
import { isEastAsian } from "../../../../../src/task/check/ground/sound/east-asian.ts";
import { createNameHearing } from "../../../../../src/task/check/ground/sound/heard.ts";
import { scriptNamed } from "../../../../../src/task/check/ground/sound/scripts.ts";

function hears(code: string, text: string, name: string): boolean {
  const script = scriptNamed(code);
  if (!script) throw new Error(`no letters of ${code} are known`);
  return createNameHearing(script)(text)(name);
}

/** Spellings that differ by more than one letter for another. */
const NAMES: readonly (readonly [name: string, spelt: Readonly<Record<string, string>>])[] = [
  [
    "Recep Tayyip Erdogan",
    {
      Cyrl: "с Эрдоганом",
      Arab: "وأردوغان",
      Hang: "에르도안은",
      Grek: "Ερντογάν",
      Deva: "एर्दोगन",
      Hebr: "לארדואן",
      Kana: "エルドアン",
    },
  ],
  [
    "Boris Johnson",
    {
      Cyrl: "Джонсона",
      Arab: "جونسون",
      Hang: "존슨이",
      Grek: "Τζόνσον",
      Deva: "जॉनसन",
      Hebr: "ג'ונסון",
      Kana: "ジョンソン",
    },
  ],
  [
    "Olaf Scholz",
    { Cyrl: "Шольцу", Arab: "شولتس", Hang: "숄츠", Grek: "Σολτς", Deva: "शोल्ज़", Hebr: "שולץ", Kana: "ショルツ" },
  ],
  [
    "Keir Starmer",
    {
      Cyrl: "Стармером",
      Arab: "ستارمر",
      Hang: "스타머는",
      Grek: "Στάρμερ",
      Deva: "स्टार्मर",
      Hebr: "סטארמר",
      Kana: "スターマー",
    },
  ],
  [
    "Jens Stoltenberg",
    {
      Cyrl: "Столтенберг",
      Arab: "ستولتنبرغ",
      Hang: "스톨텐베르그",
      Grek: "Στόλτενμπεργκ",
      Deva: "स्टोल्टेनबर्ग",
      Hebr: "סטולטנברג",
      Kana: "ストルテンベルグ",
    },
  ],
  [
    "Pedro Castillo",
    {
      Cyrl: "Кастильо",
      Arab: "كاستيو",
      Hang: "카스티요",
      Grek: "Καστίγιο",
      Deva: "कैस्टिलो",
      Hebr: "קסטיו",
      Kana: "カスティジョ",
    },
  ],
  [
    "Ursula von der Leyen",
    {
      Cyrl: "фон дер Ляйен",
      Arab: "فون دير لاين",
      Hang: "폰데어라이엔",
      Grek: "φον ντερ Λάιεν",
      Deva: "वॉन डेर लेयेन",
      Hebr: "פון דר ליין",
      Kana: "フォンデアライエン",
    },
  ],
];

/** The same sounds are in none of the names above. */
const STRANGERS = ["Tom Thorneycroft", "Anna Bartholomew", "Joan Rockefeller"];

describe.each(["Cyrl", "Arab", "Hang", "Grek", "Deva", "Hebr", "Kana"])("in %s", (script) => {
  const known = NAMES.map(([name, spelt]) => [name, spelt[script] ?? ""] as const);

  test.each(known)("%s is %s", (name, spelt) => expect(hears(script, spelt, name)).toBe(true));

  test.each(STRANGERS)("%s is nobody of them", (name) => {
    expect(hears(script, known.map(([, spelt]) => spelt).join(", "), name)).toBe(false);
  });
});

test.each([
  ["Beng", "ভ্লাদিমির পুতিন", "Vladimir Putin"],
  ["Guru", "ਨਰਿੰਦਰ ਮੋਦੀ", "Narendra Modi"],
  ["Gujr", "નરેન્દ્ર મોદી", "Narendra Modi"],
  ["Orya", "ନରେନ୍ଦ୍ର ମୋଦୀ", "Narendra Modi"],
  ["Taml", "டொனால்ட் டிரம்ப்", "Donald Trump"],
  ["Telu", "డొనాల్డ్ ట్రంప్", "Donald Trump"],
  ["Knda", "ಡೊನಾಲ್ಡ್ ಟ್ರಂಪ್", "Donald Trump"],
  ["Mlym", "ഡൊണാൾഡ് ട്രംപ്", "Donald Trump"],
  ["Geor", "მიხეილ სააკაშვილმა", "Mikheil Saakashvili"],
  ["Armn", "Նիկոլ Փաշինյանը", "Nikol Pashinyan"],
])("in %s, %s is %s, and nobody else", (script, text, name) => {
  expect(hears(script, text, name)).toBe(true);
  expect(hears(script, text, "Tom Thorneycroft")).toBe(false);
});

test.each([
  ["parts written together", "Hang", "시진핑", "Xi Jinping"],
  ["a surname written before", "Hang", "이재명은", "Lee Jae-myung"],
  ["three parts in one", "Hang", "응우옌푸쫑", "Nguyen Phu Trong"],
  ["one part in two", "Arab", "جين بينغ", "Xi Jinping"],
  ["syllables apart", "Cyrl", "Ли Чжэ Мён", "Lee Jae-myung"],
  ["no capital after a hyphen", "Grek", "Λι Τζε-μιούνγκ", "Lee Jae-myung"],
  ["a nasal vowel", "Cyrl", "Свёнтек", "Iga Świątek"],
])("%s: in %s, %s is %s", (_what, script, text, name) => {
  expect(hears(script, text, name)).toBe(true);
});

test("voice tells names apart where the script does", () => {
  expect(hears("Cyrl", "Байден", "Vladimir Putin")).toBe(false);
  expect(hears("Deva", "बाइडेन", "Vladimir Putin")).toBe(false);
  expect(hears("Arab", "بايدن", "Biden")).toBe(true);
});

test("a word that isn't written as a name is none", () => {
  expect(hears("Cyrl", "старый мэр", "Keir Starmer")).toBe(false);
});

test.each(["Theresa May", "Robert Lee", "Chan Ho"])("%s has too few sounds to be told from others", (name) => {
  expect(hears("Cyrl", "", name)).toBe(true);
});

test.each(["Hani", "Thai", "Latn"])("letters of %s don't tell how a name sounds", (script) => {
  expect(scriptNamed(script)).toBeUndefined();
});

test.each([
  ["Shinzo Abe", true],
  ["Xi Jinping", true],
  ["Tsai Ing-wen", true],
  ["Moon Jae-in", true],
  ["Nguyen Phu Trong", true],
  ["Donald Trump", false],
  ["Olaf Scholz", false],
  ["Angela Merkel", false],
])("%s may be of East Asia: %s", (name, is) => expect(isEastAsian(name)).toBe(is));
