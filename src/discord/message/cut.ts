import { END, ISOLATE } from "./bidi.ts";

/** A place to cut our markup at. What is open there is closed before it and opened again behind it. */
export interface Cut {
  readonly at: number;
  readonly closing: string;
  readonly opening: string;
}

/** A token that nothing is cut inside, with what is open behind it. */
interface Token {
  readonly start: number;
  readonly end: number;
  readonly kind: "whole" | "opens" | "closes" | "line";
  /** Marks that opened emphasis or an isolate, in order; that of the line. */
  readonly open: readonly string[];
  readonly line: string;
}

/** Escapes, links, mentions and code of ours, emphasis, isolates, and what makes a quote or small print of a line. */
const TOKEN =
  /\\[\s\S]|\[(?:\\[\s\S]|[^\\\]\n]){0,600}\]\(<[^>\n]{1,600}>\)|<[^>\s]{1,100}>|`[^`\n]{1,200}`|\*\*|\*|[\u2068\u2069]|(?:^|\n)(?:> |-# )?/g;

/**
 * Between sentences: not behind an initial, not before what goes on in a small letter or refers to it. Scripts without
 * spaces have marks of their own, Thai and Lao have none.
 */
const SENTENCE =
  /(?:(?<!(?:^|[\s.(])\p{Lu})[.!?…]|[؟۔।॥։።༎။៕])["'”’»›)\\\]*]*(?:\s?\\\[\d{1,6}\\\])*(?=\s(?!\p{Ll}|\\?\[))|[。．！？｡][”’」』）〕】》〉]*|(?=\n)/gu;
/** Between words that a space parts, and behind the commas of scripts without spaces. */
const GAP = /(?=\s)|[，、；：]/g;

const words = new Intl.Segmenter("und", { granularity: "word" });
const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/** Characters looked at behind the limit: what a reader sees as one is hardly ever longer. */
const AHEAD = 200;

/**
 * The last good place in the first `limit` characters: the end of a sentence (unless only a shortening is wanted), else
 * of a word, in the second half; else between characters as people see them. Never inside an escape, a link or a mention.
 */
export function cutOf(text: string, limit: number, { sentences }: { readonly sentences: boolean }): Cut {
  const head = text.slice(0, limit + AHEAD);
  const markup = markupOf(head);
  const seen = graphemes.segment(head);
  const fits = (at: number) =>
    at + markup.closing(at).length <= limit && markup.isOutside(at) && seen.containing(at)?.index === at;
  const half = limit / 2;
  for (const places of sentences ? [sentenceEnds, gaps, wordEnds] : [gaps, wordEnds]) {
    const at = places(head, half).findLast((place) => place > half && fits(place));
    if (at !== undefined) return markup.cut(at);
  }
  for (let at = limit; at > 0; at -= 1) if (fits(at)) return markup.cut(at);
  return { at: codePointEnd(text, limit), closing: "", opening: "" };
}

function ends(text: string, pattern: RegExp): number[] {
  return [...text.matchAll(pattern)].map((match) => match.index + match[0].length);
}

const sentenceEnds = (text: string) => ends(text, SENTENCE);
const gaps = (text: string) => ends(text, GAP);

/** Between two words that nothing parts, as dictionaries know them; a number stays with what it counts. */
function wordEnds(text: string, from: number): number[] {
  const start = Math.floor(from);
  const segments = [...words.segment(text.slice(start))];
  return segments.flatMap(({ index, isWordLike }, at) => {
    const before = segments[at - 1];
    return isWordLike && before?.isWordLike && !/\d$/.test(before.segment) ? [start + index] : [];
  });
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let open: readonly string[] = [];
  let line = "";
  for (const { 0: mark, index } of text.matchAll(TOKEN)) {
    let kind: Token["kind"] = "whole";
    const opened = mark === END ? ISOLATE : mark;
    if (open.includes(opened)) {
      kind = "closes";
      open = open.filter((each) => each !== opened);
    } else if (/^[*\u2068]/.test(mark)) {
      kind = "opens";
      open = [...open, mark];
    } else if (/^(?:\n|(?:> |-# )?$)/.test(mark)) {
      kind = "line";
      line = mark.replace("\n", "");
    }
    tokens.push({ start: index, end: index + mark.length, kind, open, line });
  }
  return tokens;
}

/** What our markup does at each place of a text. */
function markupOf(text: string) {
  const tokens = tokensOf(text);
  /** By place, how many tokens begin there or before it. */
  const begun: number[] = [];
  for (let at = 0, count = 0; at <= text.length; at += 1) {
    while ((tokens[count]?.start ?? Infinity) <= at) count += 1;
    begun.push(count);
  }
  return { isOutside, closing, cut };

  /** The last two that begin there or before. */
  function around(at: number): readonly Token[] {
    const count = begun[at] ?? 0;
    return tokens.slice(Math.max(0, count - 2), count);
  }

  /** Not inside a token, and neither behind a mark that only opens something nor before one that closes it. */
  function isOutside(at: number): boolean {
    return around(at).every(({ start, end, kind, line }) => {
      if (kind === "opens" || (kind === "line" && line !== "")) return at <= start || at > end;
      return kind === "closes" ? at < start || at >= end : at <= start || at >= end;
    });
  }

  function behind(at: number): Token | undefined {
    return around(at).findLast(({ end }) => end <= at);
  }

  function closing(at: number): string {
    const open = behind(at)?.open ?? [];
    return open
      .toReversed()
      .map((mark) => (mark === ISOLATE ? END : mark))
      .join("");
  }

  /** A line's mark is repeated where the line goes on, not where the next one has its own. */
  function cut(at: number): Cut {
    const goesOn = !/^[^\S\n]*\n/.test(text.slice(at));
    const { line = "", open = [] } = behind(at) ?? {};
    return { at, closing: closing(at), opening: goesOn ? `${line}${open.join("")}` : "" };
  }
}

/** For a character that is longer than the limit. */
function codePointEnd(text: string, limit: number): number {
  const isPair = /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(limit - 1, limit + 1));
  return isPair && limit > 1 ? limit - 1 : limit;
}
