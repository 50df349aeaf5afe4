import { describe, expect, test } from "vitest";
import { ask } from "../../src/task/ask.ts";
import { summarize } from "../../src/task/summarize.ts";
import { articleOf } from "../fakes/articles.ts";
import { drive } from "./drive.ts";

const STRANGER = "Jane Bartholomew said the port is open [1]";
const KNOWN = "Mayor Olga Krylova said the port is open [1]";

const article = (language: string, first: string, second: string) =>
  articleOf([first, second], { language, title: first });

const COMPARED = [
  ["ru", "Порт открыт, сообщила мэр Ольга Крылова.", "Очередь на рейде сократилась."],
  ["ar", "قالت العمدة أولغا كريلوفا إن الميناء مفتوح.", "تقلص الطابور."],
  ["ko", "올가 크릴로바 시장은 항구가 열렸다고 말했다.", "줄이 줄었다."],
  ["el", "Το λιμάνι άνοιξε, είπε η δήμαρχος Όλγα Κρίλοβα.", "Η ουρά μειώθηκε."],
  ["hi", "महापौर ओल्गा क्रिलोवा ने कहा कि बंदरगाह खुला है।", "कतार घट गई।"],
] as const;
const SILENT = ["zh", "市长克雷洛娃说，港口已经开放。", "队伍缩短了。"] as const;

describe("a person whom the article doesn't name", () => {
  test.each(COMPARED)("in %s is asked for again, then left out and counted", (...of) => {
    const { asks, finish } = drive(summarize, article(...of), { to: "en" }, [
      `# Port open\n- ${STRANGER}\n- The queue is shorter [2]`,
      `(1) ${STRANGER}`,
    ]);
    const { value } = finish();

    expect(asks[1]?.instruction).toContain("1: “Jane Bartholomew” isn't in the article");
    expect(value.bullets).toEqual([{ text: "The queue is shorter", paragraphs: [2] }]);
    expect(value.dropped).toBe(1);
  });

  test.each(COMPARED)("in %s gives way to the one it does", (...of) => {
    const { left, finish } = drive(summarize, article(...of), { to: "en" }, [
      `# Port open\n- ${STRANGER}`,
      `(1) ${KNOWN}`,
    ]);

    expect(left).toBeUndefined();
    expect(finish()).toMatchObject({ value: { bullets: [{ paragraphs: [1] }], dropped: 0 }, problems: [] });
  });

  test.each(COMPARED)("in %s has a sign before it in an answer", (...of) => {
    const options = { to: "en", question: "Who said so?" };
    const { asks, finish } = drive(ask, article(...of), options, [`${STRANGER}.`, `${STRANGER}.`]);

    expect(asks[1]?.instruction).toContain("“Jane Bartholomew” isn't in the article");
    expect(finish().problems).toMatchObject([{ check: "grounds" }]);
    expect(finish().value.answer).not.toBe(`${STRANGER}.`);
  });
});

test.each(COMPARED)("in %s a person it names passes at once, with the paragraph", (...of) => {
  const { left, finish } = drive(summarize, article(...of), { to: "en" }, [`# Port open\n- ${KNOWN}`]);

  expect(left).toBeUndefined();
  expect(finish()).toMatchObject({ value: { bullets: [{ paragraphs: [1] }], dropped: 0 }, problems: [] });
});

test("nothing is said of persons in Chinese", () => {
  const { left, finish } = drive(summarize, article(...SILENT), { to: "en" }, [`# Port open\n- ${STRANGER}`]);

  expect(left).toBeUndefined();
  expect(finish()).toMatchObject({ value: { dropped: 0 }, problems: [] });
});
