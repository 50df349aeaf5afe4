import { describe, expect, it } from "vitest";
import { readArticle } from "../../../src/article/read.ts";

function texts(body: string, head = "<title>The bridge opens at last</title>"): string[] {
  const page = new TextEncoder().encode(`<html><head>${head}</head><body>${body}</body></html>`);
  const { paragraphs } = readArticle(page, { url: "https://n.example/a", mediaType: "text/html", now: 0 });
  return paragraphs.map(({ kind, text }) => (kind === "text" ? text : `${kind}: ${text}`));
}

const story = Array.from(
  { length: 8 },
  (_, index) => `Part ${index} of the story has several words, a comma or two, and at its end there is a full stop.`,
);
const paragraphs = story.map((text) => `<p>${text}</p>`).join("");
const others = [...story, ...story].map(
  (text, index) => `${text.replace("story", "other tale")} It is number ${index}.`,
);
const longer = others.map((text) => `<p>${text}</p>`).join("");

describe("which part of a page is the article", () => {
  it("is the one under the headline, though the next one on the page is longer", () => {
    const page = `<main><article><h1>The bridge opens</h1><div>${paragraphs}</div></article>
      <article><h1>Another bridge closes</h1><div>${longer}</div></article></main>`;
    expect(texts(page)).toEqual(story);
  });

  it("is not a privacy notice, however long", () => {
    const page = `<main><article><h1>The bridge opens at last</h1><div>${paragraphs}</div></article></main>
      <div class="privacy-modal"><div>${longer}${longer.replaceAll("It", "This")}${longer.replaceAll("It", "That")}</div></div>`;
    expect(texts(page)).toEqual(story);
  });

  it("is all of a list whose entries stand deep", () => {
    const entry = `${"<div>".repeat(12)}${paragraphs}${"</div>".repeat(12)}`;
    const page = `<main><h1>Two bridges</h1><div>${entry}${entry.replaceAll("Part", "Second part")}</div></main>`;
    expect(texts(page)).toHaveLength(16);
  });

  it("begins with the paragraphs before the box that a paywall hides", () => {
    const [first, ...rest] = story;
    const page = `<article><h1>T</h1><div class="by">By Ann</div><div><p>${first}</p><div class="paid">${rest.map((text) => `<p>${text}</p>`).join("")}</div></div></article>`;
    expect(texts(page)).toEqual(story);
  });

  it("may be named as something else where the headline is in it", () => {
    const links = `<ul>${longer.replaceAll("<p>", '<li><a href="/">').replaceAll("</p>", "</a></li>")}</ul>`;
    const aside = '<div class="sidebar"><p>Nothing of this is about bridges, and it is short, too, in a way.</p></div>';
    const page = `<div id="next"><h1>The bridge opens at last</h1><div>${longer}${aside}</div>${links}</div>`;
    expect(texts(page)).toEqual(others);
  });
});

it.each([
  "The bridge at dawn, before the first lorries came. Photo: Ann Writer",
  "Der Bürgermeister auf der Brücke, am Montag © Stadt Musterstadt",
  "The bridge has not been sold to anyone, whatever they say (AFP / Ann Writer)",
])("takes a line with a credit for a caption: %s", (line) => {
  const found = texts(`<h1>T</h1><article>${paragraphs}<p>${line}</p><p>${others[0]}</p></article>`);
  expect(found).toEqual([...story, `caption: ${line}`, others[0]]);
});

it("keeps a short Korean paragraph at the end: a syllable says as much as two Latin letters", () => {
  const line =
    "시의회는 월요일, 봄 홍수 이후 차량 통행이 금지된 항구 다리를 다시 짓기로 표결했다. 주민들은 먼 길을 돌아갔다";
  expect(texts(`<h1>T</h1><article>${paragraphs}<p>${line}</p></article>`).at(-1)).toBe(line);
});

it("keeps a teaser that leads to no other page", () => {
  const lede = "The bridge, says the mayor, will stand for a hundred years.";
  const page = (teaser: string) => texts(`<article><h1>T</h1><p class="teaser">${teaser}</p>${paragraphs}</article>`);
  expect(page(lede)).toEqual([lede, ...story]);
  expect(page(`${lede} <a href="/b">More</a>`)).toEqual(story);
});

