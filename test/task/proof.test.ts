import { describe, expect, test } from "vitest";
import { createProof, type GivenQuote } from "../../src/task/proof.ts";
import { articleOf } from "../fakes/articles.ts";

type Paragraphs = Parameters<typeof articleOf>[0];

const EN: Paragraphs = [
  "Anna Berg, the mayor of Holm, met the fishermen John Hale and Paul Lund on Monday.",
  "“We lost the whole harvest this year,” Berg said. “But we will sow again in spring.”",
  "Hale was less hopeful. “The boats are rotting in the harbour,” he said.",
  { kind: "heading", text: "“Nobody came to help us here”" },
  "The council called its plan a “bold new start” and “The Long Way Home To Holm” its motto. Nobody asked the fishermen what they thought of it.",
  "“We won the vote by a mile,” said Anna Berg. “We were cheated of it,” said Paul Lund.",
  "“He told me ‘the money has all been spent’ and left,” Hale said.",
  "The rain went on for weeks. Nothing was heard of Olga Stern, who left Holm in May.",
  "“Nothing will ever be the same here again.”",
  "“We waited for seven weeks in the rain for a single boat to come,” she said, “and [the council] did nothing.”",
];

const given = (original: string, more: Partial<GivenQuote> = {}): GivenQuote => ({
  paragraph: 0,
  original,
  english: "",
  name: "",
  speaker: "",
  title: "",
  role: "",
  ...more,
});

function prove(paragraphs: Paragraphs, language: string, quote: GivenQuote, to = "en") {
  const article = articleOf(paragraphs, { language });
  const proof = createProof(article, to)(quote);
  const { original = "", spans = [], paragraph = 0 } = "quote" in proof ? proof.quote : {};
  const text = article.paragraphs.find(({ id }) => id === paragraph)?.text ?? "";
  expect(original).toBe(spans.map(({ start, end }) => text.slice(start, end)).join(" […] "));
  return proof;
}

function shown(original: string, more: Partial<GivenQuote> = {}): [string, string] | string {
  const proof = prove(EN, "en", given(original, more));
  return "quote" in proof ? [proof.quote.original, proof.quote.verified] : proof.unproven;
}

describe("a quote is shown as the article has it", () => {
  test.each<[given: string, original: string, verified: string]>([
    ["We lost the whole harvest this year", "We lost the whole harvest this year", "exact"],
    ["‘We lost the whole harvest  this year’", "We lost the whole harvest this year", "folded"],
    ["we lost the whole harvest this year!", "We lost the whole harvest this year", "punctuation"],
    [
      "We lost the whole harvest this year … But we will sow again",
      "We lost the whole harvest this year […] But we will sow again",
      "elided",
    ],
    [
      "We lost the whole harvest this year,” Berg said. “But we will sow again in spring.",
      "We lost the whole harvest this year […] But we will sow again in spring.",
      "elided",
    ],
    [
      "We waited for seven weeks in the rain … and [the council] did nothing",
      "We waited for seven weeks in the rain […] and [the council] did nothing",
      "elided",
    ],
    ["the money has all been spent", "the money has all been spent", "exact"],
    ["We were cheated of it,", "We were cheated of it,", "exact"],
  ])("%s", (words, original, verified) => expect(shown(words)).toEqual([original, verified]));
});

describe("a quote is withheld", () => {
  test.each<[what: string, words: string, why: "absent" | "told"]>([
    ["whose words are joined silently", "We lost the whole harvest this year But we will sow again", "absent"],
    ["that two people said", "We won the vote by a mile … We were cheated of it", "told"],
    [
      "that two people said, with what is told between",
      "We won the vote by a mile,” said Anna Berg. “We were cheated of it",
      "told",
    ],
    ["that joins paragraphs", "But we will sow again in spring … The boats are rotting", "absent"],
    ["that the article tells", "Nobody asked the fishermen what they thought of it", "told"],
    ["that begins in what is told", "Hale was less hopeful. “The boats are rotting in the harbour", "told"],
    ["that stands before a quotation", "Hale was less hopeful", "told"],
    ["that stands between two quotations", "Berg said.", "told"],
    ["that is a headline", "Nobody came to help us here", "told"],
    ["that is a scare quote", "bold new start", "told"],
    ["that is a title", "The Long Way Home To Holm", "told"],
    ["that cuts a word", "e lost the whole harvest this year", "absent"],
    ["with words in brackets that replace a “not”", "and [the council] did [everything]", "absent"],
  ])("%s", (_what, words, why) => expect(shown(words)).toBe(why));
});

