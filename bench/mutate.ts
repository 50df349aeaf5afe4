/** Numbers from 0 up to 1. */
export type Random = () => number;

/** Bytes of a page, as Latin-1 text: one character for each. */
type Mutation = (page: string, random: Random, other: string) => string;

const SNIPPETS = [
  "\0",
  "\xff\xfe",
  "<!--",
  "-->",
  "<plaintext>",
  "<![CDATA[",
  "<script>",
  "</script>",
  "<style>*{display:none}</style>",
  '<div style="display:none">',
  "<table><tr><td>",
  "<template>",
  "<svg><title>",
  "&#x202e;&#8203;&#xfeff;",
  "&lt;b&gt;",
  "&#xd800;",
  '<meta charset="utf-16">',
  '<base href="javascript:x">',
  "<h1>",
  "<p ".repeat(100),
  "<b>".repeat(600),
  "x".repeat(5000),
];
const TAG = /<[^<>]{1,300}>/g;
const MAX_FLIPS = 50;

function index(length: number, random: Random): number {
  return Math.floor(random() * length);
}

function pick<T>(items: readonly T[], random: Random): T | undefined {
  return items[index(items.length, random)];
}

/** Replaces some of the page's tags. */
function onTags(page: string, random: Random, change: (tag: string) => string): string {
  const share = random() ** 3;
  return page.replace(TAG, (tag) => (random() < share ? change(tag) : tag));
}

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  cut: (page, random) => page.slice(0, index(page.length, random)),
  behead: (page, random) => page.slice(index(page.length, random)),
  splice: (page, random, other) => page.slice(0, index(page.length, random)) + other.slice(index(other.length, random)),
  excise: (page, random) => {
    const from = index(page.length, random);
    return page.slice(0, from) + page.slice(from + index(page.length - from, random));
  },
  flip: (page, random) => {
    const units = [...page];
    for (let count = index(MAX_FLIPS, random); count >= 0; count--)
      units[index(units.length, random)] = String.fromCharCode(index(256, random));
    return units.join("");
  },
  duplicate: (page, random) => onTags(page, random, (tag) => tag + tag),
  delete: (page, random) => onTags(page, random, () => ""),
  swap: (page, random) =>
    onTags(page, random, (tag) => (tag.startsWith("</") ? `<${tag.slice(2)}` : `</${tag.slice(1)}`)),
  shuffle: (page, random) => {
    const attributes = [...page.matchAll(/\s[\w-]{1,20}="[^"]{0,200}"/g)].map(([attribute]) => attribute);
    return page.replace(/\s[\w-]{1,20}="[^"]{0,200}"/g, (attribute) =>
      random() < 0.2 ? (pick(attributes, random) ?? attribute) : attribute,
    );
  },
  insert: (page, random) => {
    const at = index(page.length, random);
    return page.slice(0, at) + (pick(SNIPPETS, random) ?? "") + page.slice(at);
  },
  repeat: (page, random) => {
    const from = index(page.length, random);
    return page.slice(0, from) + page.slice(from, from + 500).repeat(index(200, random)) + page.slice(from);
  },
};

const CHARSETS = [
  "utf-8",
  "gbk",
  "big5",
  "shift_jis",
  "euc-jp",
  "iso-2022-jp",
  "euc-kr",
  "windows-1251",
  "koi8-r",
  "utf-16le",
  "utf-16be",
  "nonsense",
];

export interface Mutated {
  readonly bytes: Uint8Array;
  /** As if a server had said so. */
  readonly charset?: string;
  /** What was done, in order. */
  readonly how: readonly string[];
}

/** A page changed in one to four ways; the same for the same numbers. */
export function mutate(bytes: Uint8Array, other: Uint8Array, random: Random): Mutated {
  let page = Buffer.from(bytes).toString("latin1");
  const second = Buffer.from(other).toString("latin1");
  const how: string[] = [];
  for (let count = index(4, random); count >= 0; count--) {
    const name = pick(Object.keys(MUTATIONS), random) ?? "cut";
    page = MUTATIONS[name]?.(page, random, second) ?? page;
    how.push(name);
  }
  const charset = random() < 0.15 ? pick(CHARSETS, random) : undefined;
  return { bytes: Buffer.from(page, "latin1"), how, ...(charset === undefined ? {} : { charset }) };
}
