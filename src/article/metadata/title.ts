import { cleanText, foldText } from "../characters.ts";

const SEPARATOR = / [|–—·•»«:~-]{1,3} |[|｜]| ?:: ?| ?[_] ?|(?<=\p{Script=Han})[-–—丨]{1,2}(?=\p{Script=Han})/gu;

/** A site's own name is seldom longer. */
const MAX_SITE = 40;
const MIN_HEADING = 4;
const MAX_TITLE = 2000;
/** Parts of a title that are looked at: a hostile one has thousands. */
const MAX_CUTS = 12;

export interface TitleHints {
  /** The site's name and other ways to write it. */
  readonly siteNames?: readonly string[];
  /** Of the page's address. */
  readonly host?: string | undefined;
  /** Titles that the page gives elsewhere: its `h1`, its metadata. */
  readonly others?: readonly string[];
}

/** Whether a part of a title is the site's name, or its name with a word or two more. */
function namesSite(part: string, { siteNames, host }: TitleHints): boolean {
  const key = foldText(part);
  if (key === "" || part.length > MAX_SITE) return false;
  const sites = (siteNames ?? []).map(foldText).filter((site) => site.length > 1);
  if (sites.some((site) => site.includes(key) || (key.includes(site) && site.length * 4 >= key.length))) return true;
  const hostKey = foldText((host ?? "").replace(/^www\./, ""));
  return key.length > 2 && hostKey !== "" && (hostKey.startsWith(key) || key === hostKey);
}

interface Cut {
  readonly head: string;
  readonly tail: string;
}

function cutsOf(title: string): Cut[] {
  const cuts = [...title.matchAll(SEPARATOR)].map(({ index, 0: separator }) => ({
    head: title.slice(0, index).trim(),
    tail: title.slice(index + separator.length).trim(),
  }));
  return cuts.length > MAX_CUTS ? [...cuts.slice(0, MAX_CUTS / 2), ...cuts.slice(-MAX_CUTS / 2)] : cuts;
}

/** A page's title without the site's name after (or before) it. */
export function cleanTitle(raw: string, hints: TitleHints = {}): string {
  let title = cleanText(raw.slice(0, MAX_TITLE));
  const keys = (hints.others ?? []).map(foldText).filter((other) => other.length >= MIN_HEADING);
  for (;;) {
    const cuts = cutsOf(title);
    const first = cuts[0];
    const last = cuts.at(-1);
    if (first === undefined || last === undefined) return title;
    const parts = cuts.flatMap(({ head, tail }) => [head, tail]);
    const known = parts.find((part) => keys.includes(foldText(part)) && !namesSite(part, hints));
    if (known !== undefined) return known;
    if (last.head !== "" && namesSite(last.tail, hints)) title = last.head;
    else if (first.tail !== "" && namesSite(first.head, hints)) title = first.tail;
    else return title;
  }
}

export interface TitleSources {
  readonly schema?: string | undefined;
  readonly openGraph?: string | undefined;
  readonly twitter?: string | undefined;
  /** What the newsroom's own tools call it. */
  readonly named?: string | undefined;
  /** The page's visible headings, in its order. */
  readonly headings: readonly string[];
  readonly element?: string | undefined;
}

/** A page with more headings of the first rank uses them for other articles too. */
const MAX_HEADINGS = 3;

/**
 * How much a source's word counts. The publisher's data names the headline and nothing else; `<title>` and cards are
 * written for search engines and social networks, and decide only between equals.
 */
const WEIGHTS = { schema: 1.3, openGraph: 1, heading: 1, named: 0.3, twitter: 0.1, element: 0.1 } as const;

/** The heading that another source confirms, else the first where there are few. */
function mainHeading(headings: readonly string[], declared: readonly string[], hints: TitleHints): string | undefined {
  const named = headings.filter((heading) => foldText(heading).length >= MIN_HEADING && !isSite(heading, hints));
  const confirmed = named.find((heading) => {
    const key = foldText(heading);
    return declared.some((title) => foldText(title).includes(key) && key.length * 3 > foldText(title).length);
  });
  return confirmed ?? (headings.length <= MAX_HEADINGS ? named[0] : undefined);
}

/** Some sites make their own name the page's heading, or its headline in the data. */
function isSite(title: string, { siteNames, host }: TitleHints): boolean {
  const key = foldText(title);
  return (
    key === foldText((host ?? "").replace(/^www\./, "")) || (siteNames ?? []).some((name) => foldText(name) === key)
  );
}

type Source = keyof typeof WEIGHTS;

/** What each source calls the article, once the site's name is off; one that gives nothing but that name is left out. */
function titlesOf({ headings, ...given }: TitleSources, hints: TitleHints): Map<Source, string> {
  const { schema, openGraph, named, twitter, element } = given;
  const heading = mainHeading(headings, present([schema, openGraph, twitter, element]), hints);
  const raw: Record<Source, string | undefined> = { schema, openGraph, heading, named, twitter, element };
  const titles = new Map<Source, string>();
  for (const source of ["schema", "openGraph", "heading", "named", "twitter", "element"] as const) {
    const own = raw[source] ?? "";
    const others = present(Object.values(raw)).filter((title) => title !== own);
    const title = cleanTitle(own, { ...hints, others });
    if (foldText(title) !== "" && !isSite(title, hints)) titles.set(source, title);
  }
  return titles;
}

const present = (titles: readonly (string | undefined)[]): string[] => titles.filter((title) => title !== undefined);

/**
 * The card's title where data, heading and `<title>` are one and it alone has words of its own: those were written for
 * whoever sees the link, as people here do.
 */
function ownCard(titles: ReadonlyMap<Source, string>): string | undefined {
  const key = (source: Source) => foldText(titles.get(source) ?? "");
  const agree = key("heading") !== "" && key("schema") === key("heading") && key("element") === key("heading");
  const differs = key("openGraph") !== key("heading") && key("named") !== key("heading");
  const isLong = key("openGraph").length * 2 >= key("heading").length;
  return agree && differs && isLong ? titles.get("openGraph") : undefined;
}

/** The title that most of the sources give. */
function elected(titles: ReadonlyMap<Source, string>): string | undefined {
  const votes = new Map<string, { readonly title: string; readonly weight: number }>();
  for (const [source, title] of titles) {
    const key = foldText(title);
    const known = votes.get(key);
    votes.set(key, { title: known?.title ?? title, weight: (known?.weight ?? 0) + WEIGHTS[source] });
  }
  const [best] = [...votes.values()].toSorted((a, b) => b.weight - a.weight);
  return best?.title;
}

/** The article's title among what a page calls itself. */
export function chooseTitle(sources: TitleSources, hints: TitleHints): string | undefined {
  const titles = titlesOf(sources, hints);
  const { schema, openGraph, twitter, element, headings } = sources;
  return (
    ownCard(titles) ??
    elected(titles) ??
    present([schema, openGraph, twitter, element, ...headings]).find((title) => title !== "")
  );
}