describe("direct speech is told", () => {
  test.each<[what: string, language: string, paragraphs: Paragraphs, words: string, isSpeech: boolean]>([
    [
      "in a block quotation",
      "en",
      [{ kind: "quote", text: "We will be back before the spring." }],
      "We will be back before the spring.",
      true,
    ],
    ["in a dialogue", "es", ["—Volveremos antes de la primavera —dijo Ana."], "Volveremos antes de la primavera", true],
    [
      "in a quotation that runs on",
      "en",
      ["“We will be back before spring.", "“And we will win,” she said."],
      "We will be back before spring",
      true,
    ],
    [
      "in what is left of such a quotation",
      "en",
      ["It went on and on, and then we won.” The hall was full."],
      "It went on and on",
      false,
    ],
    [
      "in single marks",
      "en",
      ["‘We’ll be back before the spring,’ she said."],
      "We’ll be back before the spring",
      true,
    ],
    [
      "in plain single marks",
      "en",
      ["'We will be back before the spring,' she said."],
      "We will be back before the spring",
      true,
    ],
    ["in Swedish marks", "sv", ["”Vi kommer tillbaka före våren”, säger hon."], "Vi kommer tillbaka före våren", true],
    ["in Chinese marks", "zh", ["她说：“春天之前我们会再回来。”"], "春天之前我们会再回来", true],
    ["in Japanese marks", "ja", ["「春までに戻る」と話した。"], "春までに戻る", true],
    ["in Arabic marks", "ar", ["وقالت: «سنعود قبل الربيع بكثير»."], "سنعود قبل الربيع بكثير", true],
    ["in two words", "ru", ["«Помощь опоздала», — сказал он."], "Помощь опоздала", true],
    ["in one word", "en", ["“Never!” she said."], "Never", true],
    ["but not in a Russian scare quote", "ru", ["Так называемый «зелёный налог» отменили."], "зелёный налог", false],
    ["but not in a Chinese term", "zh", ["他们选择了“躺平”的生活。"], "躺平", false],
    ["but not in a German term", "de", ["Die „neue Mitte“ sagte wenig."], "neue Mitte", false],
    ["but not in indirect speech", "fr", ["Elle a dit que la récolte était perdue."], "la récolte était perdue", false],
  ])("%s", (_what, language, paragraphs, words, isSpeech) =>
    expect("quote" in prove(paragraphs, language, given(words), "xx")).toBe(isSpeech),
  );
});

