import { performance } from "node:perf_hooks";
import { describe, expect, it } from "vitest";
import { extractQuotes, maxQuotes } from "../../../src/task/extractive/quotes.ts";
import { articleOf } from "./article.ts";

const originals = (language: string, ...paragraphs: string[]): string[] =>
  extractQuotes(articleOf(language, paragraphs)).quotes.map(({ original }) => original);

/** The quote stands between {{ and }}, which aren't part of the text. */
const marks: readonly (readonly [language: string, marked: string])[] = [
  ["en", "“{{We have lost the whole harvest this year}},” she said."],
  ["en", 'He said: "{{We have lost the whole harvest this year.}}"'],
  ["en", "‘{{We don’t know when the boats’ crews will be back}},’ he said."],
  ["de", "„{{Wir haben die ganze Ernte dieses Jahr verloren}}“, sagte sie."],
  ["de", "»{{Wir haben die ganze Ernte dieses Jahr verloren}}«, sagte sie."],
  ["de-CH", "«{{Wir haben die ganze Ernte dieses Jahr verloren}}», sagte sie."],
  ["fr", "« {{Nous avons perdu toute la récolte cette année}} », dit-elle."],
  ["es", "«{{Hemos perdido toda la cosecha de este año}}», dijo."],
  ["it", "“{{Abbiamo perduto tutto il raccolto di quest’anno}}”, ha detto."],
  ["pt", "“{{Perdemos toda a colheita deste ano inteiro}}”, disse."],
  ["sv", "”{{Vi har förlorat hela skörden det här året}}”, säger hon."],
  ["pl", "„{{Straciliśmy w tym roku całe nasze zbiory}}”, mówi."],
  ["ru", "«{{Мы потеряли в этом году весь урожай}}», — говорит она."],
  ["uk", "«{{Ми втратили цього року весь урожай}}», — каже вона."],
  ["el", "«{{Χάσαμε φέτος ολόκληρη τη σοδειά μας}}», είπε."],
  ["tr", "“{{Bu yıl bütün hasadı tamamen kaybettik}}” dedi."],
  ["ar", "«{{لقد خسرنا المحصول كله في هذا العام}}»، قالت."],
  ["fa", "او گفت: «{{ما امسال همه محصول خود را از دست دادیم}}»."],
  ["he", '"{{השנה איבדנו את כל היבול שלנו בשדות}}", אמרה.'],
  ["hi", "उन्होंने कहा, “{{हमने इस साल पूरी फसल खो दी है}}”"],
  ["zh", "她说：“{{我们今年的收成全都没有了。}}”"],
  ["zh-TW", "她說：「{{我們今年的『收成』全都沒有了。}}」"],
  ["ja", "「{{今年の収穫はすべて失われてしまった}}」と話した。"],
  ["ko", "“{{우리는 올해 수확을 모두 잃어버리고 말았다}}”고 말했다."],
];

const none: readonly (readonly [what: string, language: string, text: string])[] = [
  ["scare quotes", "en", "They call it a “bold new start” for the town."],
  ["a work in Chinese title marks", "zh", "他去年出版了《我们今年的收成全都没有了的那一天》一书。"],
  ["a title in capitals", "en", "She starred in “The Last Winter Of The Northern Harbour” that year."],
  ["apostrophes", "en", "The ’90s weren’t kind to the boys’ club, and it’s closed now, isn’t it."],
  ["inches", "en", 'A 5" pipe and a 6" pipe were found by the river on the same day.'],
  ["a mark that is never closed", "en", "“We have lost the whole harvest this year, she said."],
];

