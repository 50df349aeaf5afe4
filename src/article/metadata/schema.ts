import { cleanText } from "../characters.ts";
import { parseHtml, textOf } from "../page/dom.ts";
import { withoutTags } from "../page/tags.ts";
import { parseLenient } from "./lenient-json.ts";

/** What a page's schema.org data (JSON-LD) says of its article. */
export interface SchemaArticle {
  readonly headline?: string | undefined;
  readonly authors: readonly string[];
  readonly published?: string | undefined;
  readonly modified?: string | undefined;
  readonly publisher?: string | undefined;
  readonly language?: string | undefined;
  /** May hold markup, and may be no more than a teaser. */
  readonly body?: string | undefined;
  /** False where the page says that reading it costs something. */
  readonly isFree?: boolean | undefined;
  /** Of the whole article; some publishers count characters. */
  readonly wordCount?: number | undefined;
  /** Selectors of the page's paid parts: a single class or id each. */
  readonly paidParts: readonly string[];
  /** Its kinds, such as `OpinionNewsArticle`. */
  readonly types: readonly string[];
  readonly section?: string | undefined;
  /** Address, as written. */
  readonly image?: string | undefined;
  /** Who else is named for the text: sources, providers, holders of rights. */
  readonly credits: readonly string[];
  readonly isLiveBlog: boolean;
  /** Addresses of works that it is taken from, as written. */
  readonly basedOn: readonly string[];
}

type Node = Readonly<Record<string, unknown>>;

const MAX_NODES = 20_000;
const MAX_ESCAPED = 2000;
const ARTICLE_TYPE = /(?:Article|BlogPosting|LiveBlogPosting|Report|Review)$/;

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** All objects in the data, outer ones first. */
function nodesOf(values: readonly unknown[]): Node[] {
  const nodes: Node[] = [];
  const queue: unknown[] = [...values];
  for (let at = 0; at < queue.length && at < MAX_NODES; at++) {
    const value = queue[at];
    if (isNode(value)) nodes.push(value);
    if (typeof value === "object" && value !== null) queue.push(...Object.values(value).slice(0, MAX_NODES));
  }
  return nodes;
}

function typesOf(node: Node): string[] {
  return [node["@type"]].flat().filter((type) => typeof type === "string");
}

function stringOf(value: unknown): string | undefined {
  const [first] = Array.isArray(value) ? (value as unknown[]) : [value];
  if (typeof first !== "string") return undefined;
  // Publishers escape text for HTML before they put it into JSON, where it needs none.
  const text = cleanText(withoutTags(first.includes("&") ? textOf(parseHtml(first.slice(0, MAX_ESCAPED))) : first));
  return text === "" ? undefined : text;
}

function namesOf(value: unknown, byId: ReadonlyMap<unknown, Node>): string[] {
  return [value].flat().flatMap((entry: unknown) => {
    if (!isNode(entry)) return stringOf(entry) ?? [];
    const names = entry["name"] ?? byId.get(entry["@id"])?.["name"];
    return [names].flat().flatMap((name: unknown) => stringOf(name) ?? []);
  });
}

const CREDITS = ["sourceOrganization", "provider", "creditText", "copyrightHolder", "contributor"] as const;

function addressOf(value: unknown, byId: ReadonlyMap<unknown, Node>): string | undefined {
  const [first] = [value].flat();
  if (!isNode(first)) return stringOf(first);
  return stringOf(first["url"]) ?? stringOf(first["contentUrl"]) ?? stringOf(byId.get(first["@id"])?.["url"]);
}

function booleanOf(value: unknown): boolean | undefined {
  if (typeof value === "boolean") return value;
  const text = stringOf(value)?.toLowerCase();
  return text === "true" ? true : text === "false" ? false : undefined;
}

const PLAIN_SELECTOR = /^[.#][\w-]{1,80}$/;

function paidPartsOf(value: unknown): string[] {
  const parts = [value].flat().slice(0, 20);
  const selectors = parts.flatMap((part) => (isNode(part) ? (stringOf(part["cssSelector"]) ?? []) : []));
  return selectors.filter((selector) => PLAIN_SELECTOR.test(selector));
}

function countOf(value: unknown): number | undefined {
  const count = typeof value === "number" ? value : Number(stringOf(value) ?? 0);
  return Number.isInteger(count) && count > 0 && count < 1_000_000 ? count : undefined;
}

/** Reads the contents of a page's `application/ld+json` scripts. */
export function readSchema(scripts: readonly string[]): SchemaArticle | undefined {
  const nodes = nodesOf(scripts.map(parseLenient));
  const articles = nodes.filter((node) => typesOf(node).some((type) => ARTICLE_TYPE.test(type)));
  const article =
    articles.find((node) => node["headline"] !== undefined || node["articleBody"] !== undefined) ?? articles[0];
  if (article === undefined) return undefined;
  const byId = new Map(nodes.filter((node) => Object.keys(node).length > 1).map((node) => [node["@id"], node]));
  const body = article["articleBody"];
  return {
    authors: namesOf(article["author"] ?? article["creator"], byId),
    basedOn: [article["isBasedOn"], article["isBasedOnUrl"]].flatMap((work) => addressOf(work, byId) ?? []),
    isLiveBlog: typesOf(article).includes("LiveBlogPosting"),
    headline: stringOf(article["headline"]) ?? stringOf(article["name"]),
    published: stringOf(article["datePublished"]) ?? stringOf(article["dateCreated"]),
    modified: stringOf(article["dateModified"]),
    publisher: namesOf(article["publisher"], byId)[0],
    language: stringOf(article["inLanguage"]),
    types: [...typesOf(article), ...[article["genre"]].flat().flatMap((genre: unknown) => stringOf(genre) ?? [])],
    section: stringOf(article["articleSection"]),
    image: addressOf(article["image"], byId) ?? stringOf(article["thumbnailUrl"]),
    credits: CREDITS.flatMap((name) => namesOf(article[name], byId)),
    body: typeof body === "string" ? body : undefined,
    isFree: booleanOf(article["isAccessibleForFree"]),
    wordCount: countOf(article["wordCount"]),
    paidParts: paidPartsOf(article["hasPart"]),
  };
}
