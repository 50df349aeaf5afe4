import type { Article, Paragraph } from "../article/article.ts";
import { withoutInvisible } from "../article/characters.ts";
import { dayAndTime } from "../locale/date.ts";
import type { Translate } from "../locale/translate.ts";
import type { TranslatedParagraph } from "../task/result.ts";
import type { Edition } from "./edition.ts";
import { escapeMarkdown } from "./escape.ts";
import { checked, readingSentence } from "./footer.ts";
import { articleHead, block, body, inBlocks, names, references, smallPrint, translatedBlock } from "./markdown.ts";
import { digestOf } from "./record/digest.ts";

/** Level of the article's own headings. */
const BELOW_SECTIONS = 3;

/** An edition as one Markdown document in the words of `t`: below each paragraph of the translation stands its source. */
export function bilingual(edition: Edition, t: Translate): string {
  const { article, translation, summary, quotes, made } = edition;
  const said = readingSentence(article, t);
  const section = (name: "summary" | "article" | "quotes", blocks: readonly string[]) => [
    `## ${t(`reader.${name}`)}`,
    ...blocks,
  ];
  const facts = [translation, summary, quotes].flatMap((result) => (result ? checked(result, t) : []));
  const blocks = [
    ...articleHead(article, t, translation?.value.title),
    ...(said === undefined ? [] : [`> ${said}`]),
    ...(summary ? section("summary", body(summary, t)) : []),
    ...section("article", text(article, translation?.value.paragraphs, t)),
    ...(translation ? names(translation.value, t) : []),
    ...(quotes ? section("quotes", body(quotes, t)) : []),
    ...smallPrint([...new Set(facts), `${t("reader.made")} ${dayAndTime(made, t.locale)}`]),
    t("list.labelled", { label: t("reader.digest"), text: `\`${digestOf(edition)}\`` }),
  ];
  // It may be printed: nothing of an article or a model may steer a terminal.
  return withoutInvisible(inBlocks(blocks));
}

function text({ paragraphs }: Article, translated: readonly TranslatedParagraph[] | undefined, t: Translate): string[] {
  const byId = new Map(translated?.map((paragraph) => [paragraph.id, paragraph]));
  return paragraphs.flatMap((paragraph) => {
    const translation = byId.get(paragraph.id);
    const number = references([paragraph.id]);
    if (!translation) return `${block(paragraph, paragraph.text, BELOW_SECTIONS)} ${number}`;
    const shown = translatedBlock(translation, paragraph, t, BELOW_SECTIONS);
    return translation.status === "untranslated" ? `${shown} ${number}` : [shown, quoted(paragraph)];
  });
}

function quoted({ id, text }: Paragraph): string {
  return `> ${references([id])} ${escapeMarkdown(text)}`;
}
