import type { Article } from "../article/article.ts";
import { chineseScript } from "../article/chinese.ts";
import { writtenIn } from "../locale/language.ts";

/** A language's English name with its code, for a prompt: “Brazilian Portuguese (pt-BR)”. */
export function promptLanguage(code: string): string {
  const name = new Intl.DisplayNames("en", { type: "language" }).of(code);
  return name && name !== code ? `${name} (${code})` : code;
}

/** The language itself of a BCP 47 tag, lower case: “pt” of “pt-BR”. */
export function primarySubtag(code: string): string {
  return code.split("-", 1)[0]?.toLowerCase() ?? "";
}

export const isEnglish = (code: string) => primarySubtag(code) === "en";

/** True where both name one written language: “zh” and “zh-CN”, but not “zh-CN” and “zh-TW”, which are written differently. */
export function sameLanguage(a: string, b: string): boolean {
  const [first, second] = [writtenIn(a), writtenIn(b)];
  return first !== undefined && first === second;
}

/** True where an article is in the language already; Chinese that names no script is told by its characters. */
export function isWrittenIn({ language, paragraphs }: Pick<Article, "language" | "paragraphs">, to: string): boolean {
  const script = language === "zh" ? chineseScript(paragraphs.map(({ text }) => text).join("")) : undefined;
  return sameLanguage(script ? `zh-${script}` : language, to);
}

/** Languages written in several scripts at once; elsewhere the script's own code serves as a Unicode property. */
const SCRIPTS: Record<string, readonly string[]> = {
  Hans: ["Hani"],
  Hant: ["Hani"],
  Jpan: ["Hani", "Hira", "Kana"],
  Kore: ["Hang", "Hani"],
};

/** Unicode script codes a language is written in, usable as `\p{Script=…}`; empty where unknown. */
export function scriptsOf(code: string): readonly string[] {
  const script = code.toLowerCase() === "und" ? undefined : likely(code)?.script;
  return script ? (SCRIPTS[script] ?? [script]) : [];
}

function likely(code: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(code).maximize();
  } catch {
    return undefined;
  }
}

/** Scripts of a text in `from` that a text in `to` isn't written in; empty where either is unknown. */
export function foreignScripts(from: string, to: string): readonly string[] {
  const target = scriptsOf(to);
  return target.length === 0 ? [] : scriptsOf(from).filter((script) => !target.includes(script));
}

/** Letters of scripts that put no spaces between words, for a class of characters in a pattern. */
export const UNSPACED =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}";

/** Characters of a text in these scripts, given by their Unicode codes: one at least. */
export function countLetters(text: string, scripts: readonly string[]): number {
  const pattern = new RegExp(`[${scripts.map((script) => `\\p{Script=${script}}`).join("")}]`, "gu");
  return text.match(pattern)?.length ?? 0;
}
