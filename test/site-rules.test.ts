import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { withoutComments } from "./structure/imports.ts";
import { SOURCES } from "./structure/project.ts";

const words = (fixture: string): string[] =>
  readFileSync(join(import.meta.dirname, "fixtures", fixture), "utf8")
    .split(/\s+/)
    .filter((word) => word !== "");

/** Names that newsrooms' hosts are told by. */
const NEWSROOMS = words("newsrooms.txt");
/** What classes and ids are called on sites of all kinds, by common systems, or by services that many sites embed. */
const CLASS_WORDS = new Set(words("class-words.txt"));

/** The archive's publishers, who alone may have rules of their own; and agencies, whose names stand in bylines anywhere. */
const NAMES_NEWSROOMS = new Set(["src/article/publisher.ts", "src/article/metadata/agency.ts"]);

/** Files that name hosts, and why: none of them is a newsroom's. */
const NAMES_HOSTS: Readonly<Record<string, RegExp>> = {
  // Services that wrap other sites' pages, and archives that copy them.
  "src/article/same/wrapper.ts": /./,
  "src/article/same/archive-copy.ts": /./,
  "src/article/same/host.ts": /./,
  // Players that any site embeds.
  "src/article/reading/signs.ts": /^youtu\.be$/,
  // Names of specifications, which look like addresses.
  "src/article/zip/epub.ts": /^(?:www\.idpf\.org|ns\.adobe\.com)$/,
  "src/article/page/html.ts": /^schema\.org$/,
};
const HOST =
  /\b(?:[a-z0-9][a-z0-9-]{0,40}\\?\.){1,4}(?:com|org|net|info|de|fr|cn|uk|ru|jp|kr|tw|hk|it|es|pl|nl|se|no|ch|io|tv|be|co|us|br|mx|au|ca|za|eu)\b(?!\()/gi;

/** Where classes and ids are matched: the constants that do it. */
const CLASS_PATTERNS: Readonly<Record<string, readonly string[]>> = {
  "src/article/body/boilerplate.ts": ["SURE", "LIKELY", "TEASER", "BODY"],
  "src/article/body/caption.ts": ["CAPTION_CLASS"],
  "src/article/body/lede.ts": ["LEDE_CLASS"],
  "src/article/metadata/authors.ts": ["LABELLED", "LABEL"],
  "src/article/metadata/landmarks.ts": ["SOURCE", "PICTURE"],
  "src/article/metadata/visible-dates.ts": ["LABELLED"],
  "src/article/page/hidden.ts": ["UNSEEN_CLASS"],
  "src/article/reading/signs.ts": ["CHALLENGE", "ROOT"],
};

/** Files that read classes and ids without knowing any, and what for. */
const PASSES_ON: Readonly<Record<string, string>> = {
  "src/article/body/blocks.ts": "hands them to the patterns",
  "src/article/body/container.ts": "hands them to the patterns",
  "src/article/page/dom.ts": "gives them as words",
  "src/article/page/stylesheet.ts": "those that the page's own rules name",
  "src/article/zip/package.ts": "ids within a book",
  "src/article/zip/text.ts": "ids within a book",
  "src/article/same/meets.ts": "labels of another kind",
  "src/article/same/surroundings.ts": "labels of another kind",
};

const article = [...SOURCES].filter(([file]) => file.startsWith("src/article/"));

function constant(source: string, name: string): string {
  return new RegExp(`const ${name}\\b[^=]*=([^]*?);\\n`).exec(source)?.[1] ?? "";
}

/** Words of a pattern, without its own letters: `\\w`, flags, groups. */
function wordsIn(pattern: string): string[] {
  const plain = pattern.replace(/\\[a-z]|\(\?[:<!=]+|\/[a-z]*$|\bwords\(|\[class|\bi\b/gim, " ");
  return (
    plain
      .toLowerCase()
      .match(/[a-z0-9]{2,}(?:-?\??[a-z0-9]+)*/g)
      ?.map((word) => word.replace(/[-?]/g, "")) ?? []
  );
}

describe("no rule is made for one site", () => {
  test.each(NEWSROOMS)("%s is named nowhere", (name) => {
    const pattern = new RegExp(`(?<![a-z0-9])${name}(?![a-z0-9])`, "i");
    const naming = [...SOURCES].filter(([file, source]) => {
      return !NAMES_NEWSROOMS.has(file) && pattern.test(withoutComments(source));
    });
    expect(naming.map(([file]) => file)).toEqual([]);
  });

  test.each(article)("%s names no host", (file, source) => {
    if (NAMES_NEWSROOMS.has(file)) return;
    const hosts = [...withoutComments(source).matchAll(HOST)].map(([host]) => host.replaceAll("\\", ""));
    expect(hosts.filter((host) => !(NAMES_HOSTS[file]?.test(host) ?? false))).toEqual([]);
  });

  test.each(Object.entries(CLASS_PATTERNS))("%s matches classes that sites of all kinds have", (file, names) => {
    for (const name of names) {
      const pattern = constant(SOURCES.get(file) ?? "", name);
      expect(pattern, `${name} is there`).not.toBe("");
      expect(
        wordsIn(pattern).filter((word) => !CLASS_WORDS.has(word)),
        name,
      ).toEqual([]);
    }
  });

  test("no other file looks at classes by a name", () => {
    const looks = /test\(label|labelsOf\(|\[class|\[id[*^$~|]?=|\["(?:class|id)"\]/;
    const looking = article.filter(([file, source]) => {
      return CLASS_PATTERNS[file] === undefined && !(file in PASSES_ON) && looks.test(withoutComments(source));
    });
    expect(looking.map(([file]) => file).toSorted()).toEqual([]);
  });
});

describe("a planted rule is found", () => {
  test.each([
    ["/(?:^|\\.)somepaper\\.com$/", "somepaper.com"],
    ['url.includes("www.some-paper.co.uk")', "www.some-paper.co.uk"],
  ])("host in %s", (code, host) => {
    expect([...code.matchAll(HOST)].map(([found]) => found.replaceAll("\\", ""))).toEqual([host]);
  });

  test("class in a pattern", () => {
    expect(wordsIn("words(`comments? some-paper-box\\\\w*`)").filter((word) => !CLASS_WORDS.has(word))).toEqual([
      "somepaperbox",
    ]);
  });
});
