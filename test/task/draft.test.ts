import { describe, expect, test } from "vitest";
import type { Article } from "../../src/article/article.ts";
import type { Draft } from "../../src/task/draft.ts";
import { translate } from "../../src/task/translate.ts";
import { articleOf } from "../fakes/articles.ts";
import { drive, type Given } from "./drive.ts";

const DAWN = "Буксиры вышли из порта на рассвете.";
const QUEUE = "Очередь на рейде сократилась вдвое.";
const SHIFT = "Терминал работает в одну смену.";
const FIRST = articleOf([DAWN, QUEUE, SHIFT]);
const GOOD = "[0] Tugs are back\n[1] The tugs left.\n[2] The queue has halved.\n[3] One shift works.";

const run = (article: Article, answers: readonly Given[], draft?: Draft) =>
  drive(translate, article, { to: "en" }, answers, draft);

const draftOf = (answers: readonly Given[], article = FIRST, draft?: Draft): Draft =>
  translate.draft?.(run(article, answers, draft).state) ?? {};

const texts = (driven: ReturnType<typeof run>) => driven.finish().value.paragraphs.map(({ text }) => text);

describe("of a text that was translated before", () => {
  test("only what is new or altered is asked for, under its number of now", () => {
    const next = articleOf([QUEUE, "Новый абзац.", DAWN, SHIFT]);
    const driven = run(next, ["[2] A new one."], draftOf([GOOD]));

    expect(driven.asks.map(({ about }) => about)).toEqual([[2]]);
    expect(driven.asks[0]?.instruction).toMatch(/^NUMBERS: 2$/m);
    expect(texts(driven)).toEqual(["The queue has halved.", "A new one.", "The tugs left.", "One shift works."]);
    expect(driven.finish().value.title).toBe("Tugs are back");
    expect(driven.finish().value.coverage).toEqual({ paragraphs: 4, translated: 4, flagged: 0, reused: 3 });
    expect(driven.left).toBeUndefined();
  });

  test.each<[what: string, article: Article, asked: number[] | undefined]>([
    ["nothing, where a paragraph was only removed", articleOf([DAWN, SHIFT]), undefined],
    ["the headline, where that alone is another", articleOf([DAWN, QUEUE, SHIFT], { title: "Другой" }), [0]],
    ["a paragraph of which one letter is another", articleOf([DAWN, `${QUEUE}.`, SHIFT]), [2]],
    ["a paragraph with the headline's words", articleOf([DAWN, QUEUE, FIRST.title]), [3]],
  ])("%s is asked for", (_what, article, asked) => {
    expect(run(article, [], draftOf([GOOD])).left?.about).toEqual(asked);
  });

  test("progress starts with what there is", () => {
    const state = translate.begin(articleOf([DAWN, QUEUE, "Новый."]), { to: "en" }, draftOf([GOOD]));
    expect(translate.progress(state)).toEqual({ done: 2, total: 3 });
  });

  test("the version after next takes over from both", () => {
    const second = articleOf([DAWN, "Новый абзац.", SHIFT]);
    const draft = draftOf(["[2] A new one."], second, draftOf([GOOD]));
    expect(run(articleOf([DAWN, "Новый абзац.", SHIFT, "Ещё один."]), [], draft).left?.about).toEqual([4]);
  });
});

describe("a draft", () => {
  test("holds what arrived before an answer broke off", () => {
    const broken = draftOf([["[0] Tugs\n[1] The tugs left.\n[2] The que", "cut"]]);
    expect(run(FIRST, [], broken).left?.about).toEqual([2, 3]);
  });

  test("holds what was mended, and nothing that stayed wrong or missing", () => {
    const wrong = GOOD.replace("The queue has halved.", QUEUE).replace("[3] One shift works.", "");
    const mended = draftOf([wrong, `[2] ${QUEUE}\n[3] One shift works.`]);
    expect(run(FIRST, [], mended).left?.about).toEqual([2]);
    expect(run(FIRST, [], draftOf([wrong, ""])).left?.about).toEqual([2, 3]);
  });

  test("of another text is of no use", () => {
    const other = articleOf(["Совсем другое."], { title: "Другой" });
    expect(run(FIRST, [], draftOf(["[0] Other\n[1] Quite another."], other)).left?.about).toEqual([0, 1, 2, 3]);
  });
});
