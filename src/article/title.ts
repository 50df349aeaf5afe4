import { cleanText, foldText } from "./characters.ts";

const SEPARATOR = / [|–—·•»:-]{1,3} |[|｜]| ?[_] ?|(?<=\p{Script=Han})[-–—丨](?=\p{Script=Han})/gu;

/** A site's own name is seldom longer. */
const MAX_SITE = 40;
const MIN_HEADING = 4;

export interface TitleHints {
  /** The site's name and other ways to write it. */
  readonly siteNames?: readonly string[];
  /** Of the page's address. */
  readonly host?: string | undefined;
  /** Titles that the page gives elsewhere: its `h1`, its metadata. */
  readonly others?: readonly string[];
}

function namesSite(part: string, { siteNames, host }: TitleHints): boolean {
  const key = foldText(part);
  if (key === "" || part.length > MAX_SITE) return false;
  const sites = (siteNames ?? []).map(foldText).filter((site) => site.length > 1);
  if (sites.some((site) => site.includes(key) || key.includes(site))) return true;
  const hostKey = foldText((host ?? "").replace(/^www\./, ""));
  return key.length > 2 && hostKey !== "" && (hostKey.startsWith(key) || key === hostKey);
}

/** A page's title without the site's name after (or before) it. */
export function cleanTitle(raw: string, hints: TitleHints = {}): string {
  let title = cleanText(raw);
  const others = (hints.others ?? []).map(cleanText).filter((other) => other.length >= MIN_HEADING);
  for (;;) {
    const cuts = [...title.matchAll(SEPARATOR)];
    const last = cuts.at(-1);
    const first = cuts[0];
    if (last === undefined || first === undefined) return title;
    const head = title.slice(0, last.index).trim();
    const tail = title.slice(last.index + last[0].length).trim();
    const lead = title.slice(0, first.index).trim();
    const rest = title.slice(first.index + first[0].length).trim();
    if (head !== "" && (namesSite(tail, hints) || others.some((other) => foldText(other) === foldText(head))))
      title = head;
    else if (rest !== "" && (namesSite(lead, hints) || others.some((other) => foldText(other) === foldText(rest))))
      title = rest;
    else return title;
  }
}

export interface TitleSources {
  readonly schema?: string | undefined;
  readonly openGraph?: string | undefined;
  readonly heading?: string | undefined;
  readonly element?: string | undefined;
}

/** The article's title among what a page calls itself. The visible heading wins where another source confirms it. */
export function chooseTitle(sources: TitleSources, hints: TitleHints): string | undefined {
  const { schema, openGraph, heading, element } = sources;
  const declared = [schema, openGraph, element].filter((title) => title !== undefined && title !== "");
  if (heading !== undefined && foldText(heading).length >= MIN_HEADING) {
    const key = foldText(heading);
    const confirmed = declared.some(
      (title) => foldText(title ?? "").includes(key) && key.length * 3 > foldText(title ?? "").length,
    );
    if (confirmed || declared.length === 0) return cleanTitle(heading, hints);
  }
  const [title] = declared;
  if (title === undefined) return heading;
  const others = [schema, openGraph, heading].filter((other) => other !== undefined).filter((other) => other !== title);
  return cleanTitle(title, { ...hints, others });
}
