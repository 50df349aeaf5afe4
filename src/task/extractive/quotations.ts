/** What stands between two quotation marks of a paragraph; offsets are UTF-16 units of its text. */
export interface Quotation {
  /** Of the words inside the marks. */
  readonly start: number;
  readonly end: number;
  /** Of the opening mark, and past the closing one. */
  readonly from: number;
  readonly to: number;
}

interface Opened {
  readonly at: number;
  readonly mark: string;
  readonly closers: string;
}

/** Closing marks by opening mark. 《》 and 〈〉 name works and quote nobody. */
const closers: Record<string, string> = {
  "“": "”",
  "„": "“”",
  "‟": "”",
  "”": "”",
  "«": "»",
  "»": "«»",
  "‹": "›",
  "›": "‹",
  "「": "」",
  "『": "』",
  "〝": "〞〟",
  "＂": "＂",
  '"': '"',
  "‘": "’",
  "‚": "‘’",
};

/** Marks that open a language's quotations and close another's: they open only at the start of a word. */
const twoFaced = new Set(["”", "»", "›", "“", "＂", '"', "‘"]);

/** Deeper nesting than this is no prose. */
const maxDepth = 8;

/**
 * The outermost quotations of a paragraph in reading order. A quotation left open at the end of the paragraph counts
 * where the next paragraph opens with its mark again, as long quotations are set; elsewhere it is a slip and doesn't.
 */
export function quotations(text: string, next = ""): Quotation[] {
  const open: Opened[] = [];
  let found: Quotation[] = [];
  for (let at = 0; at < text.length; at++) {
    const mark = text.charAt(at);
    const depth = open.findLastIndex((opened) => opened.closers.includes(mark));
    if (depth !== -1 && closes(text, at)) {
      const { at: from } = open[depth] ?? { at };
      open.length = depth;
      // What closed inside this one was nested.
      while ((found.at(-1)?.from ?? -1) > from) found.pop();
      found.push({ start: from + 1, end: at, from, to: at + 1 });
    } else if (opens(text, at)) {
      if (open.length === maxDepth) open.shift();
      open.push({ at, mark, closers: closers[mark] ?? "" });
    }
  }
  const running = open.find(({ mark }) => !'"‘‚'.includes(mark) && runsOn(mark, next));
  if (running) {
    found = found.filter(({ from }) => from < running.at);
    found.push({ start: running.at + 1, end: text.length, from: running.at, to: text.length });
  }
  return found.map((quotation) => trimmed(text, quotation));
}

function opens(text: string, at: number): boolean {
  const mark = text.charAt(at);
  if (closers[mark] === undefined) return false;
  if (!twoFaced.has(mark)) return true;
  const before = text.charAt(at - 1);
  const starts =
    before === "" || /[\s(（[［—–\-:：,，、。\p{Ps}\p{Pi}\p{Script=Han}\p{Script=Kana}\p{Script=Hangul}]/u.test(before);
  return starts && /\S/u.test(text.charAt(at + 1));
}

function closes(text: string, at: number): boolean {
  const mark = text.charAt(at);
  const after = text.charAt(at + 1);
  // An apostrophe: don’t, the boys’ (which a quotation would have closed with a stop or comma inside).
  if (mark === "’" || mark === "‘") return /[.,!?…]/.test(text.charAt(at - 1)) && !/[\p{L}\p{N}]/u.test(after);
  if (mark === '"') return /\S/u.test(text.charAt(at - 1));
  return true;
}

/** Whether the next paragraph goes on quoting: it opens with the same mark again, or in Spanish with the closing one. */
function runsOn(mark: string, next: string): boolean {
  const first = next.charAt(0);
  return first === mark || (mark === "«" && first === "»");
}

/** Without the spaces inside French marks and the comma before the attribution. */
function trimmed(text: string, quotation: Quotation): Quotation {
  let { start, end } = quotation;
  while (start < end && /\s/u.test(text.charAt(start))) start++;
  while (end > start && /[\s,，、]/u.test(text.charAt(end - 1))) end--;
  return { ...quotation, start, end };
}