describe("where the text begins and ends", () => {
  it.each([
    ["a short last sentence", "<p>“That is so,” she said.</p>", ["“That is so,” she said."]],
    [
      "a last list",
      "<h3>Who is in</h3><ul><li>Norway, for the third time</li><li>Chad</li></ul>",
      ["heading: Who is in", "list: Norway, for the third time", "list: Chad"],
    ],
    [
      "a list under its heading in a box beside the text's",
      "</div><div><h3>Winners so far</h3><ul><li>2023: Ann Writer</li><li>2022: Bo Editor</li></ul>",
      ["heading: Winners so far", "list: 2023: Ann Writer", "list: 2022: Bo Editor"],
    ],
    ["no list that nothing heads in a box beside it", "</div><div><ul><li>All news in an app</li></ul>", []],
    ["a line that ends the report", "<p>___</p>", ["___"]],
    ["no closed comments", "<p>Comments are closed.</p>", []],
    ["no line without a verb", "<p>Photo service, foreign desk</p>", []],
    ["no links", '<ul><li><a href="/1">Norway, for the third time.</a></li></ul>', []],
    ["no box of its own", "<div><p>Thanks, that was it.</p></div>", []],
  ])("keeps %s", (_, end, kept) => {
    expect(texts(`<h1>T</h1><article><div>${paragraphs}${end}</div></article>`)).toEqual([...story, ...kept]);
  });

  it("keeps a first paragraph and a sentence that are mostly links", () => {
    const first = 'The best today are <a href="/1">seven bridges over rivers</a>, all of wood.';
    const inner =
      'They say that the seven <a href="/1">bridges, all of them made of wood, last for a hundred years</a>.';
    const body = `<p>${first}</p>${paragraphs}<p>${inner}</p>${paragraphs.replaceAll("Part", "Second part")}`;
    const found = texts(`<h1>T</h1><article><div>${body}</div></article>`);
    expect(found[0]).toBe("The best today are seven bridges over rivers, all of wood.");
    expect(found[9]).toMatch(/^They say that the seven/);
  });
});

it("keeps a question that everyone is asked, but nothing else twice", () => {
  const question = "<p>What, of all that you have seen, did you like best about the bridge?</p>";
  const found = texts(`<h1>T</h1><article>${story.map((text) => `${question}<p>${text}</p>`).join("")}</article>`);
  expect(found).toHaveLength(2 * story.length);
  expect(texts(`<h1>T</h1><article>${paragraphs}${paragraphs}</article>`)).toEqual(story);
});

it("never takes the page's foot for a short article's text", () => {
  const foot = `<div class="footer-wrap"><p>${others.slice(0, 5).join(" ")}</p></div>`;
  const menu = `<ul>${others.map((text) => `<li><a href="/a">${text}</a></li>`).join("")}</ul>`;
  expect(texts(`<h1>T</h1>${menu}<div><p>${story[0]}</p></div>${foot}`)).toEqual([story[0]]);
});

it("leaves out labels between paragraphs, but no lines of a poem", () => {
  const labels = ["Advert", "1/12", "6 minute read", "Share"].map((label) => `<div><span>${label}</span></div>`);
  const body = story.map((text, index) => `<p>${text}</p>${labels[index] ?? ""}`).join("");
  expect(texts(`<h1>T</h1><article>${body}</article>`)).toEqual(story);
  const poem = "<div>Roses are red<br><br>Violets are blue</div>";
  expect(texts(`<h1>T</h1><article>${paragraphs}${poem}<p>${others[0]}</p></article>`)).toContain("Roses are red");
});

it("keeps a table's rows apart where their ends aren't marked", () => {
  const table = "<table><thead><tr><th>Party<th>Seats<tbody><tr><td>Red<td>12<tr><td>Blue<td>9</table>";
  const page = `<h1>The bridge opens at last</h1><article>${paragraphs}${table}${paragraphs.replaceAll("Part", "Second part")}</article>`;
  const rows = texts(page).filter((text) => text.startsWith("table"));
  expect(rows).toEqual(["table: Party | Seats", "table: Red | 12", "table: Blue | 9"]);
});
