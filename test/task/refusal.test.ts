import { describe, expect, test } from "vitest";
import { isRefusal } from "../../src/task/refusal.ts";

const REFUSALS: Readonly<Record<string, readonly string[]>> = {
  English: [
    "I'm sorry, but I can't help with translating this article.",
    "I can’t assist with that request.",
    "I apologize, but I cannot reproduce this copyrighted article in full. I can offer a short summary instead.",
    "I'm not able to provide a full translation of this text, as it appears to be protected by copyright.",
    "I must respectfully decline to translate this material.",
    "Unfortunately, I am unable to process this content.",
    "I won't be able to translate this. If you like, I can tell you what it is about.",
    "As an AI language model, I cannot engage with material of this kind.",
    "Thank you for sharing the article. However, I'm not comfortable translating these passages.",
    "This request goes against my guidelines, so I am unable to go on.",
    "We cannot fulfil this request.",
  ],
  German: [
    "Es tut mir leid, aber ich kann diesen Artikel nicht übersetzen.",
    "Leider kann ich Ihnen dabei nicht helfen.",
    "Ich darf urheberrechtlich geschützte Texte nicht vollständig wiedergeben.",
  ],
  French: [
    "Je suis désolé, mais je ne peux pas traduire cet article.",
    "Désolé, je ne suis pas en mesure de vous fournir une traduction intégrale.",
  ],
  Spanish: [
    "Lo siento, pero no puedo traducir este artículo.",
    "No me es posible reproducir textos protegidos por derechos de autor.",
  ],
  Portuguese: ["Desculpe, mas não posso traduzir este artigo.", "Infelizmente, não consigo ajudar com esse pedido."],
  Italian: ["Mi dispiace, ma non posso tradurre questo articolo.", "Non sono in grado di fornire una traduzione."],
  Dutch: ["Het spijt me, maar ik kan dit artikel niet vertalen.", "Helaas kan ik u daar niet mee helpen."],
  Polish: ["Przepraszam, ale nie mogę przetłumaczyć tego artykułu."],
  Russian: [
    "Извините, но я не могу перевести эту статью.",
    "К сожалению, я не могу помочь с этим запросом.",
    "Я не могу полностью воспроизвести текст, защищённый авторским правом.",
  ],
  Ukrainian: ["Вибачте, але я не можу перекласти цю статтю."],
  Turkish: ["Üzgünüm, bu makaleyi çeviremem.", "Maalesef bu konuda yardımcı olamıyorum."],
  Arabic: ["عذرًا، لا يمكنني ترجمة هذا المقال.", "آسف، لا أستطيع المساعدة في هذا الطلب."],
  Persian: ["متأسفم، نمی‌توانم این مقاله را ترجمه کنم."],
  Hebrew: ["מצטער, אינני יכול לתרגם את המאמר הזה.", "לצערי לא אוכל לעזור בבקשה הזו."],
  Hindi: ["क्षमा करें, मैं इस लेख का अनुवाद नहीं कर सकता।", "मैं इस अनुरोध में आपकी सहायता करने में असमर्थ हूँ।"],
  Chinese: [
    "抱歉，我无法翻译这篇文章。",
    "很遗憾，我不能按照您的要求完成这项任务。",
    "對不起，我無法協助處理這個請求。",
  ],
  Japanese: [
    "申し訳ありませんが、この記事を翻訳することはできません。",
    "恐れ入りますが、そのご依頼にはお応えできません。",
  ],
  Korean: ["죄송하지만 이 기사를 번역할 수 없습니다.", "죄송합니다. 해당 요청은 도와드리기 어렵습니다."],
  Indonesian: ["Maaf, saya tidak dapat menerjemahkan artikel ini."],
  Vietnamese: ["Xin lỗi, tôi không thể dịch bài viết này."],
};

const cases = Object.entries(REFUSALS).flatMap(([language, texts]) => texts.map((text) => [language, text]));

test.each(cases)("%s: %s", (_language, text = "") => {
  expect(isRefusal(text)).toBe(true);
});

describe("no refusal is", () => {
  test.each([
    ["a translation whose speaker can't", "[0] “I can't help you”\n[1] I cannot translate this feeling, he said."],
    ["an answer with its paragraphs", "I can't help you translate the bill, the minister told her aide. [4]"],
    ["an answer that quotes one", "The clerk said: “I cannot provide you with the file.”"],
    ["a summary", "# Museum can't continue without help\n- It is unable to provide for its staff."],
    ["quotes", '{"paragraph": 1, "original": "Ich kann Ihnen nicht helfen"}'],
    ["a word that there are none", "NONE"],
    ["that the article doesn't say", "NOT IN THE ARTICLE"],
    ["that it can't be found", "I can't find anything about his age in the article."],
    ["an answer about copyright", "The court held that the newspaper's copyright did not cover headlines."],
    ["a preamble", "Here is the translation you asked for:"],
    ["a feeling", "Я не могу забыть тот день, сказала она."],
    ["a state that isn't able to", "中国无法提供更多数据。"],
    ["respect", "I can't help but admire the effort, the reviewer writes."],
    ["something that stands late", `${"The harbour was open. ".repeat(12)}I cannot help you.`],
    ["nothing at all", ""],
  ])("%s", (_what, text) => {
    expect(isRefusal(text)).toBe(false);
  });
});

test("a hostile answer takes no time", () => {
  const began = performance.now();
  for (const piece of ["I can't ", "我无法", "ich kann nicht ", "[", "\n ", "“", " \t"])
    isRefusal(piece.repeat(100_000));

  expect(performance.now() - began).toBeLessThan(10_000);
});
