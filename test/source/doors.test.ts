import { onTestFinished, describe, expect, test } from "vitest";
import { note } from "../../src/article/note.ts";
import { readArticle } from "../../src/article/read.ts";
import type { Article } from "../../src/article/article.ts";
import { createFetchPage, createOpenFile } from "../../src/source/fetch.ts";
import { createSource, type Source } from "../../src/source/source.ts";
import { createShelves } from "../fakes/shelves.ts";
import { startWeb, type Route, type Web } from "../fakes/web.ts";
import { NOW } from "./desk.ts";

const TITLE = "Harbour board approves night ferry after two-year delay";
const TEXT = [
  "The harbour board on Tuesday approved a night ferry between Port Hallam and the Skerry islands, ending a dispute that had lasted almost two years.",
  "“We are not asking residents to pay for it,” said Marta Ellison, who chairs the board. “The operator carries the risk, and the operator knows it.”",
  "The service will cost about $4.5 million a year, 12% less than planned, and start on 3 March with 38 crew members on board.",
  "Islanders had complained of noise after 11 p.m. The board's vote was 7 to 2; Tom Reyes and Jill Okafor voted against the well-known plan.",
];

interface Page {
  readonly title?: string;
  readonly text?: readonly string[];
  readonly byline?: string;
  readonly head?: string;
}

function page({ title = TITLE, text = TEXT, byline = "", head = "" }: Page = {}): string {
  const credit = byline === "" ? "" : `<meta name="author" content="${byline}">`;
  const paragraphs = text.map((line) => `<p>${line}</p>`).join("\n");
  return `<html lang="en"><head><title>${title}</title>${credit}${head}</head><body><article><h1>${title}</h1>${paragraphs}</article></body></html>`;
}

/** As a viewer sets it: straight quotation marks, and a line that the reader doesn't know. */
const reset = (text: readonly string[] = TEXT): string[] => [
  ...text.map((line) => line.replaceAll(/[“”]/g, '"')),
  "This article was originally published by The Hallam Post, which holds the rights to it in all countries.",
];

interface Rig {
  readonly sites: readonly Web[];
  readonly link: (path: string, site?: number) => Promise<Article>;
  readonly file: (path: string, name?: string) => Promise<Article>;
  readonly source: Source;
  readonly pass: (ms: number) => void;
}

/** A source over news sites that are strangers to one another. */
async function rig(...routes: Record<string, Route>[]): Promise<Rig> {
  const sites = await Promise.all(routes.map((site) => startWeb(site)));
  for (const site of sites) onTestFinished(site.close);
  let now = NOW;
  const allowHosts = sites.map(({ host }) => host);
  const source = createSource({
    fetchPage: createFetchPage({ allowHosts }),
    openFile: createOpenFile({ allowHosts }),
    read: async (bytes, hints) => readArticle(bytes, hints),
    ...createShelves(() => now),
    now: () => now,
  });
  const urlOf = (path: string, site = 0): string => sites[site]?.url(path) ?? "";
  return {
    sites,
    source,
    link: (path, site) => source.read({ kind: "link", url: urlOf(path, site) }),
    file: (path, name = "article.html") => source.read({ kind: "file", name, url: urlOf(path) }),
    pass: (ms) => void (now += ms),
  };
}

const noteOf = (url: string) => note("copy", { address: url });
const said = ({ paragraphs }: Article): string => paragraphs.map(({ text }) => text).join("\n");

describe("another door of the same site", () => {
  test("gives the reading that was first, says whose it is, and bears the link as given", async () => {
    const { link, sites } = await rig({ "/story": page(), "/story/amp": page({ text: reset() }) });
    const first = await link("/story");
    const second = await link("/story/amp");
    const url = sites[0]?.url("/story") ?? "";
    expect(second).toEqual({ ...first, url: `${url}/amp`, notes: [noteOf(url)] });
    expect(await link("/story/amp")).toEqual(second);
    expect((await link("/story")).notes).toEqual([]);
    expect(sites[0]?.hits()).toBe(2);
  });

  test("may be the first one", async () => {
    const { link, sites } = await rig({ "/story": page(), "/story/amp": page({ text: reset() }) });
    await link("/story/amp");
    expect((await link("/story")).notes).toEqual([noteOf(sites[0]?.url("/story/amp") ?? "")]);
  });

  test("with the same text to the letter needs no note", async () => {
    const { link } = await rig({ "/story": page(), "/print": page() });
    const { id } = await link("/story");
    expect(await link("/print")).toMatchObject({ id, notes: [] });
  });

  test.each<[string, Page]>([
    ["a word", { text: reset(TEXT.map((line) => line.replace("approved", "rejected"))) }],
    ["“not”", { text: reset(TEXT.map((line) => line.replace("are not asking", "are asking"))) }],
    ["a figure", { text: reset(TEXT.map((line) => line.replace("$4.5", "$5.4"))) }],
    ["its headline", { title: "Harbour board rejects night ferry after two-year delay", text: reset() }],
    ["its author", { byline: "Ines Vale", text: reset() }],
    ["the day it is from", { text: reset(), head: '<meta property="article:published_time" content="2026-09-01">' }],
    ["a paragraph that it lacks", { text: reset(TEXT.toSpliced(2, 1)) }],
  ])("speaks for itself where it differs by %s", async (_what, other) => {
    const dated = '<meta property="article:published_time" content="2026-10-30">';
    const { link } = await rig({ "/story": page({ byline: "Tom Reyes", head: dated }), "/amp": page(other) });
    await link("/story");
    const { notes, paragraphs, title } = await link("/amp");
    expect(notes).toEqual([]);
    expect(title).toBe(other.title ?? TITLE);
    expect(paragraphs[0]?.text).toBe(other.text?.[0] ?? TEXT[0]);
  });

  test("that calls another article its own leaves that one alone", async () => {
    const other = TEXT.map((line) => line.replaceAll("ferry", "bridge"));
    const { link } = await rig({
      "/story": page({ head: '<link rel="canonical" href="/other">' }),
      "/other": page({ title: "Board builds a bridge", text: other }),
    });
    await link("/story");
    expect(said(await link("/other"))).toBe(other.join("\n"));
  });

  test("hears later what the other page says only when it says so itself", async () => {
    const routes: Record<string, Route> = { "/story": page(), "/amp": page({ text: reset() }) };
    const { link, pass } = await rig(routes);
    await link("/story");
    await link("/amp");
    pass(3 * 60 * 60 * 1000);
    routes["/amp"] = page({ text: reset(TEXT.map((line) => line.replace("38 crew", "39 crew"))) });
    const changed = await link("/amp");
    expect(changed.notes).toEqual([]);
    expect(said(changed)).toContain("39 crew");
    expect(said(await link("/story"))).toContain("38 crew");
  });
});

