import { describe, expect, it } from "vitest";
import { chooseTitle, cleanTitle } from "../../../src/article/metadata/title.ts";

describe("cleanTitle takes the site's name off", () => {
  it.each([
    ["Bridge opens | The Gazette", "Bridge opens"],
    ["Bridge opens - The Gazette", "Bridge opens"],
    ["Bridge opens – The Gazette", "Bridge opens"],
    ["Bridge opens :: The Gazette", "Bridge opens"],
    ["Bridge opens::The Gazette", "Bridge opens"],
    ["Bridge opens · The Gazette", "Bridge opens"],
    ["Bridge opens « The Gazette", "Bridge opens"],
    ["Bridge opens_The Gazette", "Bridge opens"],
    ["The Gazette | Bridge opens", "Bridge opens"],
    ["Bridge opens | News | The Gazette | Gazette", "Bridge opens | News"],
    ["Bridge opens - gazette.example", "Bridge opens"],
    ["Bridge opens - to everybody's surprise", "Bridge opens - to everybody's surprise"],
    [
      "Mayor leaves – The Gazette asks whether she had a choice",
      "Mayor leaves – The Gazette asks whether she had a choice",
    ],
    ["The Gazette", "The Gazette"],
    ["", ""],
  ])("%j", (raw, wanted) => {
    expect(cleanTitle(raw, { siteNames: ["The Gazette"], host: "www.gazette.example" })).toBe(wanted);
  });

  it.each([
    ["新桥通车-江城晚报", ["江城晚报"], "新桥通车"],
    ["新桥通车丨江城晚报", ["江城晚报"], "新桥通车"],
    ["新桥通车--江城晚报", ["江城晚报"], "新桥通车"],
    ["新橋が開通｜川辺新聞", ["川辺新聞"], "新橋が開通"],
    ["Мост открыт — Речная газета", ["Речная газета"], "Мост открыт"],
    ["افتتاح الجسر | صحيفة النهر", ["صحيفة النهر"], "افتتاح الجسر"],
  ])("%j", (raw, siteNames, wanted) => {
    expect(cleanTitle(raw, { siteNames })).toBe(wanted);
  });

  it("takes the part that the page gives as its title elsewhere", () => {
    expect(cleanTitle("Bridge opens | Opinion | Somewhere Daily", { others: ["Bridge opens"] })).toBe("Bridge opens");
    expect(cleanTitle("Opinion | Bridge opens", { others: ["Bridge Opens"] })).toBe("Bridge opens");
  });
});

describe("chooseTitle", () => {
  const hints = { siteNames: ["The Gazette"], host: "gazette.example" };
  const long = "Bridge opens after forty years";

  it.each([
    ["what most sources say", { schema: "A bridge", openGraph: long, headings: [long], element: "A bridge" }, long],
    ["the newsroom's own word between equals", { openGraph: "A bridge", headings: [long], named: long }, long],
    ["the data's headline before a card's", { schema: long, openGraph: "You won't believe it", headings: [] }, long],
    [
      "the confirmed one of many headings",
      { openGraph: `${long} | News | x`, headings: ["a1b2", long, "c3d4", "e5f6"] },
      long,
    ],
    ["no heading that is the site's name", { headings: ["The Gazette"], element: `${long} - The Gazette` }, long],
    ["no headline that is the site's name", { schema: "The Gazette", headings: [long] }, long],
    [
      "no first heading of many that nothing confirms",
      { element: long, headings: ["a1b2", "b2c3", "c3d4", "d4e5"] },
      long,
    ],
    [
      "the card's where it alone differs: it was written for those who see the link",
      { schema: "A bridge", openGraph: long, headings: ["A bridge"], element: "A bridge | The Gazette" },
      long,
    ],
    [
      "no card's that is a mere label",
      { schema: long, openGraph: "Bridges", headings: [long], element: `${long} | The Gazette` },
      long,
    ],
    [
      "no card's where the newsroom's tools say what the page shows",
      { schema: "A bridge", openGraph: long, headings: ["A bridge"], element: "A bridge", named: "A bridge" },
      "A bridge",
    ],
    ["the site's name where there is nothing else", { headings: [], element: "The Gazette" }, "The Gazette"],
    ["nothing where there is nothing", { headings: [] }, undefined],
  ])("takes %s", (_, sources, wanted) => {
    expect(chooseTitle(sources, hints)).toBe(wanted);
  });
});
