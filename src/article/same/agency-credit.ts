import { creditedAgencies } from "../metadata/wire.ts";

/** The text of an article without its agency's credits. */
export interface Uncredited {
  /** The place and day before the first sentence stay. */
  readonly placed: readonly string[];
  /** Without those too, where they stood with an agency's name. */
  readonly unplaced: readonly string[];
}

/** PARIS (Reuters) - …, МОСКВА, 20 ноября. /ТАСС/. …, BERLIN (dpa/AFP): … */
const PLACED =
  /^([^"“«„(（]{0,60}?)\s?[(（/【[]([^()（）【】[\]]{2,40}?)[)）/】\]] ?(?:-{1,3}|[–—:：=]|\.(?= \p{L})) ?/u;
/** 【共同】…, [연합뉴스] …, (ANSA) … */
const OPENING = /^[(（【[]([^()（）【】[\]]{2,40})[)）】\]] ?[-–—]? ?/u;
/** AFP - … */
const BARE = /^([\p{L}./ -]{2,25}?) [-–—] /u;
/** 新华社北京5月20日电 … */
const TELEGRAM = /^[（(]?([\p{Script=Han}]{2,5}社)[^。，,]{0,25}[电電讯訊][）)]?\s*/u;
/** … says. (dpa/AFP) */
const CLOSING = /\s?[(（/【[]([^()（）【】[\]]{2,40})[)）/】\]][.。]?$/u;
const LAST = 60;

function isCredit(text: string | undefined): boolean {
  return text !== undefined && creditedAgencies(text).length > 0;
}

function firstLines(line: string): { placed: string; unplaced: string } {
  for (const pattern of [OPENING, TELEGRAM, BARE]) {
    const found = pattern.exec(line);
    if (found === null || !isCredit(found[1])) continue;
    const rest = line.slice(found[0].length);
    return { placed: pattern === TELEGRAM ? line : rest, unplaced: rest };
  }
  const [whole = "", place = "", agency] = PLACED.exec(line) ?? [];
  if (!isCredit(agency)) return { placed: line, unplaced: line };
  const rest = line.slice(whole.length);
  return { placed: `${place} - ${rest}`, unplaced: rest };
}

function lastLine(line: string): string {
  const found = CLOSING.exec(line.slice(-LAST));
  return isCredit(found?.[1]) ? line.slice(0, line.length - (found?.[0].length ?? 0)) : line;
}

/** Takes off what an agency's client may leave out: its name, and the place before it. */
export function withoutCredits(lines: readonly string[]): Uncredited {
  const [first = "", ...others] = lines;
  const { placed, unplaced } = firstLines(first);
  const ending = (opening: string): string[] => {
    const all = [opening, ...others];
    return [...all.slice(0, -1), lastLine(all.at(-1) ?? "")];
  };
  return { placed: ending(placed), unplaced: ending(unplaced) };
}
