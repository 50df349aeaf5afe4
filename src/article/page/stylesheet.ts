import type { Document, Element } from "domhandler";
import { readRules, type Rule } from "./css.ts";
import { type Declarations, merged, readDeclarations } from "./declarations.ts";
import { isTag, isText, walk } from "./dom.ts";
import { isCamouflaged } from "./look.ts";
import { hasTinyLetters, isOffPage, isUndisplayed } from "./visibility.ts";

/** What a page's own style sheets say of its elements, by a name, a class or an id. */
export interface Styles {
  /** Only what may hide it. */
  readonly of: (element: Element) => Declarations | undefined;
  /** Whether some rule gives it a ground of its own. */
  readonly hasGround: (element: Element) => boolean;
}

/** Selectors of one rule, and classes of an element, that are looked at. */
const MAX_SELECTORS = 50;
const MAX_CLASSES = 20;

/** One class or id, with an element's name or without. */
const SIMPLE = /^([a-z0-9]*)([.#][\w-]+)$/i;
const NAMES = /[.#][\w-]+/g;
/** What a body that hides has in it; most rules have none of it. */
const HIDES =
  /(?:display|visibility)\s{0,4}:\s{0,4}[nhc]|opacity\s{0,4}:\s{0,4}(?:0(?!\.\d)|0?\.0)|(?<!-)clip\s{0,4}:|clip-path|font-size\s{0,4}:\s{0,4}(?:0(?!\.\d)|0?\.\d|1px)|transform\s{0,4}:\s{0,4}[st][^;]{0,40}(?:-\d{3}|\(\s{0,4}0)|(?:left|right|top|bottom|indent)\s{0,4}:\s{0,4}-\d\d|\\|\/\*/i;
const COLOR = /(?:^|[;\s])color\s{0,4}:/i;
const FLAT = /(?:height|width)\s{0,4}:\s{0,4}[01](?:px)?\s{0,4}(?:[;!]|$)/i;
const GROUND = /background(?:-color|-image)?\s{0,4}:\s{0,4}(?!none|transparent|inherit|initial|unset|0)/i;

/** Reads the `style` elements of a page, in time with their size. */
export function readStyles(document: Document): Styles {
  const rules = rulesOf(document);
  const hiding = hidingRules(rules);
  let grounds: ReadonlySet<string> | undefined;
  return {
    of: (element) => (hiding.size === 0 ? undefined : declarationsFor(element, hiding)),
    hasGround(element) {
      grounds ??= groundsOf(rules);
      return element.name === "body" && grounds.has("html")
        ? true
        : namesOf(element).some((name) => grounds?.has(name));
    },
  };
}

function rulesOf(document: Document): Rule[] {
  const rules: Rule[] = [];
  walk(document, {
    enter: (node) => {
      if (!isTag(node)) return false;
      if (node.name !== "style") return node.name !== "noscript" && node.name !== "template";
      const media = (node.attribs["media"] ?? "").slice(0, 200).toLowerCase();
      if (media.includes("print")) return false;
      const css = node.children.map((child) => (isText(child) ? child.data : "")).join("");
      for (const rule of readRules(css, /^(?:\s{0,9}|all|screen)$/.test(media))) rules.push(rule);
      return false;
    },
  });
  return rules;
}

function selectorsOf({ prelude }: Rule): string[] {
  return prelude.split(",", MAX_SELECTORS).map((selector) => selector.trim());
}

function hides(style: Declarations): boolean {
  return isUndisplayed(style) || isOffPage(style) || hasTinyLetters(style) === true || isCamouflaged(style);
}

function mayHide(body: string): boolean {
  if (HIDES.test(body)) return true;
  return (body.includes("overflow") && FLAT.test(body)) || (body.includes("background") && COLOR.test(body));
}

/** Simple selectors with what their rules say, where that hides and no other rule shows it at times. */
function hidingRules(rules: readonly Rule[]): ReadonlyMap<string, Declarations> {
  const hiding = new Map<string, Declarations>();
  const names = new Set<string>();
  for (const rule of rules) {
    if (!rule.isSure || !mayHide(rule.body)) continue;
    const simple = selectorsOf(rule).filter((selector) => SIMPLE.test(selector));
    if (simple.length === 0 || !hides(readDeclarations(rule.body))) continue;
    for (const selector of simple) {
      hiding.set(selector, new Map());
      names.add(SIMPLE.exec(selector)?.[2] ?? "");
    }
  }
  if (names.size > 0) for (const rule of rules) weigh(rule, hiding, names);
  return hiding;
}

/** Adds what a rule says of the names that others hide. `.tab.open { display: block }` shows at times what `.tab` hides. */
function weigh(rule: Rule, hiding: Map<string, Declarations>, names: ReadonlySet<string>): void {
  // Most rules are about something else: one look at all their selectors tells.
  if (!rule.prelude.match(NAMES)?.some((name) => names.has(name))) return;
  let declarations: Declarations | undefined;
  for (const selector of selectorsOf(rule)) {
    const last = lastPart(selector);
    const known = (last.match(NAMES) ?? []).filter((name) => names.has(name));
    if (known.length === 0) continue;
    declarations ??= readDeclarations(rule.body);
    const own = rule.isSure ? hiding.get(selector) : undefined;
    if (own !== undefined) hiding.set(selector, merged([own, declarations]));
    else if (!hides(declarations)) for (const name of known) forget(name, declarations, hiding);
  }
}

/** What a selector says of the element itself. */
function lastPart(selector: string): string {
  const parts = selector.slice(-200).split(/[\s>+~]/);
  return parts.at(-1) ?? "";
}

function forget(name: string, shown: Declarations, hiding: Map<string, Declarations>): void {
  const own = hiding.get(name);
  if (own !== undefined) hiding.set(name, new Map([...own].filter(([property]) => !shown.has(property))));
}

function namesOf({ name, attribs }: Element): string[] {
  const classes = (attribs["class"] ?? "").split(/\s+/, MAX_CLASSES).map((one) => `.${one}`);
  return attribs["id"] === undefined ? [name, ...classes] : [name, ...classes, `#${attribs["id"]}`];
}

function declarationsFor(element: Element, hiding: ReadonlyMap<string, Declarations>): Declarations | undefined {
  if (element.attribs["class"] === undefined && element.attribs["id"] === undefined) return undefined;
  const all = namesOf(element).flatMap((name) => [hiding.get(name), hiding.get(element.name + name)]);
  return all.some((declarations) => declarations !== undefined) ? merged(all) : undefined;
}

function groundsOf(rules: readonly Rule[]): ReadonlySet<string> {
  const grounds = new Set<string>();
  for (const rule of rules) {
    if (!GROUND.test(rule.body)) continue;
    for (const selector of selectorsOf(rule)) {
      const last = lastPart(selector);
      for (const name of last.match(NAMES) ?? [last]) grounds.add(name);
    }
  }
  return grounds;
}
