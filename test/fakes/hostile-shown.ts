import { PassThrough } from "node:stream";
import { MESSAGE_TEXT } from "../../src/discord/limits.ts";
import { renderResult } from "../../src/discord/message/render.ts";
import { articleMarkdown, markdown } from "../../src/export/markdown.ts";
import type { Result } from "../../src/task/result.ts";
import { resultJson } from "../../src/terminal/json.ts";
import { createScreen } from "../../src/terminal/screen.ts";
import { walk } from "./discord-components.ts";
import { aliveInDiscord, aliveInMarkdown, maskedLinks, parts, sizedLines, textsIn, unseen } from "./harm.ts";
import type { Hostile } from "./hostile.ts";
import { english } from "../../src/locale/translate.ts";

/** What a reader sees of a result somewhere, and all that is wrong with it. */
export interface Shown {
  readonly text: string;
  readonly harm: readonly string[];
}

const now = Date.parse("2026-11-20T12:00:00Z");
const MOST_PAGES = 20;

/** Every page of the message. */
export function inDiscord(result: Result, hostile: Hostile): Shown {
  const pages: string[] = [];
  const harm: string[] = [];
  for (let page = 0, last = 0; page <= last; page += 1) {
    const message = renderResult(result, {
      job: "1",
      page,
      now,
      attach: page === 0,
      t: english,
      isPrivate: false,
      languages: [],
    });
    const texts = [...walk(message.components)].flatMap(({ content }) => content ?? []);
    const small = texts[2]?.replaceAll("\\", "") ?? "";
    harm.push(...aliveInDiscord(message, result.article.url ?? result.article.canonicalUrl));
    harm.push(...wrongParts(texts, result, hostile));
    last = Math.min(MOST_PAGES, Number(/page (\d+) of (\d+)/.exec(small)?.[2] ?? 1) - 1);
    pages.push(texts.join("\n"));
  }
  return { text: pages.join("\n"), harm };
}

/** Head, text and small print: each has only the marks that it may have, and no small print of ours is forged. */
function wrongParts(texts: readonly string[], result: Result, { forged = [], host = "" }: Hostile): string[] {
  const [head = "", body = "", small = "", ...more] = texts;
  const flagged =
    "coverage" in result.value ? result.value.paragraphs.filter(({ status }) => status === "flagged") : [];
  const sized = sizedLines(body);
  // What somebody else says of a paragraph stands in quotation marks, which the end of a page may leave open.
  const ours = [...sized, small]
    .join("\n")
    .replaceAll("\\", "")
    .replace(/“[^”\n]*”?/g, "");
  return [
    ...(texts.join("").length > MESSAGE_TEXT ? ["too long a message"] : []),
    ...(more.length > 0 ? ["more texts than three"] : []),
    ...sizedLines(head).filter((line) => !/^(?:### |-# )/.test(line)),
    ...sized.filter((line) => !line.startsWith("-# ⚠ ")),
    ...sized.slice(flagged.length),
    // There is none where nothing was asked of a model.
    ...(small === "" ? [] : small.split("\n").filter((line) => !line.startsWith("-# "))),
    ...forged.filter((text) => ours.includes(text)),
    ...(head.replace(/\]\(<[^>]*>\)/, "").includes(host) ? [] : [`the host isn't in ${head}`]),
  ];
}

/** The file under a message, and the article's own document. */
export function inDocument(result: Result, { forged = [] }: Hostile): Shown {
  const text = markdown(result, english);
  const { url } = result.article;
  const address = url === undefined ? undefined : new URL(url).href;
  const [, small] = parts(text);
  const harm = [text, articleMarkdown(result.article, english)].flatMap((one) => aliveInMarkdown(one, address));
  const titles = text.match(/^# /gm)?.length === 1 ? [] : ["more titles than one"];
  return { text, harm: [...harm, ...titles, ...forged.filter((one) => small.includes(one))] };
}

/** One line of JSON. The article's own words stay in it as they are: offsets point into them. */
export function inJson(result: Result): Shown {
  const out = new PassThrough();
  createScreen(out, new PassThrough()).printJson(resultJson(result));
  const line = String(out.read()).trimEnd();
  const texts = textsIn(JSON.parse(line), ["article", "original", "source"]);
  return { text: texts.join("\n"), harm: [...unseen(line), ...texts.flatMap(maskedLinks), ...texts.flatMap(unseen)] };
}

/** What a terminal printed. */
export function inTerminal(text: string, { forged = [] }: Hostile): Shown {
  const [, small] = parts(text);
  return { text, harm: [...unseen(text), ...forged.filter((one) => small.includes(one))] };
}
