import type { APIApplicationCommandOptionChoice } from "discord-api-types/v10";
import type { Translate } from "../../locale/translate.ts";
import type { RecentArticle } from "../../store/references.ts";
import { CHOICES, CHOICE_TEXT } from "../limits.ts";
import { hostOf } from "./links.ts";
import { plainLine } from "../message/neutralise.ts";
import { shorten } from "../message/pages.ts";
import { search } from "./search.ts";

/** Articles that may be meant by what somebody typed: “Title · host”, with the article's id. */
export function articleChoices(
  articles: readonly RecentArticle[],
  typed: string,
  t: Translate,
): APIApplicationCommandOptionChoice<string>[] {
  const textsOf = ({ title, url }: RecentArticle) => [title, hostOf(url)];
  return search(articles, textsOf, typed)
    .slice(0, CHOICES)
    .map((article) => ({ name: nameOf(article, t), value: article.id }));
}

function nameOf({ title, url }: RecentArticle, t: Translate): string {
  const host = plainLine(hostOf(url));
  const from = host === "" ? "" : ` · ${host}`;
  return `${shorten(plainLine(title) || t("threads.untitled"), CHOICE_TEXT - from.length)}${from}`;
}
