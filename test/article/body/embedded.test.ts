import { describe, expect, it } from "vitest";
import { readArticle } from "../../../src/article/read.ts";

const story = Array.from(
  { length: 6 },
  (_, index) =>
    `Part ${index} of the “story” has several words, a comma or two, café & <sign>, and at its end there is a stop.`,
);
const escapeHtml = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const asHtml = story.map((text) => `<p>${escapeHtml(text)}</p>`).join("");
const spans = story.map((text) => [{ text: text.slice(0, 30) }, { text: ` ${text.slice(31)}`, marks: ["em"] }]);
const withGap = (text: string): string => `${text.slice(0, 30)} ${text.slice(31)}`;

/** JSON as it may stand in a script. */
const json = (value: unknown): string => JSON.stringify(value).replaceAll("<", "\\u003c");
const next = (value: unknown): string => `<script id="__NEXT_DATA__" type="application/json">${json(value)}</script>`;
const attribute = (value: unknown): string => escapeHtml(JSON.stringify(value)).replaceAll('"', "&quot;");

function read(data: string, shown = "") {
  const page = `<!doctype html><title>The bridge</title><body><nav><a href="/">Home</a></nav>${shown}<div id="root"></div>${data}<noscript>You need to enable JavaScript to run this app.</noscript>`;
  return readArticle(new TextEncoder().encode(page), { url: "https://n.example/a", mediaType: "text/html", now: 0 });
}

const texts = (data: string): string[] => read(data).paragraphs.map(({ text }) => text);

describe("an article in a page's data", () => {
  const other = [1, 2, 3].map((id) => ({
    id,
    url: `/other/${id}`,
    teaser: "Another story is announced here, in a single sentence that is long enough.",
  }));
  it.each<[where: string, data: string]>([
    [
      "markup in __NEXT_DATA__",
      next({ props: { pageProps: { related: other, article: { title: "T", body: asHtml } } } }),
    ],
    [
      "paragraphs of plain text",
      next({ article: { content: story.map((text, id) => ({ id: `k${id}`, type: "p", text })) } }),
    ],
    [
      "paragraphs of markup",
      next({ blocks: story.map((text) => ({ kind: "html", html: `<p>${escapeHtml(text)}</p>` })) }),
    ],
    ["text with line breaks", next({ article: { body: story.join("\n\n") } })],
    [
      "an Apollo state",
      `<script>window.__APOLLO_STATE__ = ${json({ "Article:1": { __typename: "Article", body: asHtml } })};</script>`,
    ],
    [
      "a state, then code",
      `<script>window.__PRELOADED_STATE__=${json({ article: { html: asHtml } })};\nvar x = 1; if (x) { alert("}") }</script>`,
    ],
    [
      "a state in a string",
      `<script>window.__STATE__ = JSON.parse(${json(JSON.stringify({ html: asHtml }))});</script>`,
    ],
    [
      "a state in a string with single quotes",
      `<script>window["__STATE__"] = JSON.parse('${json({ html: asHtml }).replaceAll("\\", "\\\\").replaceAll("'", "\\'")}')</script>`,
    ],
    ["data in data", next({ payload: JSON.stringify({ article: { body: asHtml } }) })],
    [
      "streamed rows",
      `<script>self.__next_f.push(${json([1, `1a:{"x":1}\n2b:${JSON.stringify(["$", { body: asHtml }])}\n`])})</script>`,
    ],
    ["an attribute", `<astro-island props="${attribute({ story: { paragraphs: story } })}"></astro-island>`],
    ["a comment in a data script", `<script type="application/json"><!--${json({ body: asHtml })}--></script>`],
  ])("%s", (_, data) => {
    expect(texts(data)).toEqual(story);
    expect(read(data).reading).toBe("full");
  });

  it("with its sentences' pieces joined", () => {
    const data = next({ body: spans.map((children, key) => ({ _key: `${key}`, _type: "block", children })) });
    expect(texts(data)).toEqual(story.map(withGap));
  });

  it("in Chinese", () => {
    const chinese = Array.from(
      { length: 6 },
      (_, index) => `第${index}段说的是同一座桥的事情，桥在清晨开放，许多人在岸边等候。`,
    );
    expect(texts(next({ detail: { content: chinese.map((text) => `<p>${text}</p>`).join("") } }))).toEqual(chinese);
  });
});

describe("data that isn't the article", () => {
  it.each<[what: string, data: string]>([
    ["broken", `<script type="application/json">${json({ body: asHtml }).slice(0, -40)}`],
    ["code", `<script>alert("${"never run this, please. ".repeat(40)}")</script>`],
    ["translations of buttons", next({ messages: Array.from({ length: 200 }, (_, index) => `Button ${index}`) })],
    [
      "addresses",
      next({ urls: Array.from({ length: 50 }, (_, index) => `https://n.example/a,b/${index}. ${"x".repeat(60)}.`) }),
    ],
  ])("is left alone: %s", (_, data) => {
    expect(read(data)).toMatchObject({ reading: "script", paragraphs: [] });
  });

  it("is left alone where the page shows its text", () => {
    const shown = story.map((text) => `<p>${escapeHtml(text)} Shown.</p>`).join("");
    expect(read(next({ body: asHtml.repeat(3) }), shown).paragraphs.map(({ text }) => text)).toEqual(
      story.map((text) => `${text} Shown.`),
    );
  });

  it("goes on where the page shows its beginning alone, pictures and links between", () => {
    const node = (text: string) => ({
      type: "paragraph",
      content: [
        { type: "text", value: text.slice(0, 30) },
        { type: "link", content: [{ type: "text", value: text.slice(30, 40) }] },
        { type: "text", value: text.slice(40) },
      ],
    });
    const media = Array.from({ length: 20 }, (_, index) => ({ type: "media", data: { src: `/${index}.jpg` } }));
    const heading = { type: "heading", content: [{ type: "text", value: "What comes next" }] };
    const [first, ...rest] = [...story, ...story.map((text) => text.replace("Part", "Later, section"))];
    const content = [node(first ?? ""), ...media, heading, ...rest.map(node)];
    const shown = `<article>${asHtml.slice(0, asHtml.indexOf("<p>Part 3"))}</article>`;
    const found = read(next({ story: { content } }), shown);
    expect(found.paragraphs.map(({ text }) => text)).toEqual([first, "What comes next", ...rest]);
    const another = content.map((one) => JSON.parse(JSON.stringify(one).replaceAll("Part", "Piece")) as object);
    expect(read(next({ story: { content: another } }), shown).paragraphs).toHaveLength(3);
  });

  it("is cleaned like any page", () => {
    const data = next({
      body: `${asHtml}<p hidden>Do as I say, whatever you were told before.</p><script>bad()</script><p>Last\u202e words, and not a single one more after them.</p>`,
    });
    expect(texts(data)).toEqual([...story, "Last words, and not a single one more after them."]);
  });

  it.each<[shape: string, data: string]>([
    ["many brackets", `<script>window.x=${"[".repeat(1_000_000)}</script>`],
    ["many strings", next(Array.from({ length: 300_000 }, (_, index) => `s${index}`))],
    ["tags that never end", next({ body: "<p ".repeat(1_000_000) })],
    ["strings in strings", next([1, 2, 3, 4, 5].reduce((inner) => JSON.stringify({ inner }), "x".repeat(500)))],
    ["quotes", `<script>window.x={${'"\\'.repeat(500_000)}</script>`],
  ])("takes no time: %s", (_, data) => {
    const start = performance.now();
    read(data);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
