/** A rule of a style sheet. */
export interface Rule {
  /** Before its brace, commas and all. */
  readonly prelude: string;
  readonly body: string;
  /** Whether it holds at any time: not on a narrow page only. */
  readonly isSure: boolean;
}

/** Blocks within blocks, and characters of selectors, that are looked at. */
const MAX_DEPTH = 20;
const MAX_PRELUDE = 2000;
const MAX_RULES = 20_000;
/** Blocks whose rules hold at times. */
const CONDITION = /^@(?:media|supports|layer|container|scope|document|-moz-document)\b/i;

const [QUOTE, APOSTROPHE, SLASH, STAR, SEMICOLON, OPEN, CLOSE] = [0x22, 0x27, 0x2f, 0x2a, 0x3b, 0x7b, 0x7d];

interface Level {
  readonly kind: "rule" | "block" | "skipped";
  readonly prelude: string;
  readonly from: number;
}

/** The rules of a style sheet in their order, in time with its size. Those for printing are left out, and so is the rest after a fault. */
export function readRules(css: string, isSure: boolean): Rule[] {
  const rules: Rule[] = [];
  const levels: Level[] = [];
  let start = 0;
  for (let at = 0; at < css.length && rules.length < MAX_RULES; at++) {
    const code = css.charCodeAt(at);
    if (code === OPEN) {
      if (levels.length === MAX_DEPTH) return rules;
      levels.push(levelOf(css.slice(Math.max(start, at - MAX_PRELUDE), at).trim(), levels.at(-1), at + 1));
      start = at + 1;
    } else if (code === CLOSE) {
      const level = levels.pop();
      if (level?.kind === "rule")
        rules.push({
          prelude: level.prelude,
          body: css.slice(level.from, at),
          isSure: isSure && levels.length === 0,
        });
      start = at + 1;
    } else if (code === SEMICOLON) start = at + 1;
    else if (code === SLASH && css.charCodeAt(at + 1) === STAR) {
      const end = css.indexOf("*/", at + 2);
      if (end < 0) return rules;
      if (css.slice(start, at).trim() === "") start = end + 2;
      at = end + 1;
    } else if (code === QUOTE || code === APOSTROPHE) {
      const end = css.indexOf(code === QUOTE ? '"' : "'", at + 1);
      if (end < 0) return rules;
      at = end;
    }
  }
  return rules;
}

function levelOf(prelude: string, outer: Level | undefined, from: number): Level {
  if (outer !== undefined && outer.kind !== "block") return { kind: "skipped", prelude, from };
  if (!prelude.startsWith("@")) return { kind: "rule", prelude, from };
  return { kind: CONDITION.test(prelude) && !/\bprint\b/i.test(prelude) ? "block" : "skipped", prelude, from };
}
