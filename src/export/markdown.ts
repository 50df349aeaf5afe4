import { prose, type Article, type Paragraph } from "../article/article.ts";
import { languageName } from "../locale/language.ts";
import { results } from "../locale/en.ts";
import { fill } from "../locale/locale.ts";
import type { Quote, Result } from "../task/result.ts";

/** An article or a result as Markdown for people: the file under a message, the terminal's output. */
export function markdown(result: Result): string {
  return [
    ...head(result.article, result.task === "translate" ? result.value.title : undefined),
    ...body(result),
    "",
  ].join("\n\n");
}

export function articleMarkdown(article: Article): string {
  const notes = article.notes.map((note) => `> ${note}`);
  return [
    ...head(article),
    ...notes,
    ...article.paragraphs.map((paragraph) => block(paragraph, paragraph.text)),
    "",
  ].join("\n\n");
}

/** Title, source, date and address. */
export function articleHead(article: Article): string {
  return head(article).join("\n\n");
}

function head(article: Article, translated?: string): string[] {
  const facts = [article.siteName, article.published, article.byline, languageName(article.language)].filter(Boolean);
  return [
    `# ${translated ?? article.title}`,
    ...(translated && translated !== article.title ? [`*${article.title}*`] : []),
    facts.join(" · "),
    ...(article.url ? [`<${article.url}>`] : []),
  ];
}

/** The result alone, without the article's head. */
export function body(result: Result): string[] {
  switch (result.task) {
    case "translate": {
      const kinds = new Map(prose(result.article).map((paragraph) => [paragraph.id, paragraph]));
      return result.value.paragraphs.map(({ id, text, status, problems }) => {
        const shown = block(kinds.get(id), text);
        if (status === "untranslated") return `⚠ [${results.notTranslated}] ${shown}`;
        return status === "flagged"
          ? `⚠ ${shown}\n\n*⚠ ${problems.map((problem) => problem.detail).join("; ")}*`
          : shown;
      });
    }
    case "summarize":
      return [
        `**${result.value.headline}**`,
        result.value.bullets.map(({ text, paragraphs }) => `- ${text} ${references(paragraphs)}`.trimEnd()).join("\n"),
      ];
    case "quotes": {
      const { quotes, withheld } = result.value;
      const shown = quotes.length === 0 ? [results.noQuotes] : quotes.map(quote);
      return withheld > 0 ? [...shown, `*${fill(results.withheld, { count: withheld })}*`] : shown;
    }
    case "ask":
      return [result.value.answer || results.notInArticle];
  }
}

function quote({ original, english, speaker, role, paragraph }: Quote): string {
  const who = [speaker || results.unattributed, role].filter(Boolean).join(", ");
  return [`> “${original}”`, ...(english ? [`> *${english}*`] : []), `> — ${who} ${references([paragraph])}`].join(
    "\n>\n",
  );
}

function block(paragraph: Pick<Paragraph, "kind"> | undefined, text: string): string {
  switch (paragraph?.kind) {
    case "heading":
      return `## ${text}`;
    case "quote":
      return `> ${text}`;
    case "list":
      return `- ${text}`;
    case "caption":
      return `*${text}*`;
    default:
      return text;
  }
}

const references = (ids: readonly number[]) => ids.map((id) => `[${id}]`).join("");
