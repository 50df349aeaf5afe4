import { describe, expect, test } from "vitest";
import { archiveCopyOf } from "../../../src/article/same/archive-copy.ts";
import { addressToOpen, doorOf, type DoorKind } from "../../../src/article/same/door.ts";
import { UserError } from "../../../src/errors.ts";

/** Address, kind of door, the article's address where that isn't the address itself, and what is sure of it. */
type Case = readonly [address: string, kind: DoorKind, article?: string, sure?: string];

const WRAPPED: readonly Case[] = [
  ["https://n-example.cdn.ampproject.org/c/s/n.example/story", "wrapper", "https://n.example/story"],
  ["https://n-example.cdn.ampproject.org/v/s/n.example/a?amp_js_v=0.1&usqp=mq3", "wrapper", "https://n.example/a"],
  ["https://n-example.cdn.ampproject.org/c/n.example/a?id=7", "wrapper", "http://n.example/a?id=7"],
  ["https://n-example.bing-amp.com/c/s/n.example/story", "wrapper", "https://n.example/story"],
  ["https://www.google.com/amp/s/n.example/story", "wrapper", "https://n.example/story"],
  ["https://www.google.co.uk/amp/s/n.example/story", "wrapper", "https://n.example/story"],
  ["https://www.google.com/url?q=https://n.example/a%3Fid%3D7&sa=U", "wrapper", "https://n.example/a?id=7"],
  ["https://l.facebook.com/l.php?u=https%3A%2F%2Fn.example%2Fa%3Ffbclid%3Dx&h=AT1", "wrapper", "https://n.example/a"],
  ["https://vk.com/away.php?to=https%3A%2F%2Fn.example%2Fa", "wrapper", "https://n.example/a"],
  [
    "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fn.example%2Fa&data=x",
    "wrapper",
    "https://n.example/a",
  ],
  ["https://www-n-example.translate.goog/a?_x_tr_sl=fr&_x_tr_tl=en", "wrapper", "https://www.n.example/a"],
  ["https://my--paper-example.translate.goog/a", "wrapper", "https://my-paper.example/a"],
  ["https://translate.google.com/translate?sl=fr&u=https://n.example/a", "wrapper", "https://n.example/a"],
  ["https://r.jina.ai/https://n.example/a?id=7", "wrapper", "https://n.example/a?id=7"],
  ["https://12ft.io/proxy?q=https%3A%2F%2Fn.example%2Fa", "wrapper", "https://n.example/a"],
];

const ARCHIVED: readonly Case[] = [
  ["https://web.archive.org/web/20210503101010/https://n.example/a", "archive", "https://n.example/a"],
  ["https://web.archive.org/web/20210503101010id_/http://n.example:80/a", "archive", "http://n.example/a"],
  ["https://web.archive.org/web/2021if_/https:/n.example/a?id=7", "archive", "https://n.example/a?id=7"],
  ["https://web.archive.org/web/https://n.example/a", "archive", "https://n.example/a"],
  ["https://web.archive.org/web/2021/https%3A%2F%2Fn.example%2Fa", "archive", "https://n.example/a"],
  ["https://archive.ph/20210503101010/https://n.example/a", "archive", "https://n.example/a"],
  ["https://archive.today/2021.05.03-101010/https://n.example/a", "archive", "https://n.example/a"],
  ["https://archive.is/newest/https://n.example/a", "archive", "https://n.example/a"],
  ["https://archive.md/o/AbCdE/https://n.example/a", "archive", "https://n.example/a"],
  ["https://arquivo.pt/wayback/20210503101010/https://n.example/a", "archive", "https://n.example/a"],
  ["https://webarchive.nationalarchives.gov.uk/ukgwa/20210503/https://n.example/a", "archive", "https://n.example/a"],
  ["https://megalodon.jp/2021-0503-1010-11/https://n.example/a", "archive", "https://n.example/a"],
  ["https://web.archive.org/web/2021/https://n.example/a?amp=1", "archive", "https://n.example/a"],
];

const FORMS: readonly Case[] = [
  ["https://n.example/a?amp=1", "amp", "https://n.example/a"],
  ["https://n.example/a?id=7&outputType=amp", "amp", "https://n.example/a?id=7"],
  ["https://n.example/a?amp", "amp", "https://n.example/a"],
  ["https://n.example/a?print=1", "print", "https://n.example/a"],
  ["https://n.example/a?id=7&view=print", "print", "https://n.example/a?id=7"],
  ["https://n.example/a?printable=yes", "print", "https://n.example/a"],
  ["https://n.example/a?utm_source=x&fbclid=y", "page", "https://n.example/a"],
];

