import { load } from "cheerio/slim";
import { describe, expect, it } from "vitest";
import { agenciesIn, agencyOf } from "../../../src/article/metadata/agency.ts";
import { readMetadata } from "../../../src/article/metadata/metadata.ts";
import { readWire } from "../../../src/article/metadata/wire.ts";

const prose = "The bridge has two lanes, a path for walkers, and a long story.";

function wireOf(...texts: string[]): string | undefined {
  const paragraphs = texts.map((text, index) => ({ id: index + 1, kind: "text" as const, text }));
  return readWire({ credits: [], sources: [], paragraphs, siteName: "The Gazette" });
}

it.each([
  ["AFP", "AFP"],
  ["Agence France-Presse", "AFP"],
  ["the associated press", "AP"],
  ["新華社", "Xinhua"],
  ["ТАСС", "TASS"],
  ["PAP", "PAP"],
  ["Pap", undefined],
  ["aa", undefined],
  ["Reuters Institute", undefined],
  ["", undefined],
])("agencyOf %j is %s", (text, wanted) => {
  expect(agencyOf(text)).toBe(wanted);
});

it("finds the agencies among the parts of a credit", () => {
  expect(agenciesIn("Ann Writer, dpa/AFP and Reuters")).toEqual(["dpa", "AFP", "Reuters"]);
});

describe("a wire credit is read from a dateline", () => {
  it.each([
    ["PARIS, Nov 22 (Reuters) - The bridge opened.", "Reuters"],
    ["Berlin (dpa/AFP) – Die Brücke ist offen.", "dpa, AFP"],
    ["МОСКВА, 20 ноября. /ТАСС/. Мост открыт.", "TASS"],
    ["(ANSA) - ROMA, 20 MAG - Il ponte.", "ANSA"],
    ["【共同】橋が開通した。", "Kyodo"],
    ["(서울=연합뉴스) 김민수 기자 = 다리가 열렸다.", "Yonhap"],
    ["新华社北京11月20日电 新桥通车。", "Xinhua"],
    ["AFP - Le pont est ouvert.", "AFP"],
    ["The bridge, said the Associated Press (AP) in a report, is open.", undefined],
    ["The agency AFP - which opened last year - is here.", undefined],
    ["据新华社报道，新桥通车。", undefined],
    [prose, undefined],
  ])("%s", (text, wanted) => {
    expect(wireOf(text, prose)).toBe(wanted);
  });
});

describe("a wire credit is read from the end", () => {
  it.each([
    ["The bridge is open. (AFP)", "AFP"],
    ["dpa/AFP", "dpa, AFP"],
    ["Quelle: dpa", "dpa"],
    ["来源：新华社", "Xinhua"],
    ["Mit Material von dpa und AFP", "dpa, AFP"],
    ["Source: the mayor, AFP", undefined],
  ])("%s", (text, wanted) => {
    expect(wireOf(prose, text)).toBe(wanted);
  });
});

it("is read from names, from meta elements and from labelled places, not from a picture's", () => {
  const page = `<meta name="author" content="Ann Writer, The Associated Press"><meta name="dc.source" content="PTI">
    <p class="article-source">Source: AFP</p><figure><i class="source">Reuters</i></figure><i class="photo-agency">dpa</i>`;
  const metadata = readMetadata(load(page, { xml: { xmlMode: false } }), { now: 0 });
  const { credits = [], sources = [] } = metadata;
  expect(readWire({ credits, sources, paragraphs: [], siteName: "The Gazette" })).toBe("AP, PTI, AFP");
});

it("is nothing on the agency's own site", () => {
  expect(readWire({ credits: ["Reuters"], sources: [], paragraphs: [], siteName: "Reuters" })).toBeUndefined();
});