describe("an address in an address", () => {
  test("is opened itself, and known by itself", async () => {
    const { source, sites, link } = await rig({ "/story": page() });
    const wrapped = `https://www.google.com/url?q=${encodeURIComponent(sites[0]?.url("/story") ?? "")}`;
    const article = await source.read({ kind: "link", url: wrapped });
    expect([article.url, article.page, article.notes]).toEqual([wrapped, sites[0]?.url("/story"), []]);
    await link("/story");
    expect(sites[0]?.hits()).toBe(1);
  });

  test("that may not be opened is refused in any wrapping", async () => {
    const { source } = await rig({});
    const url = "https://www.google.com/url?q=http%3A%2F%2F127.0.0.1%3A9%2Fstory";
    await expect(source.read({ kind: "link", url })).rejects.toMatchObject({ code: "address_not_allowed" });
  });
});

test("a copy in an archive is the original's, and says what it is", async () => {
  const url = "https://web.archive.org/web/20260503101010/https://n.example/story";
  const source = createSource({
    fetchPage: async () => ({ bytes: new TextEncoder().encode(page()), url, mediaType: "text/html" }),
    openFile: async () => new Uint8Array(),
    read: async (bytes, hints) => readArticle(bytes, hints),
    ...createShelves(() => NOW),
    now: () => NOW,
  });
  expect(await source.read({ kind: "link", url })).toMatchObject({
    page: url,
    canonicalUrl: "https://n.example/story",
    notes: [note("archivedOn", { host: "web.archive.org", day: "2026-05-03" })],
  });
});

describe("a stranger's copy", () => {
  const slander = page({ byline: "A Stranger", text: reset() });

  test("lends nothing to another site's page, and takes nothing from it", async () => {
    const { link } = await rig({ "/story": page({ byline: "Ines Vale" }) }, { "/copy": slander });
    await link("/copy", 1);
    expect(await link("/story")).toMatchObject({ byline: "Ines Vale", notes: [] });
    expect(await link("/copy", 1)).toMatchObject({ byline: "A Stranger", notes: [] });
  });

  test("that calls itself a copy lends nothing either", async () => {
    const routes: Record<string, Route> = {};
    const { link, sites } = await rig({ "/story": page() }, routes);
    routes["/copy"] = page({
      text: reset(),
      head: `<link rel="syndication-source" href="${sites[0]?.url("/story")}">`,
    });
    await link("/copy", 1);
    expect((await link("/story")).notes).toEqual([]);
  });

  test("is given as the original that it says it is of", async () => {
    const routes: Record<string, Route> = {};
    const { link, sites } = await rig({ "/story": page() }, routes);
    const url = sites[0]?.url("/story") ?? "";
    routes["/copy"] = page({ text: reset(), head: `<link rel="syndication-source" href="${url}">` });
    await link("/story");
    const copy = await link("/copy", 1);
    expect([copy.notes, copy.canonicalUrl]).toEqual([[noteOf(url)], url]);
  });
});

describe("a file", () => {
  test("with a page's article is given as that page's", async () => {
    const { link, file, sites } = await rig({
      "/story": page({ text: reset() }),
      "/f": page({ text: reset().map((line) => line.replaceAll('"', "“")) }),
    });
    const { id } = await link("/story");
    expect(await file("/f")).toMatchObject({ id, notes: [noteOf(sites[0]?.url("/story") ?? "")] });
  });

  test("isn't given what the page adds to its text", async () => {
    const { link, file } = await rig({ "/story": page({ text: reset() }), "/f": page() });
    await link("/story");
    expect(await file("/f")).toMatchObject({ notes: [] });
  });

  test("lends a page nothing", async () => {
    const { link, file } = await rig({ "/story": page(), "/f": page({ text: reset(), byline: "A Stranger" }) });
    await file("/f");
    const article = await link("/story");
    expect([article.byline, article.notes]).toEqual([undefined, []]);
  });
});