/** "text with {{quote}}" → speaker and role; the last paragraph holds the quote. */
const speakers: readonly (readonly [language: string, text: string, speaker: string, role: string])[] = [
  ["en", "“{{We have lost the whole harvest}},” said Anna Berg, mayor of Holm.", "Anna Berg", "mayor of Holm"],
  ["en", "“{{We have lost the whole harvest}},” said the mayor of Holm, Anna Berg.", "Anna Berg", "mayor of Holm"],
  ["en", "“{{We have lost the whole harvest}},” Prime Minister Anna Berg said.", "Anna Berg", "Prime Minister"],
  ["en", "“{{We have lost the whole harvest}},” Berg said.|Anna Berg arrived on Monday.", "Anna Berg", ""],
  ["en", "Anna Berg arrived. “{{We have lost the whole harvest}},” Berg said.", "Anna Berg", ""],
  ["en", "Anna Berg, who owns the farm, said: “{{We have lost the whole harvest.}}”", "Anna Berg", ""],
  ["en", "Anna Berg said the fields were bare. “{{We have lost the whole harvest}},” she said.", "Anna Berg", ""],
  ["en", "“{{We have lost the whole harvest}},” she told Anna Berg.", "", ""],
  ["en", "“{{We have lost the whole harvest}},” said a farmer in San Pedro.", "", ""],
  ["en", "Anna Berg visited John Hale. “{{We have lost the whole harvest}},” he said.", "", ""],
  ["en", "Vane, a farmer, says Berg “{{has lost the whole harvest}}”.|Anna Berg left.", "", ""],
  ["en", "But Berg said: “{{We have lost the whole harvest.}}”|State Commissioner Anna Berg left.", "Anna Berg", ""],
  ["en", "“{{Have we lost the whole harvest?}}” asked Anna Berg.", "Anna Berg", ""],
  ["en", "“{{We have lost the whole harvest}},” said the farmer whose brother Anna Berg knew.", "", ""],
  ["en", "Sam Moore from the Vaal Justice Alliance says: “{{We have lost the whole harvest.}}”", "", ""],
  ["en", "“{{We have lost the whole harvest}},” Justice Anna Berg wrote.", "Anna Berg", "Justice"],
  ["en", "The Justice Department said: “{{We have lost the whole harvest.}}”", "", ""],
  ["en", "The Intercept said: “{{We have lost the whole harvest.}}”", "", ""],
  ["en", "Anna Berg walked away. “{{We have lost the whole harvest.}}”", "", ""],
  ["fr", "« {{Nous avons perdu toute la récolte}} », a déclaré la ministre, Anne Lorrain.", "Anne Lorrain", "ministre"],
  ["fr", "« {{Nous avons perdu toute la récolte}} », a-t-il dit à Anne Lorrain.", "", ""],
  ["fr", "« {{Nous avons perdu toute la récolte}} », a dit à la ministre, Anne Lorrain, une paysanne.", "", ""],
  ["fr", "« {{Nous avons perdu toute la récolte}}, dit Anne Lorrain. Voilà. »", "Anne Lorrain", ""],
  ["de", "„{{Wir haben die ganze Ernte verloren}}“, sagte Bürgermeisterin Anna Berg.", "Anna Berg", "Bürgermeisterin"],
  ["de", "Anna Berg sagte: „{{Wir haben die ganze Ernte verloren.}}“", "Anna Berg", ""],
  ["de", "„{{Wir haben die ganze Ernte verloren}}“, sagte die Bürgermeisterin in Bad Holm.", "", ""],
  ["de", "„{{Wir haben die ganze Ernte verloren}}“, sagte er vor Journalisten im Weißen Haus.", "", ""],
  ["de", "„{{Wir haben die ganze Ernte verloren}}“, sagt Anna Berg von der Stiftung Brot.", "Anna Berg", ""],
  [
    "de",
    "„{{Wir haben die ganze Ernte verloren}}“, schrieb Berg in der Nacht zu Montag.|Anna Berg kam. Kam Anna Berg?",
    "Anna Berg",
    "",
  ],
  ["de", "„{{Wir haben die ganze Ernte verloren}}“, so Ursula von der Aue.", "Ursula von der Aue", ""],
  ["es", "«{{Hemos perdido toda la cosecha}}», dijo la alcaldesa Marta Iribarren.", "Marta Iribarren", "alcaldesa"],
  [
    "es",
    "La alcaldesa, Marta Iribarren, anunció ayudas. «{{Hemos perdido toda la cosecha}}», afirmó.",
    "Marta Iribarren",
    "alcaldesa",
  ],
  ["es", "«{{Hemos perdido toda la cosecha}}», dijo una vecina de San Jacinto.", "", ""],
  ["pt", "“{{Perdemos toda a colheita deste ano}}”, disse o ministro João Lima.", "João Lima", "ministro"],
  ["it", "“{{Abbiamo perduto tutto il raccolto}}”, ha detto la sindaca Anna Conti.", "Anna Conti", "sindaca"],
  ["tr", "Belediye Başkanı Ayşe Kaya, “{{Bu yıl bütün hasadı tamamen kaybettik}}” dedi.", "", ""],
  ["tr", "“{{Bu yıl bütün hasadı tamamen kaybettik}}” diyen Ayşe Kaya sustu.", "Ayşe Kaya", ""],
  ["ru", "«{{Мы потеряли в этом году весь урожай}}», — заявила мэр города Анна Берг.", "Анна Берг", "мэр города"],
  ["ru", "«{{Мы потеряли в этом году весь урожай}}, — сказал Иван Петров. — Жаль».", "Иван Петров", ""],
  [
    "ru",
    "Агроном Анна Берг считает иначе. «{{Мы потеряли в этом году весь урожай}}», — говорит она.",
    "Анна Берг",
    "Агроном",
  ],
  ["ru", "«{{Мы потеряли в этом году весь урожай}}», — сообщили в министерстве.", "", ""],
  ["uk", "«{{Ми втратили цього року весь урожай}}», — сказала міністерка Олена Бойко.", "Олена Бойко", "міністерка"],
  [
    "ar",
    "وقال وزير المياه، الدكتور هشام العامري: «{{لقد خسرنا المحصول كله في هذا العام}}».",
    "هشام العامري",
    "وزير المياه",
  ],
  ["ar", "«{{لقد خسرنا المحصول كله في هذا العام}}»، يقول الصياد سالم بن عوض وهو يبكي.", "سالم بن عوض", "الصياد"],
  ["ar", "«{{لقد خسرنا المحصول كله في هذا العام}}»، قال الوزير في كلمة له.", "", ""],
  ["fa", "حسین احمدی، وزیر نیرو، گفت: «{{ما امسال همه محصول خود را از دست دادیم}}».", "حسین احمدی", "وزیر نیرو"],
  ["hi", "मुख्यमंत्री रमेश शर्मा ने कहा, “{{हमने इस साल पूरी फसल खो दी है}}”", "रमेश शर्मा", "मुख्यमंत्री"],
  ["hi", "उन्होंने कहा, “{{हमने इस साल पूरी फसल खो दी है}}”", "", ""],
  ["zh", "市长罗启明在记者会上说：“{{我们今年的收成全都没有了。}}”", "罗启明", "市长"],
  ["zh", "“{{我们今年的收成全都没有了。}}”罗启明说。", "罗启明", ""],
  ["zh", "丁建釗解釋說：「{{我們今年的收成全都沒有了。}}」", "丁建釗", ""],
  ["zh", "澳大利亚贸易部长Dan Tehan说，“{{我们今年的收成全都没有了。}}”", "Dan Tehan", "澳大利亚贸易部长"],
  ["zh", "布林肯表示，“{{我们今年的收成全都没有了}}”。", "布林肯", ""],
  [
    "zh",
    "轮值主席、外交部长英格丽德·索尔海姆会后说：“{{我们今年的收成全都没有了。}}”",
    "英格丽德·索尔海姆",
    "外交部长",
  ],
  ["zh", "她对英格丽德·索尔海姆说：“{{我们今年的收成全都没有了。}}”", "", ""],
  ["zh", "她一边擦桌子一边说：“{{我们今年的收成全都没有了。}}”", "", ""],
  ["zh", "一名姓张的人说：“{{我们今年的收成全都没有了。}}”", "", ""],
  ["zh", "市政府表示：“{{我们今年的收成全都没有了。}}”", "", ""],
  ["ja", "田中一郎市長は「{{今年の収穫はすべて失われてしまった}}」と述べた。", "田中一郎", "市長"],
  ["ja", "住民は「{{今年の収穫はすべて失われてしまった}}」と話した。", "", ""],
  ["ko", "김민수 시장은 “{{우리는 올해 수확을 모두 잃어버리고 말았다}}”고 말했다.", "김민수", "시장"],
  ["ko", "그는 “{{우리는 올해 수확을 모두 잃어버리고 말았다}}”고 말했다.", "", ""],
];

