import { describe, expect, it } from "vitest";
import { readArticle } from "../../../src/article/read.ts";

const story = Array.from(
  { length: 8 },
  (_, index) => `Part ${index} of the story has several words, a comma or two, and at its end there is a full stop.`,
);

function read(body: string): string[] {
  const page = new TextEncoder().encode(`<title>T</title><h1>T</h1><article>${body}</article>`);
  return readArticle(page, { url: "https://n.example/a", mediaType: "text/html", now: 0 }).paragraphs.map(
    ({ text }) => text,
  );
}

const paragraphs = story.map((text) => `<p>${text}</p>`).join("");

describe("the newsroom's word to its reader", () => {
  it.each([
    "Follow The Daily on Facebook, X and Instagram for more, every day.",
    "There is more of it. Sign up for our newsletter, which is free, and read on.",
    "Folge der Zeitung auf WhatsApp, dann verpasst du nichts.",
    "Follow our full coverage of the bridge, day by day, on the pages of this paper.",
    "Listen to the bridge live at 12:45 on weekdays, or here.",
    "Ann Writer and Bo Editor contributed to this report.",
    "Do you know more, or better? Contact the desk: desk@n.example, at any hour.",
    "If you buy something through a link in this text, we may earn a commission.",
    "The opinions expressed here are the author’s, and nobody else’s.",
    "This paper is glad to print letters to the editor. Here is where to send them, and how.",
    "云南日报报业集团 版权所有，未经许可不得转载",
    "声明：本网转载此文目的在于传递更多信息，不代表本网观点。",
    "Our Standards: The Thomson Reuters Trust Principles.",
    "हमें फेसबुक और ट्विटर पर फॉलो करें।",
  ])("is left out at the end: %s", (notice) => {
    expect(read(`${paragraphs}<p>${notice}</p>`)).toEqual(story);
  });

  it.each([
    "Published Jun 04, 2026 • Last updated 1 day ago • 2 minute read",
    "Von Anna Beispiel, Frankfurt",
    "By",
    "By Ann Writer on Monday, November 18th, 2019 at 11:04 a.m.",
    "Sign in or create an account",
  ])("is left out at the beginning: %s", (notice) => {
    expect(read(`<p>${story[0]}</p><p>${notice}</p>${paragraphs.slice(paragraphs.indexOf("</p>") + 4)}`)).toEqual(
      story,
    );
  });

  it.each([
    "Advertisement",
    "- Werbung -",
    "Реклама",
    "広告",
    "الإعلان",
    "Story continues below advertisement",
    "La suite après la publicité",
    "Weiter nach der Werbung",
    "SCROLL TO CONTINUE WITH CONTENT",
    "MÁS INFORMACIÓN",
    "Baca juga: Harga beras naik di Jawa",
    "Lees ook: De haven gaat weer open",
    "ये भी पढ़ें: दिल्ली में भी बारिश का अलर्ट",
    "관련기사: 물가 상승",
  ])("is left out between paragraphs: %s", (interruption) => {
    expect(read(paragraphs.replace("</p><p>", `</p><p>${interruption}</p><p>`))).toEqual(story);
  });

  it.each([
    "More: I never wrote that letter to the king.",
    "Werbung ist teuer, sagte er.",
    "Read the letter aloud: that was all she asked of them.",
  ])("is told from a short sentence: %s", (sentence) => {
    expect(read(paragraphs.replace("</p><p>", `</p><p>${sentence}</p><p>`))).toContain(sentence);
  });

  it.each(["More from The Daily", "Recommended for you", "Mehr zum Thema:", "Te puede interesar", "あわせて読みたい"])(
    "is left out as a heading: %s",
    (heading) => {
      expect(read(paragraphs.replace("</p><p>", `</p><h2>${heading}</h2><p>`))).toEqual(story);
    },
  );

  it.each([
    "More from his speech was printed the day after.",
    "Many who follow her on Instagram took the work for a joke, and some were angry.",
    "The newsletters of the bank, which have many readers, said nothing of it.",
    "Par exemple, le pont est fermé depuis hier.",
    "He had registered with the police in May, and again in June, after the fire.",
  ])("is told from the article's: %s", (sentence) => {
    expect(read(`${paragraphs}<p>${sentence}</p>`)).toEqual([...story, sentence]);
  });
});
