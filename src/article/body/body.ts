import type { Document, ParentNode } from "domhandler";
import { type Block, collectBlocks } from "./blocks.ts";
import type { Strictness } from "./boilerplate.ts";
import { weightOf } from "../characters.ts";
import { findContainer, standsBeside } from "./container.ts";
import { isLede, type Told } from "./lede.ts";
import { type Measured, measure } from "../page/measure.ts";
import { parsePage } from "../page/page.ts";
import { selectBlocks } from "./select.ts";

/** Less text than this, or than this share of the page, asks for a second look. */
const SMALL = 900;
const SMALL_SHARE = 0.12;
/** How much more a looser pass has to find to be believed. */
const CLEARLY_MORE = 1.6;
const TINY = 400;
/** Blocks before the body among which its lede can stand, and how many it may have. */
const LEDE_REACH = 30;
const MAX_LEDES = 2;
const MIN_SCHEMA_BODY = 600;

/** Letters of the text that blocks hold, captions aside. */
export function weightOfBlocks(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { kind, weight }) => sum + (kind === "caption" ? 0 : weight), 0);
}

function pass(root: ParentNode, measured: Measured, strictness: Strictness, told: Told): Block[] {
  const blocks = collectBlocks(root, measured, strictness);
  const container = findContainer(blocks, measured, told.title);
  if (container === undefined) return selectBlocks(blocks.list, told);
  const { start, end } = blocks.range(container);
  const before = blocks.list.slice(Math.max(0, start - LEDE_REACH), start);
  const opening = before.slice(before.findLastIndex((block) => !standsBeside(block, container)) + 1);
  const ledes = before.slice(0, before.length - opening.length).filter((block) => isLede(block, told));
  return selectBlocks([...ledes.slice(-MAX_LEDES), ...opening, ...blocks.list.slice(start, end)], told);
}

/** Prose wherever it stands, for pages that keep no order. */
function everyProse(root: ParentNode, measured: Measured, told: Told): Block[] {
  const blocks = collectBlocks(root, measured, "none");
  return selectBlocks(
    blocks.list.filter((block) => block.isProse),
    told,
  );
}

/** The text that a page's metadata carries, where the page itself shows clearly less. */
function schemaBlocks(body: string | undefined, told: Told, found: number): Block[] | undefined {
  if (body === undefined || weightOf(body) < Math.max(MIN_SCHEMA_BODY, found * 2)) return undefined;
  const { document } = parsePage(body.replaceAll("\n", "<br><br>"));
  const blocks = selectBlocks(collectBlocks(document, measure(document), "none").list, told);
  return weightOfBlocks(blocks) > found * 2 ? blocks : undefined;
}

/** The article's blocks: a strict pass first, looser ones where it finds little. */
export function findBody(document: Document, told: Told, schemaBody?: string): Block[] {
  const measured = measure(document);
  let best = pass(document, measured, "strict", told);
  const isSmall = weightOfBlocks(best) < Math.max(SMALL, measured.total.text * SMALL_SHARE);
  const consider = (next: Block[], margin: number): void => {
    if (weightOfBlocks(next) > weightOfBlocks(best) * CLEARLY_MORE + margin) best = next;
  };
  if (isSmall) consider(pass(document, measured, "relaxed", told), 200);
  if (weightOfBlocks(best) < TINY) consider(everyProse(document, measured, told), 0);
  return schemaBlocks(schemaBody, told, weightOfBlocks(best)) ?? best;
}
