/** Nodes of one document, and of one of its paragraphs, that are looked at. */
const MAX_NODES = 20_000;
const MAX_LEAVES = 1_000;
/** Fewer paragraphs are no document. */
const MIN_PARAGRAPHS = 3;

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value);

/** Kinds of nodes as editors name them, and the elements they are in a page. */
const ELEMENTS: readonly (readonly [kind: RegExp, element: string])[] = [
  [/^p(?:aragraph)?$/i, "p"],
  [/^h(?:eading|[2-6])(?:[-_]?\d)?$/i, "h2"],
  [/^block-?quote$/i, "blockquote"],
  [/^list-?item$/i, "li"],
];

function elementOf({ type, nodeType }: Node): string | undefined {
  const kind = type ?? nodeType;
  return typeof kind === "string" ? ELEMENTS.find(([name]) => name.test(kind))?.[1] : undefined;
}

const childrenOf = ({ content, children }: Node): readonly unknown[] => {
  const nodes = content ?? children;
  return Array.isArray(nodes) ? nodes : [];
};

/** All that a node says, links and emphasis included. */
function textOf(node: Node): string {
  const stack: unknown[] = [node];
  let text = "";
  for (let seen = 0; stack.length > 0 && seen < MAX_LEAVES; seen++) {
    const next = stack.pop();
    if (!isNode(next)) continue;
    const own = next["text"] ?? next["value"];
    if (typeof own === "string") text += own;
    else stack.push(...childrenOf(next).slice(0, MAX_LEAVES).toReversed());
  }
  return text;
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/**
 * The text of a document as rich-text editors keep it (`[{type: "paragraph", content: [{text}, …]}, …]`), as markup;
 * `undefined` where the values are none. What stands between its paragraphs (pictures, advertisements) is left out.
 */
export function richText(values: readonly unknown[]): string | undefined {
  const parts: string[] = [];
  let paragraphs = 0;
  for (const value of values.slice(0, MAX_NODES)) {
    const element = isNode(value) ? elementOf(value) : undefined;
    if (element === undefined) continue;
    if (element === "p") paragraphs++;
    parts.push(`<${element}>${escaped(textOf(value as Node))}</${element}>`);
  }
  return paragraphs < MIN_PARAGRAPHS ? undefined : parts.join("");
}
