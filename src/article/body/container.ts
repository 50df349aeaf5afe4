import type { Element } from "domhandler";
import type { Block, Blocks } from "./blocks.ts";
import { foldText } from "../characters.ts";
import { namesBody } from "./boilerplate.ts";
import { isTag, labelsOf } from "../page/dom.ts";
import type { Measured } from "../page/measure.ts";

/** Ancestors that a block speaks for, and how much less each next one gets. */
const REACH = 6;
const FIRST_STEP = 0.8;
const NEXT_STEPS = 0.72;

/** A parent takes its child's place where it holds this much more prose. */
const GROWTH = 1.15;
/** A parent with hardly more prose is only a wrapper. */
const WRAPPED = 1.02;
const MAX_CLIMB = 16;

const BODY_BONUS = 1.3;
const ARTICLE_BONUS = 1.15;
const HOME_BONUS = 8;
const MIN_HOME_SHARE = 0.08;
const MIN_HOME = 300;
const MIN_SHARED_TITLE = 15;
/** Of a paragraph before the container. */
const MAX_LINK_SHARE = 0.3;

const INLINE_CONTAINERS = new Set(["p", "li", "td", "th", "blockquote"]);

function scoreOf(block: Block): number {
  const punctuation = Math.min(block.pauses, 10) * 0.6;
  const length = Math.min(block.weight / 100, 6);
  return (
    (1 + punctuation + length) * (1 - block.linkShare) * (block.kind === "list" || block.kind === "table" ? 0.5 : 1)
  );
}

function parentOf(element: Element): Element | undefined {
  return element.parent !== null && isTag(element.parent) ? element.parent : undefined;
}

/** Each prose block gives its ancestors a score that fades with distance. */
function scoreElements(blocks: readonly Block[]): Map<Element, number> {
  const scores = new Map<Element, number>();
  for (const block of blocks) {
    if (!block.isProse || block.element === undefined) continue;
    let step = FIRST_STEP;
    let share = scoreOf(block);
    let element: Element | undefined = INLINE_CONTAINERS.has(block.element.name)
      ? parentOf(block.element)
      : block.element;
    for (let distance = 0; element !== undefined && distance < REACH; distance++) {
      scores.set(element, (scores.get(element) ?? 0) + share);
      share *= step;
      step = NEXT_STEPS;
      element = parentOf(element);
    }
  }
  return scores;
}

/** Prose between two blocks in constant time. */
function proseWeights({ list, range }: Blocks): (element: Element) => number {
  const sums = [0];
  for (const block of list) sums.push((sums.at(-1) ?? 0) + (block.isProse ? block.weight : 0));
  return (element) => {
    const { start, end } = range(element);
    return (sums[end] ?? 0) - (sums[start] ?? 0);
  };
}

function isTop(element: Element): boolean {
  return ["article", "main", "body", "html"].includes(element.name);
}

/** The page's headline: the `h1` that says the title, or begins as it does. */
function headlineOf(blocks: readonly Block[], title: string): Element | undefined {
  const key = foldText(title);
  const headings = blocks.filter(({ element }) => element?.name === "h1");
  const same =
    headings.find(({ text }) => foldText(text) === key) ?? headings.find(({ text }) => isPart(foldText(text), key));
  return same?.element;
}

function isPart(one: string, other: string): boolean {
  return Math.min(one.length, other.length) >= MIN_SHARED_TITLE && (one.includes(other) || other.includes(one));
}

/** The nearest element that holds the headline and a fair share of the page's prose; pages may hold other articles below. */
function homeOf(
  headline: Element | undefined,
  total: number,
  proseOf: (element: Element) => number,
): Element | undefined {
  let element = headline;
  while (element !== undefined && proseOf(element) < Math.max(total * MIN_HOME_SHARE, MIN_HOME))
    element = parentOf(element);
  return element;
}

function isWithin(element: Element, home: Element): boolean {
  let one: Element | undefined = element;
  while (one !== undefined && one !== home) one = parentOf(one);
  return one === home;
}

/** Whether a paragraph stands beside the box or one round it: the first ones often stand before the box that a paywall hides. */
export function standsBeside({ element, isProse, linkShare }: Block, box: Element): boolean {
  const parent = element?.parent;
  if (!isProse || linkShare >= MAX_LINK_SHARE || element?.name !== "p" || !parent || !isTag(parent)) return false;
  return isWithin(box, parent) && !isTop(parent);
}

/** The element whose text is the article: the best scored one, or an ancestor where that holds clearly more prose. */
export function findContainer(blocks: Blocks, measured: Measured, title: string): Element | undefined {
  const proseOf = proseWeights(blocks);
  const total = blocks.list.reduce((sum, block) => sum + (block.isProse ? block.weight : 0), 0);
  const home = homeOf(headlineOf(blocks.list, title), total, proseOf);
  let best: Element | undefined;
  let bestScore = 0;
  for (const [element, raw] of scoreElements(blocks.list)) {
    const { text, links } = measured.of(element);
    let score = raw * (1 - Math.min(0.9, links / Math.max(1, text)));
    if (element.attribs["itemprop"] === "articleBody" || namesBody(labelsOf(element))) score *= BODY_BONUS;
    if (element.name === "article") score *= ARTICLE_BONUS;
    if (home !== undefined && isWithin(element, home)) score *= HOME_BONUS;
    if (score > bestScore) {
      bestScore = score;
      best = element;
    }
  }
  return best === undefined ? undefined : climb(best, proseOf);
}

/** Climbs while a parent holds clearly more prose; plain wrappers on the way are passed through. */
function climb(from: Element, proseOf: (element: Element) => number): Element {
  let container = from;
  let wrapper = from;
  for (let step = 0; step < MAX_CLIMB && !isTop(container); step++) {
    const parent = parentOf(wrapper);
    if (parent === undefined) break;
    const [own, more] = [proseOf(container), proseOf(parent)];
    const isWhole = parent.name === "article" && more < own * 1.5;
    if (more > own * GROWTH || isWhole) container = parent;
    else if (more > own * WRAPPED) break;
    wrapper = parent;
  }
  return container;
}