describe("a speaker", () => {
  const speaker = (original: string, name: string, title = "", role = title): [string, string] => {
    const proof = prove(EN, "en", given(original, { name, speaker: name, title, role }), "de");
    return "quote" in proof ? [proof.quote.speaker, proof.quote.role] : ["", proof.unproven];
  };

  test.each<[what: string, original: string, name: string, expected: [string, string], title?: string]>([
    ["is named beside the quote", "We lost the whole harvest this year", "Anna Berg", ["Anna Berg", ""]],
    [
      "has the article's title",
      "We lost the whole harvest this year",
      "Anna Berg",
      ["Anna Berg", "mayor of Holm"],
      "mayor of Holm",
    ],
    ["has no other title", "We lost the whole harvest this year", "Anna Berg", ["Anna Berg", ""], "president"],
    ["has nobody else's title", "We lost the whole harvest this year", "Anna Berg", ["Anna Berg", ""], "fishermen"],
    ["is named before a pronoun", "The boats are rotting in the harbour", "John Hale", ["John Hale", ""]],
    ["is nobody else who is named there", "We lost the whole harvest this year", "John Hale", ["", ""]],
    ["is not who is named at another quote of the paragraph", "We were cheated of it", "Anna Berg", ["", ""]],
    ["isn't somebody of the same surname", "We lost the whole harvest this year", "Vera Berg", ["", ""]],
    ["isn't named anywhere", "We lost the whole harvest this year", "Vera Holt", ["", ""]],
    ["is named far away", "Nothing will ever be the same here again.", "Anna Berg", ["", ""]],
    ["is no pronoun", "The boats are rotting in the harbour", "he", ["", ""]],
    ["of words within another's isn't known", "the money has all been spent", "John Hale", ["", ""]],
  ])("%s", (_what, original, name, expected, title) => expect(speaker(original, name, title)).toEqual(expected));

  test.each<[language: string, paragraphs: Paragraphs, original: string, name: string, title: string]>([
    [
      "ru",
      ["Слова Андрея Яптика услышали.", "«Помощь опоздала на семь недель», — сказал он."],
      "Помощь опоздала на семь недель",
      "Андрей Яптик",
      "",
    ],
    [
      "zh",
      ["罗启明是渔业协会主席。", "罗主席说：“我们等了整整七个星期。”"],
      "我们等了整整七个星期。",
      "罗启明",
      "渔业协会主席",
    ],
    ["ja", ["「七週間も待った」と田中太郎市長は話した。"], "七週間も待った", "田中太郎", "市長"],
    [
      "ko",
      ["김민수 시장은 “우리는 칠 주 동안이나 기다렸다”고 말했다."],
      "우리는 칠 주 동안이나 기다렸다",
      "김민수",
      "시장",
    ],
    ["ar", ["وقال محمد الأحمد: «انتظرنا سبعة أسابيع كاملة»."], "انتظرنا سبعة أسابيع كاملة", "محمد الأحمد", ""],
    [
      "tr",
      ["“Yedi hafta boyunca yağmurda bekledik” diyen Ayşe Kaya, valiydi."],
      "Yedi hafta boyunca yağmurda bekledik",
      "Ayşe Kaya",
      "",
    ],
    [
      "de",
      ["„Wir haben sieben Wochen lang gewartet“, sagte Bürgermeisterin Anna Berg."],
      "Wir haben sieben Wochen lang gewartet",
      "Anna Berg",
      "Bürgermeisterin",
    ],
  ])("is found in %s", (language, paragraphs, original, name, title) => {
    const proof = prove(
      paragraphs,
      language,
      given(original, { name, speaker: "Somebody", title, role: title && "role" }),
    );

    if (!("quote" in proof)) throw new Error(proof.unproven);
    expect([proof.quote.name, proof.quote.role]).toEqual([name, title && "role"]);
  });

  test.each<[text: string, name: string, known: boolean]>([
    ["Anna Berg came. “We lost the whole harvest,” said one expert.", "Anna Berg", false],
    ["Anna Berg came. “We lost the whole harvest,” Hale tweeted.", "Anna Berg", false],
    ["Hale told Anna Berg: “We lost the whole harvest.”", "Anna Berg", false],
    ["Anna Berg came. “We lost the whole harvest,” she quipped.", "Anna Berg", true],
    ["Anna Berg is the mayor. “We lost the whole harvest,” the mayor said.", "Anna Berg", true],
  ])("beside %j", (text, name, known) => {
    const proof = prove([text], "en", given("We lost the whole harvest", { name, speaker: name }), "de");

    expect(proof).toMatchObject({ quote: { speaker: known ? name : "" } });
  });

  test.each<[said: string, name: string, known: boolean]>([
    ["she said", "Olga Stern", true],
    ["she said", "John Hale", true],
    ["a long silence", "Olga Stern", false],
    ["a long silence", "John Hale", true],
    ["she muttered", "she", false],
  ])("before %j may be one of two", (said, name, known) => {
    const paragraphs = ["Olga Stern came.", "John Hale left.", `“We lost the whole harvest,” ${said}.`];
    const proof = prove(paragraphs, "en", given("We lost the whole harvest", { name, speaker: name }), "de");

    expect(proof).toMatchObject({ quote: { speaker: known ? name : "" } });
  });

  test("has no title of another who is named between", () => {
    const text = "Council President Vera Holt met Anna Berg. “We lost the whole harvest,” said Berg.";
    const more = { name: "Anna Berg", speaker: "Anna Berg", role: "x" };
    const role = (title: string) => prove([text], "en", given("We lost the whole harvest", { ...more, title }), "de");

    expect(role("President")).toMatchObject({ quote: { speaker: "Anna Berg", role: "" } });
  });

  test("has the article's spelling where another person is given for it", () => {
    const paragraphs = ["„Wir haben sieben Wochen lang gewartet“, sagte Anna Berg."];
    const spelled = (speaker: string) =>
      prove(paragraphs, "de", given("Wir haben sieben Wochen lang gewartet", { name: "Anna Berg", speaker }));

    expect(spelled("Vera Holt")).toMatchObject({ quote: { speaker: "Anna Berg" } });
    expect(spelled("Ana Berg")).toMatchObject({ quote: { speaker: "Ana Berg", name: "Anna Berg" } });
  });
});

test("the paragraph that is named comes first, and a surer match before it", () => {
  const twice = ["“We will be back before spring,” she said.", "“We will be back before spring,” he said."];
  const where = (original: string) => {
    const proof = prove(twice, "en", given(original, { paragraph: 2 }));
    return "quote" in proof && proof.quote.paragraph;
  };

  expect(where("We will be back before spring")).toBe(2);
  expect(where("we will be back before spring")).toBe(2);
});

