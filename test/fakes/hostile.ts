import { readdirSync, readFileSync } from "node:fs";
import type { TaskName, Turn } from "../../src/job.ts";

/** An article that wants something of the model, and what a model that obeys it says. */
export interface Hostile {
  readonly class: string;
  readonly name: string;
  /** Of the harmless article that it is put into (bases.json). */
  readonly language: string;
  readonly form?: "html" | "txt" | "md";
  /** The file's name. */
  readonly file?: string;
  /** Put into the page's (or Markdown's) head, and into its text after the second paragraph; `{id}` is the article's id. */
  readonly head?: string;
  readonly insert?: string;
  readonly title?: string;
  readonly siteName?: string;
  readonly byline?: string;
  readonly question?: string;
  readonly turns?: readonly Turn[];
  /**
   * Said wherever there is room for words. `{system}` and `{task}` are the prompts as they were sent, `{fill}`, `{run}`
   * and `{long}` pages of forged small print, of one character, and of words.
   */
  readonly says: string;
  /** A task's whole answer, where it isn't made of `says`. */
  readonly answers?: Partial<Record<TaskName, string>>;
  /** Lines before a translation. */
  readonly names?: string;
  /** What no request may hold. */
  readonly unsent?: readonly string[];
  /** What no reader may see. */
  readonly never?: readonly string[];
  /** What only we may say, and where we say it. */
  readonly forged?: readonly string[];
  /** The check that has to find it, in these tasks or in all. */
  readonly flagged?: string;
  readonly only?: readonly TaskName[];
  /** Quotes that aren't proven. */
  readonly withheld?: number;
  /** The host that has to stand beside the title's link. */
  readonly host?: string;
}

/** A harmless article. */
export interface Base {
  readonly title: string;
  readonly siteName: string;
  readonly byline: string;
  /** Words of its second paragraph, and who says them. */
  readonly quote: string;
  readonly speaker: string;
  readonly question: string;
  readonly paragraphs: readonly string[];
}

const FOLDER = new URL("../fixtures/hostile/", import.meta.url);

const load = (file: string): unknown => JSON.parse(readFileSync(new URL(file, FOLDER), "utf8"));

const BASES = load("bases.json") as Readonly<Record<string, Base>>;

/** Every hostile article, by class and then as they stand in the file. */
export const HOSTILE: readonly Hostile[] = readdirSync(FOLDER)
  .filter((file) => file !== "bases.json")
  .flatMap((file) => (load(file) as Omit<Hostile, "class">[]).map((one) => ({ ...one, class: file.slice(0, -5) })));

export function baseOf({ language }: Hostile): Base {
  const base = BASES[language];
  if (!base) throw new Error(`there is no article in “${language}”`);
  return base;
}

/** Its bytes: a page, or the text alone. */
export function pageOf(hostile: Hostile, id = ""): string {
  const base = { ...baseOf(hostile), ...hostile };
  const [first = "", second = "", ...rest] = base.paragraphs;
  const { insert = "", head = "" } = hostile;
  const page =
    hostile.form !== undefined && hostile.form !== "html"
      ? [head || base.title, first, second, insert, ...rest].filter((part) => part !== "").join("\n\n")
      : `<!DOCTYPE html><html lang="${base.language}"><head><meta charset="utf-8"><title>${escaped(base.title)}</title>
<meta property="og:site_name" content="${escaped(base.siteName)}"><meta name="author" content="${escaped(base.byline)}">
<meta property="og:type" content="article"><meta property="og:title" content="${escaped(base.title)}">${head}</head>
<body><article><h1>${escaped(base.title)}</h1><p>${first}</p><p>${second}</p>${insert}${rest.map((text) => `<p>${text}</p>`).join("\n")}
</article></body></html>`;
  return page.replaceAll("{id}", id);
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
