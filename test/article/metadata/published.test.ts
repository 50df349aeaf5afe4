import { load } from "cheerio/slim";
import type { Document } from "domhandler";
import { describe, expect, it } from "vitest";
import { findLandmarks } from "../../../src/article/metadata/landmarks.ts";
import { readModified, readPublished } from "../../../src/article/metadata/published.ts";

const now = Date.UTC(2026, 10, 22, 12);

function hintsOf(page: string, declared?: string, url?: string) {
  const $ = load(page, { xml: { xmlMode: false, decodeEntities: true } });
  const metas = new Map(
    $("meta")
      .toArray()
      .map(({ attribs }) => [attribs["name"] ?? "", attribs["content"] ?? ""] as const),
  );
  const landmarks = findLandmarks($.root().get(0) as Document);
  return { $, hints: { landmarks, declared, metas, url, language: "en", now } };
}

function published(page: string, declared?: string, url?: string): string | undefined {
  const { $, hints } = hintsOf(page, declared, url);
  return readPublished($, hints);
}

describe("a page's date of publication comes from", () => {
  const meta = '<meta name="article:published_time" content="2024-03-05T10:00:00+01:00">';
  const time = '<time datetime="2024-03-06">6 March</time>';
  const heading = "<div>22 November 2026</div><h1>The bridge</h1>";

  it.each([
    ["its data before its metadata", meta, "2024-03-04", undefined, "2024-03-04"],
    ["its metadata before marked times", meta + time, undefined, undefined, "2024-03-05T10:00:00+01:00"],
    ["marked times before its address", time, undefined, "https://n.example/2024/03/07/x", "2024-03-06"],
    [
      "its address before visible text",
      `${heading}<p>8 March 2024</p>`,
      undefined,
      "https://n.example/2024/03/07/x",
      "2024-03-07",
    ],
    [
      "text under the heading, not above it",
      `${heading}<div><span>By Ann</span> <span>8 March 2024</span></div>`,
      undefined,
      undefined,
      "2024-03-08",
    ],
    [
      "a date in pieces",
      `${heading}<div><b>8</b> <i>March</i> <span>2024</span></div>`,
      undefined,
      undefined,
      "2024-03-08",
    ],
    ["a labelled place", '<div class="pubDate">8 March 2024</div>', undefined, undefined, "2024-03-08"],
    [
      "a moment in plain text",
      "<td>2024-11-22</td><td>江城晚报 2024-03-08 07:45 来源</td>",
      undefined,
      undefined,
      "2024-03-08",
    ],
    ["the next source where one lies in the future", time, "2031-01-01", undefined, "2024-03-06"],
    [
      "nothing where there is none",
      "<h1>The bridge</h1><p>Yesterday, 2 hours ago</p>",
      undefined,
      undefined,
      undefined,
    ],
  ])("%s", (_, page, declared, url, wanted) => {
    expect(published(page, declared, url)).toBe(wanted);
  });
});

describe("a moment in UTC is shown as the newsroom's clock had it", () => {
  it.each([
    ["a marked time with an offset", '<time datetime="2024-03-04T20:11:12-05:00"></time>', "2024-03-04T20:11:12-05:00"],
    ["a time without a zone", '<meta name="sailthru.date" content="2024-03-04 17:11:12">', "2024-03-04T17:11:12-08:00"],
    ["another moment", '<time datetime="2024-03-04T21:30:00-05:00"></time>', "2024-03-05T01:11:12Z"],
    [
      "another time without a zone",
      '<meta name="sailthru.date" content="2024-03-04 17:12:12">',
      "2024-03-05T01:11:12Z",
    ],
  ])("beside %s", (_, page, wanted) => {
    expect(published(page, "2024-03-05T01:11:12Z")).toBe(wanted);
  });
});

it.each([
  ["2024-03-06T10:00:00Z", "2024-03-05", "2024-03-06T10:00:00Z"],
  ["2024-03-05", "2024-03-05T10:00:00Z", "2024-03-05"],
  ["2024-03-05T23:00:00Z", "2024-03-05T20:00:00-05:00", undefined],
  ["2024-03-06T02:00:00Z", "2024-03-05T20:00:00-05:00", "2024-03-06T02:00:00Z"],
  ["2024-03-01", "2024-03-05", undefined],
  ["2031-01-01", "2024-03-05", undefined],
])("modified %s of an article of %s is %s", (declared, day, wanted) => {
  const { hints } = hintsOf("<p></p>", declared);
  expect(readModified(hints, day)).toBe(wanted);
});
