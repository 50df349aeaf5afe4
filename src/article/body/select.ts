import type { Element } from "domhandler";
import type { Block } from "./blocks.ts";
import { endsSentence, foldText, isUnstopped } from "../characters.ts";
import { isDateLine } from "../metadata/date.ts";
import { isTag } from "../page/dom.ts";
import { isLede, type Told } from "./lede.ts";
import { isNotice } from "./notice.ts";

const MAX_LINKED = 0.6;
const MAX_LINKED_SENTENCE = 0.75;
const MIN_OPENING = 60;
const MIN_SENTENCE = 20;
const MIN_LAST = 40;
const MAX_LABEL = 40;
const TEXT_ELEMENTS = new Set(["p", "pre", "td"]);
const MIN_TAIL = 12;
const MAX_TAIL_LINKS = 0.3;
const MAX_LISTED_LINKS = 0.1;
/** Weight from which the same text twice is a repetition, not a refrain. */
const MIN_REPEATED = 40;
/** Among these a line that is only a date says when the article appeared. */
const FIRST_BLOCKS = 3;

const PARTS = new Set("p li ul ol dl dt dd blockquote pre h2 h3 h4 h5 h6 table tbody tr td".split(" "));

/** The element that paragraphs and lists stand in side by side. */
function boxOf({ element }: Block): Element | undefined {
  let box = element;
  while (box?.parent && isTag(box.parent) && PARTS.has(box.name)) box = box.parent;
  return box;
}

/** A line drawn in characters: news agencies part sections by it, and end with it. */
const isRule = ({ text }: Block): boolean => /^[_*]{3,}$/.test(text);

/** An interview may ask everyone the same. */
const isQuestion = ({ text }: Block): boolean => /[?？؟]$/.test(text);

/** Lists and short sentences that stand beside the text's last paragraph, as paragraphs and lists do. */
function isTail(block: Block, box: Element | undefined): boolean {
  if (block.linkShare >= MAX_TAIL_LINKS || block.element === box || boxOf(block) !== box) return false;
  if (block.kind === "heading" || block.kind === "list" || isRule(block)) return true;
  return block.kind === "text" && block.weight >= MIN_TAIL && endsSentence(block.text);
}

/** A list under a heading of its own, in a box beside the text's: who won before, what to bring. A menu has links. */
function isListed(blocks: readonly Block[], index: number): boolean {
  const [previous, block, next] = [blocks[index - 1], blocks[index], blocks[index + 1]];
  if (block === undefined || block.linkShare > MAX_LISTED_LINKS) return false;
  if (block.kind === "heading") return next?.kind === "list" && next.linkShare <= MAX_LISTED_LINKS;
  return block.kind === "list" && (previous?.kind === "heading" || previous?.kind === "list");
}

function findEnd(blocks: readonly Block[]): number {
  let end = blocks.findLastIndex(isClosing);
  const closing = blocks[end];
  if (closing === undefined) return end;
  const box = boxOf(closing);
  for (let index = end + 1; index < blocks.length; index++) {
    const block = blocks[index];
    if (block === undefined || !(isTail(block, box) || isListed(blocks, index))) break;
    if (block.kind !== "heading") end = index;
  }
  return end;
}

function isClosing(block: Block): boolean {
  if (block.isProse) return true;
  if (block.kind !== "text" && block.kind !== "quote") return false;
  const isEnded = endsSentence(block.text) || (block.pauses > 0 && isUnstopped(block.text));
  return block.weight >= MIN_LAST && block.linkShare < 0.3 && isEnded;
}

/** Text before the first long paragraph that can well be the article's beginning. */
function isOpening(block: Block, first: Block | undefined, told: Told): boolean {
  if (isLede(block, told)) return true;
  if (block.kind !== "text" || block.pauses === 0) return false;
  const { element } = block;
  const isBeside = element?.name === "p" && element.parent === first?.element?.parent;
  if (block.linkShare >= (isBeside ? MAX_LINKED : 0.3)) return false;
  if (block.weight >= MIN_OPENING) return true;
  return (isBeside || element === first?.element) && block.weight >= MIN_SENTENCE && endsSentence(block.text);
}

/** Teasers are links as a whole; a sentence round a link is text. */
function isLinks({ kind, linkShare, weight, text }: Block): boolean {
  if (kind === "caption" || linkShare <= MAX_LINKED || weight >= 400) return false;
  return linkShare > MAX_LINKED_SENTENCE || weight < MIN_OPENING || !endsSentence(text);
}

/** A label between paragraphs: "Advert", "1/12", "Share". Lines of one box, as of a poem or a list of names, stay. */
function isLabel(blocks: readonly Block[], index: number): boolean {
  const block = blocks[index];
  if (block === undefined || block.kind !== "text" || block.weight >= MAX_LABEL || block.pauses > 0) return false;
  const { element } = block;
  if (element === undefined || TEXT_ELEMENTS.has(element.name) || endsSentence(block.text)) return false;
  return blocks[index - 1]?.element !== element && blocks[index + 1]?.element !== element;
}

/** Blocks without the title, dates, lists of links, notices and repetitions. */
export function keepBlocks(blocks: readonly Block[], title: string): Block[] {
  const titleKey = foldText(title);
  const seen = new Set<string>();
  const kept = blocks.filter((block, index) => {
    const key = foldText(block.text);
    if (isRule(block)) return true;
    if (key === "" || key === titleKey || block.element?.name === "h1") return false;
    // Further in, a date heads an entry of a chronicle.
    if ((index < FIRST_BLOCKS || index === blocks.length - 1) && isDateLine(block.text)) return false;
    if (isLinks(block) || isLabel(blocks, index)) return false;
    if (
      (block.weight >= MIN_REPEATED && seen.has(key) && !isQuestion(block)) ||
      isNotice(block, { fromStart: index, fromEnd: blocks.length - 1 - index })
    )
      return false;
    seen.add(key);
    return true;
  });
  return withoutLooseHeadings(kept);
}

/**
 * The article's own blocks among those of its container: from the lede to the last sentence, without the title, dates, lists
 * of links, notices and repetitions.
 */
export function selectBlocks(blocks: readonly Block[], told: Told): Block[] {
  const first = blocks.findIndex((block) => block.isProse);
  const last = findEnd(blocks);
  const within = blocks.filter((block, index) => {
    if (block.kind === "caption") return index <= last;
    return index <= last && (index >= first || isOpening(block, blocks[first], told));
  });
  return keepBlocks(within, told.title);
}

/** A heading with nothing under it is a menu's. */
function withoutLooseHeadings(blocks: readonly Block[]): Block[] {
  return blocks.filter((block, index) => {
    if (block.kind !== "heading") return true;
    return blocks.slice(index + 1, index + 4).some((next) => next.kind !== "heading" && next.kind !== "caption");
  });
}
