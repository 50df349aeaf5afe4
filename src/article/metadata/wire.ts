import { agenciesIn, agencyOf } from "./agency.ts";
import type { Paragraph } from "../article.ts";

/** Letters of a paragraph in which a dateline stands. */
const DATELINE = 90;
/** PARIS (Reuters) - …, МОСКВА, 20 ноября. /ТАСС/. …, ROM (dpa/AFP): … */
const PLACED = /^.{0,60}?[(（/【[]([^()（）/【】[\]]{2,25}(?:\/[^()（）/【】[\]]{2,25})?)[)）/】\]] ?[-–—−:.：=]/u;
/** (ANSA) - ROMA, …, 【共同】…, [연합뉴스] … */
const OPENING = /^[(（/【[]([^()（）/【】[\]]{2,40})[)）/】\]]/u;
/** AFP - …, dpa – … */
const BARE = /^([\p{L}./ -]{2,25}?) ?[-–—] /u;
/** 新华社北京5月20日电, 法新社巴黎20日電. */
const TELEGRAM = /^[（(]?([\p{Script=Han}]{2,5}社)[^。，,]{0,25}[电電讯訊]/u;

const LAST = 60;
/** … says. (dpa/AFP) */
const CLOSING = /[(（/【[]([^()（）【】[\]]{2,40})[)）/】\]][.。]?$/u;
const LABEL =
  /^(?:sources?|quellen?|fuentes?|fontes?|fonti?|bron|källa|kilde|kaynak|źródło|zdroj|forrás|sumber|nguồn|источник|джерело|来源|來源|稿源|出典|출처|المصدر|منبع|©|\(c\)|with (?:material|files) (?:from|by)|mit material (?:von|der)|avec|con información de) ?[:：]? ?/iu;

const MAX_WIRES = 3;

/** Agencies in a text that names nothing else; none for other texts. */
export function creditedAgencies(text: string): string[] {
  if (text.length > LAST) return [];
  const bare = text.replace(LABEL, "");
  const parts = bare.split(/[,/、，]| und | and | et | y /).filter((part) => part.trim() !== "");
  const names = parts.map(agencyOf);
  return names.every((name) => name !== undefined) ? names : [];
}

function inDateline(text: string): string[] {
  const start = text.slice(0, DATELINE);
  for (const pattern of [TELEGRAM, OPENING, PLACED, BARE]) {
    const found = agenciesIn(pattern.exec(start)?.[1] ?? "");
    if (found.length > 0) return found;
  }
  return [];
}

export interface WireHints {
  /** Who the page names as author or source, in its data and its byline. */
  readonly credits: readonly string[];
  /** Lines that stand where the page puts a text's source. */
  readonly sources: readonly string[];
  readonly paragraphs: readonly Paragraph[];
  /** What an agency's own site calls itself is no credit. */
  readonly siteName: string | undefined;
}

/** The news agencies that an article is taken from, as its page credits them; `undefined` where it credits none. */
export function readWire({ credits, sources, paragraphs, siteName }: WireHints): string | undefined {
  const prose = paragraphs.filter(({ kind }) => kind !== "caption").map(({ text }) => text);
  const last = prose.at(-1) ?? "";
  const found = [
    ...credits.flatMap(agenciesIn),
    ...prose.slice(0, 2).flatMap(inDateline),
    ...creditedAgencies(last),
    ...agenciesIn(CLOSING.exec(last.slice(-LAST))?.[1] ?? ""),
    ...sources.flatMap(creditedAgencies),
  ];
  const own = agencyOf(siteName ?? "");
  const names = [...new Set(found)].filter((name) => name !== own).slice(0, MAX_WIRES);
  return names.length === 0 ? undefined : names.join(", ");
}
