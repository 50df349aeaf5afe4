import type { Article } from "../../article/article.ts";
import { problemSentence } from "../../locale/problem.ts";
import type { Translate } from "../../locale/translate.ts";
import type { Result, TranslatedParagraph } from "../../task/result.ts";
import { standInLine } from "../footer.ts";
import { inLanguage } from "./language.ts";
import { html, type Markup } from "./markup.ts";

/** What a reader must know of a paragraph's translation, in words; nothing where all is well. */
export function flag(paragraph: TranslatedParagraph, article: Article, t: Translate): Markup | undefined {
  const { status, problems, doubts = [] } = paragraph;
  if (status === "ok") return undefined;
  if (status === "repaired") return note("repaired", t, [html` ${t("reader.repairedWhy")}`]);
  const reasons = [...new Set(problems.map((problem) => problemSentence(problem, t)))];
  const why = reasons.length > 0 ? [html` ${reasons.join(t("list.separator"))}`] : [];
  const sources = doubts.map(
    ({ source }) =>
      html`<br />${t("list.labelled", { label: t("results.source"), text: "" })}<q ${inLanguage(article.language)}
          >${source}</q
        >`,
  );
  return note(status, t, [...why, ...sources]);
}

/** Above what the article's own words had to stand in for. */
export function standInNote(result: Result, t: Translate): Markup | undefined {
  const line = standInLine(result, t);
  return line === undefined ? undefined : html`<p class="flag flagged">${line}</p>`;
}

function note(status: Exclude<TranslatedParagraph["status"], "ok">, t: Translate, rest: readonly Markup[]): Markup {
  return html`<p class="flag ${status}"><strong>${t(`reader.${status}`)}</strong>${rest}</p>`;
}
