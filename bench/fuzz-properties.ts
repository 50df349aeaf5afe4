import type { Article, Paragraph } from "../src/article/article.ts";
import { foldText } from "../src/article/characters.ts";
import { type ReadHints, readArticle } from "../src/article/read.ts";
import { articleMarkdown } from "../src/export/markdown.ts";
import { UserError } from "../src/errors.ts";
import { english } from "../src/locale/translate.ts";

/** What a person is told of bytes that aren't a page or a text. */
const REFUSALS = new Set(["not_html", "unsupported_file", "empty_file"]);

/** Controls and format characters; but those that join letters, and those that stand round Arabic and Syriac numbers. */
const UNSEEN =
  /[[\p{Cc}\p{Cf}\u2028\u2029\ufffe\uffff\u{e0100}-\u{e01ef}]--[\u200c\u200d\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}\u{13430}-\u{1343f}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}]]/v;
const TAG =
  /<\/?(a|article|aside|b|body|br|button|div|em|figure|footer|form|h[1-6]|head|html|i|img|input|li|link|meta|nav|ol|p|path|rect|script|section|span|strong|style|svg|table|td|template|textarea|time|title|tr|ul)(?:[\s/][^<>]{0,200})?>/gi;
/** Prose from which an article has enough of itself to be found again. */
const MIN_PROSE = 1500;
const MIN_PARAGRAPHS = 5;

export interface Outcome {
  /** Absent where the bytes were refused. */
  readonly article?: Article;
  /** What doesn't hold of it. */
  readonly problems: readonly string[];
  readonly ms: number;
}

/** Reads bytes, and says what doesn't hold that holds of every article. */
export function readAndCheck(bytes: Uint8Array, hints: ReadHints): Outcome {
  const start = performance.now();
  let article: Article;
  try {
    article = readArticle(bytes, hints);
  } catch (error) {
    const isRefusal = error instanceof UserError && REFUSALS.has(error.code);
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { problems: isRefusal ? [] : [`threw ${what}`], ms: performance.now() - start };
  }
  const ms = performance.now() - start;
  return {
    article,
    problems: [...textProblems(article), ...(hints.name === undefined ? markupProblems(article, bytes) : [])],
    ms,
  };
}

function textsOf({ title, byline, siteName, section, paragraphs }: Article): string[] {
  return [title, byline ?? "x", siteName ?? "x", section ?? "x", ...paragraphs.map(({ text }) => text)];
}

function textProblems(article: Article): string[] {
  const problems = textsOf(article).flatMap((text) => [
    ...(text.trim() === "" ? ["an empty text"] : []),
    ...(text.trim() === text && !/\s\s/.test(text) ? [] : [`loose white space: ${JSON.stringify(text.slice(0, 200))}`]),
    ...(UNSEEN.test(text) || !text.isWellFormed()
      ? [`an unseen character: ${JSON.stringify(text.slice(0, 200))}`]
      : []),
  ]);
  return article.paragraphs.every(({ id }, index) => id === index + 1) ? problems : [...problems, "ids not from 1"];
}

/** Tags that the page doesn't show as text itself. A file may be plain text, where they are nothing else. */
function markupProblems(article: Article, bytes: Uint8Array): string[] {
  const tags = textsOf(article).flatMap((text) => [...text.matchAll(TAG)]);
  if (tags.length === 0) return [];
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1").toLowerCase();
  // What browsers show as it is, and a `<` before a control, which begins no tag and can't be seen.
  if (/<(?:plaintext|xmp|[^!-~])/.test(source)) return [];
  // Written with character references, or put together from a `<` of its own and what stands after something unseen.
  const isShown = (name: string): boolean =>
    new RegExp(`(?:&lt;?|&#|;|\\\\u003c)/?${name}|(?:[^</]|[^<]/)${name}[^<>]{0,200}>`).test(source);
  return tags.filter(([, name = ""]) => !isShown(name.toLowerCase())).map(([tag]) => `markup: ${tag.slice(0, 100)}`);
}

/** Whether reading what was read of a whole article gives the same again: as a page, and as the Markdown it is given out in. */
export function idempotenceProblems(article: Article): string[] {
  const prose = article.paragraphs.filter(({ kind }) => kind === "text");
  const letters = prose.reduce((sum, { text }) => sum + text.length, 0);
  if (article.reading !== "full" || prose.length < MIN_PARAGRAPHS || letters < MIN_PROSE) return [];
  const again = read(pageOf(article), { url: "https://page.example/a", mediaType: "text/html", now: 0 });
  const problems = differences(article, again).map((what) => `as a page: ${what}`);
  if (again.title !== article.title) problems.push(`as a page: the title is ${again.title}`);
  const exported = read(articleMarkdown(article, english), { name: "a.md", now: 0 });
  const texts = new Set(exported.paragraphs.map(({ text }) => foldText(text)));
  const lost = article.paragraphs.filter(({ text }) => foldText(text) !== "" && !texts.has(foldText(text)));
  return [...problems, ...lost.map(({ text }) => `as Markdown: lost ${JSON.stringify(text.slice(0, 100))}`)];
}

function read(text: string, hints: ReadHints): Article {
  return readArticle(new TextEncoder().encode(text), hints);
}

function differences(one: Article, other: Article): string[] {
  const [ours, theirs] = [one, other].map(({ paragraphs }) => paragraphs.map(({ text }) => text));
  const lost = ours?.filter((text) => !theirs?.includes(text)) ?? [];
  const added = theirs?.filter((text) => !ours?.includes(text)) ?? [];
  return [
    ...lost.map((text) => `lost ${JSON.stringify(text.slice(0, 100))}`),
    ...added.map((text) => `added ${JSON.stringify(text.slice(0, 100))}`),
  ];
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

const ELEMENTS: Readonly<Record<Paragraph["kind"], (text: string) => string>> = {
  text: (text) => `<p>${text}</p>`,
  heading: (text) => `<h2>${text}</h2>`,
  quote: (text) => `<blockquote><p>${text}</p></blockquote>`,
  list: (text) => `<ul><li>${text}</li></ul>`,
  table: (text) => `<table><tr><td>${text.split(" | ").join("</td><td>")}</td></tr></table>`,
  caption: (text) => `<figure><img src="a.jpg"><figcaption>${text}</figcaption></figure>`,
};

/** The plainest page that says the same; its first paragraph is its description, by which a lede is known. */
function pageOf({ title, paragraphs, language }: Article): string {
  const body = paragraphs.map(({ kind, text }) => ELEMENTS[kind](escaped(text)));
  return `<!doctype html><html lang="${language}"><title>${escaped(title)}</title><meta name="description" content="${escaped(paragraphs[0]?.text ?? "").replaceAll('"', "&quot;")}"><article><h1>${escaped(title)}</h1>${body.join("\n")}</article></html>`;
}
