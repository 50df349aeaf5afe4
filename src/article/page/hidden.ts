import { type ChildNode, cloneNode, type Document, type Element, type ParentNode, type Text } from "domhandler";
import { weightOfSource } from "../characters.ts";
import { type Declarations, merged, readDeclarations } from "./declarations.ts";
import { adopt, isTag, isText, labelsOf, walk } from "./dom.ts";
import { type Look, lookOf, PLAIN, visibilityOf } from "./look.ts";
import { type Measured, measure } from "./measure.ts";
import { readStyles, type Styles } from "./stylesheet.ts";
import { isOffPage, isUndisplayed } from "./visibility.ts";

/** Letters in `aria-hidden` blocks above which they are rather the article behind a paywall's overlay. */
const MAX_ARIA_HIDDEN = 400;
/** Share of a page's text outside links above which what is hidden is rather the article before scripts ran. */
const MAX_HIDDEN = 0.4;

const UNSEEN_CLASS =
  /(?:^|[\s_-])(?:sr-only|visually-?hidden|visuallyhidden|screen-?reader(?:-text|-only)?|a11y-hidden|u-hidden|is-hidden|hide-text|offscreen|invisible)(?:[\s_-]|$)/;
/** Elements that no browser shows. */
const UNSEEN = new Set(["template", "datalist", "noembed", "noframes"]);
/** They say what a page holds, and are never shown. */
const DATA = new Set(["script", "style", "meta", "link"]);
const PARAGRAPHS = new Set(["p", "li", "blockquote"]);
/** What a page streams in hidden, for its script to put in its place at once. */
const STREAMED = /^S:[0-9a-f]{1,8}$/;

export interface Hidden {
  /** Puts back what a script may show; false where there is none. */
  readonly reveal: () => boolean;
}

/** Takes from a page all text that its reader would not see, as far as the page itself says. Its data stays. */
export function removeHidden(document: Document): Hidden {
  const measured = measure(document);
  const styles = readStyles(document);
  const standsOnGround = groundFinder(styles);
  const unseen = new Set<ChildNode>();
  const waiting = new Set<Element>();
  const silent: Element[] = [];
  const white: Text[] = [];
  const looks = [PLAIN];
  let waits = 0;

  const addText = (node: Text, look: Look): void => {
    const visibility = visibilityOf(look);
    if (visibility === "unseen") unseen.add(node);
    else if (visibility === "white" && !standsOnGround(node.parent)) white.push(node);
  };

  walk(document, {
    enter: (node) => {
      const look = looks.at(-1) ?? PLAIN;
      if (isText(node)) addText(node, look);
      if (!isTag(node) || DATA.has(node.name)) return false;
      const style = styleOf(node, styles);
      const fate = fateOf(node, style, measured);
      // What is hidden within what a script shows stays hidden.
      if (fate === "unseen" || (fate === "waiting" && waits > 0)) {
        unseen.add(node);
        return false;
      }
      if (fate === "silent") silent.push(node);
      if (fate === "waiting") {
        waiting.add(node);
        waits++;
      }
      looks.push(style === undefined ? look : lookOf(style, look));
      return true;
    },
    leave: (element) => {
      if (waiting.has(element)) waits--;
      looks.pop();
    },
  });

  const silentText = silent.reduce((sum, element) => sum + measured.of(element).text, 0);
  if (silentText < MAX_ARIA_HIDDEN) for (const element of silent) unseen.add(element);
  // Where most is white, the page is a dark one, whatever names its ground.
  const whiteText = white.reduce((sum, { data }) => sum + weightOfSource(data), 0);
  if (whiteText < measured.total.text * MAX_HIDDEN) for (const node of white) unseen.add(node);
  remove(unseen);
  return { reveal: emptied([...waiting]) };
}

/** `waiting` for a script or a click that may show it; `silent` for a paragraph that is shown, but not read out. */
function fateOf(
  element: Element,
  style: Declarations | undefined,
  { of, total }: Measured,
): "seen" | "unseen" | "waiting" | "silent" {
  const { text, links } = of(element);
  if (UNSEEN.has(element.name) || (style !== undefined && isOffPage(style))) return "unseen";
  const isSilent = element.attribs["aria-hidden"] === "true" && text < MAX_ARIA_HIDDEN;
  if (isSilent && !PARAGRAPHS.has(element.name)) return "unseen";
  if (text - links <= (total.text - total.links) * MAX_HIDDEN) {
    if (isNamedUnseen(element)) return "unseen";
    if (isUndisplayedNow(element, style)) return "waiting";
  }
  return isSilent ? "silent" : "seen";
}

function styleOf(element: Element, styles: Styles): Declarations | undefined {
  const own = element.attribs["style"];
  const sheet = styles.of(element);
  return own === undefined ? sheet : merged([sheet, readDeclarations(own)]);
}

/** Tells whether a rule gives an element, or one round it, a ground. */
function groundFinder({ hasGround }: Styles): (element: ParentNode | null) => boolean {
  const known = new Map<ParentNode, boolean>();
  return (element) => {
    const passed: ParentNode[] = [];
    let found = false;
    for (let one = element; one !== null && isTag(one) && !found; one = one.parent) {
      const told = known.get(one);
      found = told ?? hasGround(one);
      passed.push(one);
      if (told !== undefined) break;
    }
    for (const one of passed) known.set(one, found);
    return found;
  };
}

function isNamedUnseen(element: Element): boolean {
  const labels = labelsOf(element);
  return labels !== "" && UNSEEN_CLASS.test(labels);
}

/** Whether a script or a click may yet show it. */
function isUndisplayedNow({ attribs }: Element, style: Declarations | undefined): boolean {
  const { hidden, popover, id } = attribs;
  if (popover !== undefined || (hidden !== undefined && !STREAMED.test(id ?? ""))) return true;
  return style !== undefined && isUndisplayed(style);
}

function remove(nodes: ReadonlySet<ChildNode>): void {
  const parents = new Set([...nodes].map(({ parent }) => parent).filter((parent) => parent !== null));
  for (const parent of parents) {
    if (isTag(parent))
      adopt(
        parent,
        parent.children.flatMap((node) => (nodes.has(node) ? dataIn(node) : [node])),
      );
  }
}

/** Leaves elements only copies of their data; gives what undoes it. */
function emptied(elements: readonly Element[]): () => boolean {
  const taken = elements.map((element) => [element, [...element.children]] as const);
  for (const element of elements) adopt(element, dataIn(element));
  return () => {
    for (const [element, children] of taken) adopt(element, children);
    return taken.length > 0;
  };
}

function dataIn(node: ChildNode): Element[] {
  const data: Element[] = [];
  if (isTag(node) && node.name !== "template") {
    walk(node, {
      enter: (inner) => {
        if (isTag(inner) && DATA.has(inner.name)) data.push(cloneNode(inner, true));
        return isTag(inner) && inner.name !== "template" && !DATA.has(inner.name);
      },
    });
  }
  return data;
}