describe("where all that stands in quotation marks is asked for", () => {
  const kindOf = (paragraphs: Paragraphs, language: string, original: string, more: Partial<GivenQuote> = {}) => {
    const proof = createProof(articleOf(paragraphs, { language }), "xx", "all")(given(original, more));
    return "quote" in proof ? proof.quote.kind : proof.unproven;
  };
  const marked = { kind: "term" } as const;

  test.each<[what: string, language: string, text: string, words: string]>([
    ["a scare quote", "en", "The council called its plan a “bold new start” for the town.", "bold new start"],
    ["one in British marks", "en", "The council’s ‘bold new start’ didn’t last.", "bold new start"],
    ["one in plain marks", "en", "The council's 'bold new start' soon failed.", "bold new start"],
    ["one with other punctuation", "en", "It was a “bold, new start,” for the town.", "Bold new start"],
    ["a title", "en", "She wrote “The Long Way Home To Holm” in May.", "The Long Way Home To Holm"],
    ["in Russian", "ru", "Так называемый «зелёный налог» отменили.", "зелёный налог"],
    ["in Chinese", "zh", "他们选择了“躺平”的生活。", "躺平"],
    ["in Japanese", "ja", "町は「新しい出発」を掲げた。", "新しい出発"],
    ["in German", "de", "Die „neue Mitte“ sagte wenig.", "neue Mitte"],
    ["in Swedish", "sv", "Den så kallade ”nya starten” dröjde.", "nya starten"],
    ["in French", "fr", "La « nouvelle donne » a déçu.", "nouvelle donne"],
    ["in Hebrew", "he", "מה שמכונה ״הרפורמה״ נדחה.", "הרפורמה"],
    ["in Arabic", "ar", "ما يسمى «ضريبة خضراء» ألغي.", "ضريبة خضراء"],
  ])("%s is a term, with no speaker, claimed as one or not: %s", (_what, language, text, words) => {
    const said = { name: "Anna Berg", speaker: "Anna Berg", title: "mayor", role: "mayor" };
    const article = articleOf(["Anna Berg, mayor, came.", text], { language });
    for (const kind of [undefined, "term"] as const) {
      const proof = createProof(article, "xx", "all")(given(words, { ...said, kind, english: "E" }));
      if (!("quote" in proof)) throw new Error(proof.unproven);
      const { spans, original, ...rest } = proof.quote;
      expect(rest).toMatchObject({ kind: "term", speaker: "", name: "", role: "", english: "E", paragraph: 2 });
      expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual([original]);
      expect(createProof(article, "xx")(given(words, { ...said, kind }))).toEqual({ unproven: "told" });
    }
  });

  test.each<[what: string, words: string, why: "absent" | "told"]>([
    ["what the article tells", "Nobody asked the fishermen what they thought of it", "told"],
    ["a headline in marks", "Nobody came to help us here", "told"],
    ["a part of a term", "bold new", "told"],
    ["a term with what is told around it", "its plan a “bold new start", "told"],
    ["what stands between two quotations", "she said", "told"],
    ["terms joined across what is told", "bold new start … The Long Way Home To Holm", "told"],
    ["words that aren't there", "bold old start", "absent"],
    ["what only one half of is marked", "start” and “The Long", "told"],
  ])("%s stays withheld", (_what, words, why) => {
    expect(kindOf(EN, "en", words)).toBe(why);
    expect(kindOf(EN, "en", words, marked)).toBe(why);
  });

  test.each([
    ["Fleets of the '90s won the boys' cup.", "90s won the boys"],
    ["The boys' cup and the girls' cup were won.", "cup and the girls"],
    ["It isn't what we'd hoped for.", "t what we"],
  ])("apostrophes are no marks: %s", (text, words) => {
    expect(kindOf([text], "en", words, marked)).not.toBe("term");
  });

  test.each<[what: string, words: string]>([
    ["with a named speaker", "We were cheated of it"],
    ["before she said", "We waited for seven weeks in the rain for a single boat to come"],
    ["elided", "We waited for seven weeks in the rain … and [the council] did nothing"],
    ["that is a sentence of its own", "Nothing will ever be the same here again."],
  ])("direct speech %s is no term, even where it is claimed as one", (_what, words) => {
    expect(kindOf(EN, "en", words, marked)).toBe("speech");
  });

  test("what is long enough to be speech is a term where it is claimed as one and nobody is told to say it", () => {
    const law = ["The “law for the protection of the family” was voted down in May."];

    expect(kindOf(law, "en", "law for the protection of the family", marked)).toBe("term");
    expect(kindOf(law, "en", "law for the protection of the family")).toBe("speech");
  });

  test("what the article has somebody say in part is speech, even where it is claimed as a term", () => {
    const text = ["Anna Berg said that they “lost the whole harvest this year” and left."];

    expect(kindOf(text, "en", "lost the whole harvest this year", marked)).toBe("speech");
  });

  test("a term within somebody's words is one where it is claimed as one", () => {
    const text = ["«Мы не платим „олений налог“ и не будем», — сказал Андрей Яптик."];

    expect(kindOf(text, "ru", "олений налог", marked)).toBe("term");
  });

  test("what is said in one place is speech, though it is a term in another", () => {
    const twice = ["Its “bold start” failed.", "“Bold start!” Anna Berg said."];

    expect(kindOf(twice, "en", "Bold start")).toBe("speech");
    expect(kindOf(twice, "en", "bold start", { ...marked, paragraph: 1 })).toBe("term");
  });
});