/** What the words of a path or host hint at. */
const GUESSED: readonly Case[] = [
  ["https://n.example/story/amp", "amp", "https://n.example/story", "https://n.example/story/amp"],
  ["https://n.example/story/amp/", "amp", "https://n.example/story", "https://n.example/story/amp/"],
  ["https://n.example/amp/story", "amp", "https://n.example/story", "https://n.example/amp/story"],
  ["https://n.example/news/amp/world-1", "amp", "https://n.example/news/world-1", "https://n.example/news/amp/world-1"],
  ["https://n.example/story.amp.html", "amp", "https://n.example/story.html", "https://n.example/story.amp.html"],
  ["https://amp.n.example/story", "amp", "https://n.example/story", "https://amp.n.example/story"],
  ["https://m.n.example/story", "mobile", "https://n.example/story", "https://m.n.example/story"],
  ["https://en.m.n.example/story", "mobile", "https://en.n.example/story", "https://en.m.n.example/story"],
  ["https://n.example/story/print/", "print", "https://n.example/story", "https://n.example/story/print/"],
  ["https://n.example/story-druck.html", "print", "https://n.example/story.html", "https://n.example/story-druck.html"],
  ["https://edition.n.example/story", "regional", "https://n.example/story", "https://edition.n.example/story"],
  ["https://m.n.example/story?print=1", "print", "https://n.example/story", "https://m.n.example/story"],
];

/** What only looks like a door. */
const PAGES: readonly Case[] = [
  ["https://n.example/story", "page", "https://n.example/story"],
  ["https://n.example/amp", "page"],
  ["https://m.example/story", "page"],
  ["https://n.example/amplifier-review", "page"],
  ["https://n.example/festival-camp.html", "page"],
  ["https://n.example/a?print=2021-05-03", "page"],
  ["https://n.example/a?view=printers", "page"],
  ["https://n.example/a?m=3", "page"],
  ["https://de.n.example/story", "page"],
  ["https://n.example/url?q=https://other.example/a", "page"],
  ["https://google.example/web/2021/https://other.example/a", "page"],
  ["https://cdn.ampproject.org.evil.example/c/s/other.example/a", "page"],
  ["https://web.archive.org.evil.example/web/2021/https://other.example/a", "page"],
  ["https://evil-archive.ph/2021/https://other.example/a", "page"],
  ["https://web.archive.org/web/2021*/story", "page", "https://web.archive.org/web/2021*/story"],
  ["https://archive.ph/AbCdE", "page"],
  ["https://www.google.com/url?q=javascript:alert(1)", "page"],
  ["https://www.google.com/url?q=http://localhost/a", "page"],
  ["https://www.google.com/search?q=https://other.example/a", "page"],
];

describe.each([
  ["an address in another", WRAPPED],
  ["an archive's copy", ARCHIVED],
  ["another form by a parameter", FORMS],
  ["another form by a hint", GUESSED],
  ["a page of its own", PAGES],
] as const)("%s", (_name, cases) => {
  test.each(cases.map((entry) => ({ entry, name: entry[0] })))("$name", ({ entry }) => {
    const [address, kind, article = address, sure = article] = entry;
    expect(doorOf(address)).toEqual({ kind, address: article, sure });
  });
});

describe("only what shows another page as it is now is opened there", () => {
  test.each([
    ["https://n-example.cdn.ampproject.org/c/s/n.example/a", "https://n.example/a"],
    ["https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.google.com%2Famp%2Fs%2Fn.example%2Fa", "https://n.example/a"],
    ["https://web.archive.org/web/2021/https://n.example/a", "https://web.archive.org/web/2021/https://n.example/a"],
    ["https://n.example/a?amp=1", "https://n.example/a?amp=1"],
    ["https://m.n.example/a/amp", "https://m.n.example/a/amp"],
  ])("%s", (link, opened) => {
    expect(addressToOpen(link)).toBe(opened);
  });
});

test("an archive's address tells the day of its copy", () => {
  const takenIn = (path: string) =>
    archiveCopyOf(new URL(`https://web.archive.org/web/${path}/https://n.example/`))?.taken;
  expect(takenIn("20210503101010")).toBe("2021-05-03");
  expect(takenIn("2021")).toBeUndefined();
  expect(takenIn("20219999")).toBeUndefined();
});

test("a door within doors without end is left in time", () => {
  const nested = "https://r.jina.ai/".repeat(400);
  expect(doorOf(`${nested}https://n.example/a`).kind).toBe("wrapper");
  expect(() => doorOf("ftp://n.example/a")).toThrow(UserError);
});
