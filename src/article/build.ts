import type { Article, ParagraphKind, Paragraph, Reading } from "./article.ts";
import { cleanText } from "./characters.ts";
import { articleId } from "./id.ts";
import { languageOf } from "./language.ts";
import { note, type Note } from "./note.ts";
import { trySureAddress } from "./same/door.ts";
import { limitText } from "./volume.ts";

/** What an article's source says of it. */
export interface Described {
  /** Where the page names its own; else `url`, normalised and without what makes it a door to another one. */
  readonly canonicalUrl?: string | undefined;
  readonly title?: string | undefined;
  readonly byline?: string | undefined;
  readonly siteName?: string | undefined;
  readonly published?: string | undefined;
  readonly modified?: string | undefined;
  readonly image?: string | undefined;
  readonly section?: string | undefined;
  readonly genre?: Article["genre"] | undefined;
  /** As declared: not checked against the text. */
  readonly language?: string | undefined;
}

/** What a reader of one form found; `buildArticle` adds what follows from it. */
export interface Found extends Described {
  readonly url?: string | undefined;
  /** Of a file. */
  readonly name?: string | undefined;
  readonly wire?: string | undefined;
  readonly paragraphs: readonly Paragraph[];
  readonly notes: readonly Note[];
  readonly reading: Reading;
  readonly expectedParagraphs?: number | undefined;
  readonly chapters?: number;
}

export function numbered(blocks: readonly { readonly kind: ParagraphKind; readonly text: string }[]): Paragraph[] {
  return blocks.map(({ kind, text }, index) => ({ id: index + 1, kind, text }));
}

function fallbackTitle({ name, url, paragraphs }: Found): string {
  const fromName = cleanText((name ?? "").replace(/\.[a-z0-9]{1,8}$/i, ""));
  if (fromName !== "") return fromName;
  return url !== undefined && URL.canParse(url) ? new URL(url).hostname : beginningOf(paragraphs);
}

/** Characters of a text's beginning that stand for its title. */
const LONGEST_BEGINNING = 60;
const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/** What a text without a title is called by, in its own language: its first words. */
export function beginningOf([first]: readonly { readonly text: string }[]): string {
  const characters = Array.from(graphemes.segment((first?.text ?? "").slice(0, 2_000)), ({ segment }) => segment);
  if (characters.length > 0 && characters.length <= LONGEST_BEGINNING) return characters.join("");
  const shown = characters.slice(0, LONGEST_BEGINNING).join("");
  const end = shown.lastIndexOf(" ");
  return `${end > 0 ? shown.slice(0, end) : shown}…`;
}

/** Whatever a file calls itself. */
const LONGEST_NAME = 1_000;

function shortened(name: string): string {
  return name.slice(0, LONGEST_NAME).toWellFormed();
}

function partNote(paragraphs: readonly Paragraph[], expected: number | undefined): Note[] {
  if (expected === undefined) return [];
  const read = paragraphs.filter(({ kind }) => kind !== "caption").length;
  return [note("part", { read, count: expected })];
}

export function buildArticle(found: Found): Article {
  const { url, byline, siteName, published, modified, image, section, wire, genre, reading } = found;
  const limited = limitText(found.paragraphs);
  const paragraphs = numbered(limited.blocks);
  const { expectedParagraphs } = found;
  const title = shortened(found.title === undefined || found.title === "" ? fallbackTitle(found) : found.title);
  const canonicalUrl = found.canonicalUrl ?? (url === undefined ? undefined : trySureAddress(url));
  const text = [title, ...paragraphs.map((paragraph) => paragraph.text)].join("\n");
  return {
    id: articleId(paragraphs, { url: canonicalUrl, title }),
    ...(url === undefined ? {} : { url }),
    ...(canonicalUrl === undefined ? {} : { canonicalUrl }),
    title,
    ...(byline === undefined ? {} : { byline }),
    ...(siteName === undefined ? {} : { siteName: shortened(siteName) }),
    ...(published === undefined ? {} : { published }),
    ...(modified === undefined ? {} : { modified }),
    ...(image === undefined ? {} : { image }),
    ...(section === undefined ? {} : { section }),
    ...(wire === undefined ? {} : { wire }),
    ...(genre === undefined ? {} : { genre }),
    language: languageOf(text, found.language),
    paragraphs,
    notes: [...found.notes, ...limited.notes, ...partNote(paragraphs, expectedParagraphs)],
    reading,
    ...(expectedParagraphs === undefined ? {} : { expectedParagraphs }),
    ...(found.chapters === undefined ? {} : { chapters: found.chapters }),
  };
}