const unmarked = (text: string): string => text.replace("{{", "").replace("}}", "");
const marked = (text: string): string => text.slice(text.indexOf("{{") + 2, text.indexOf("}}"));

describe("quotes", () => {
  it.each(marks)("are found in the marks of %s: %s", (language, text) => {
    expect(originals(language, unmarked(text))).toEqual([marked(text)]);
  });

  it.each(none)("aren't made of %s", (_, language, text) => {
    expect(originals(language, text)).toEqual([]);
  });

  it.each(speakers)("%s: %s → %s (%s)", (language, text, speaker, role) => {
    const paragraphs = unmarked(text).split("|");
    const { quotes } = extractQuotes(articleOf(language, paragraphs));
    expect(quotes.map((quote) => [quote.original, quote.speaker, quote.role])).toEqual([[marked(text), speaker, role]]);
  });

  it("are exact slices of their paragraph", () => {
    const text =
      "Erst schwieg sie. „Wir haben ‚wirklich alles‘ verloren, was wir hatten“, sagte Anna Berg. »Und das wissen die Leute im Rathaus genau«, so Berg.";
    const { quotes, withheld } = extractQuotes(articleOf("de", ["Vorspann.", text]));
    expect(quotes.length).toBe(2);
    for (const { original, spans, paragraph, verified, english } of quotes) {
      expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual([original]);
      expect({ paragraph, verified, english }).toEqual({ paragraph: 2, verified: "exact", english: "" });
    }
    expect(withheld).toBe(0);
  });

  it("that run on over paragraphs are given paragraph by paragraph", () => {
    const found = originals(
      "en",
      "He said: “We have lost the whole harvest this year.",
      "“Nobody in the village will forget this winter.”",
    );
    expect(found).toEqual([
      "We have lost the whole harvest this year.",
      "Nobody in the village will forget this winter.",
    ]);
  });

  it("repeated as pull quotes are given once", () => {
    const words = "“We have lost the whole harvest this year”";
    const article = articleOf("en", [`${words}, said Anna Berg.`, { kind: "quote", text: words }]);
    expect(extractQuotes(article).quotes.map(({ paragraph, speaker }) => ({ paragraph, speaker }))).toEqual([
      { paragraph: 1, speaker: "Anna Berg" },
    ]);
  });

  it("aren't taken from captions and headings", () => {
    const text = "“We have lost the whole harvest this year”";
    expect(
      extractQuotes(
        articleOf("en", [
          { kind: "caption", text },
          { kind: "heading", text },
        ]),
      ).quotes,
    ).toEqual([]);
  });

  it("are the best few in reading order", () => {
    const months = [
      "wheat",
      "barley",
      "maize",
      "olives",
      "grapes",
      "apples",
      "cherries",
      "lemons",
      "dates",
      "figs",
      "plums",
    ];
    const short = months.map((crop) => `“Nobody here will harvest ${crop} again,” she said.`);
    const long =
      "“The harvest failed in every valley of the province, and the people who grew it have left for the coast,” said Anna Berg.";
    const { quotes } = extractQuotes(articleOf("en", [...short, long]));
    expect(quotes.length).toBe(maxQuotes);
    expect(quotes.at(-1)?.speaker).toBe("Anna Berg");
    expect(quotes.map(({ paragraph }) => paragraph)).toEqual(
      quotes.map(({ paragraph }) => paragraph).toSorted((a, b) => a - b),
    );
  });

  it("are given with terms and short ones where all is asked for, each term once and without a speaker", () => {
    const text =
      "Anna Berg said the “bold start” failed. “Never!” said Anna Berg. “A waste,” she said. Holm’s “bold start” cost “…” too much.";
    const article = articleOf("en", [text, "“We have lost the bold start of the whole harvest,” said Anna Berg."]);
    const { quotes, include } = extractQuotes(article, "all");

    expect(quotes.map(({ kind, original, speaker }) => [kind, original, speaker])).toEqual([
      ["term", "bold start", ""],
      ["speech", "Never!", "Anna Berg"],
      ["speech", "A waste", "Anna Berg"],
      ["speech", "We have lost the bold start of the whole harvest", "Anna Berg"],
    ]);
    expect(include).toBe("all");
    expect(extractQuotes(article).quotes.map(({ paragraph }) => paragraph)).toEqual([2]);
  });

  it.each(["“", "«a ", "“a b c d e f g h i j k l” ", '" a" ', "“A B said ", "”", "Anna Berg, "])(
    "are found in linear time: %j",
    (piece) => {
      const text = piece.repeat(Math.ceil(100_000 / piece.length));
      const started = performance.now();
      extractQuotes(articleOf("en", [text]));
      extractQuotes(articleOf("zh", [text]), "all");
      expect(performance.now() - started).toBeLessThan(3000);
    },
  );
});
