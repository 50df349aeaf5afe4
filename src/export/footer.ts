import type { Article } from "../article/article.ts";
import { dollars } from "../locale/dollars.ts";
import { noteSentence } from "../locale/note.ts";
import { problemSentence } from "../locale/problem.ts";
import type { Translate } from "../locale/translate.ts";
import { changesLine } from "../locale/versions.ts";
import { remembered } from "../locale/remembered.ts";
import type { Result } from "../task/result.ts";

/** What was checked, what is missing and what it cost, in small print. */
export function footer(result: Result, t: Translate, now: number): string[] {
  return [...checked(result, t), ...cost(result, t, now)];
}

/** What was checked and what is missing: the small print that stays true. */
export function checked(result: Result, t: Translate): string[] {
  return [...reading(result, t), ...coverage(result, t), ...engine(result, t)];
}

/** The task worked on what there was; a reader has to know that it wasn't all. */
function reading({ article }: Result, t: Translate): string[] {
  const said = readingSentence(article, t);
  return said === undefined ? [] : [`⚠ ${said}`];
}

/** What was on the page, where it wasn't the whole article; how much of a teaser was read is said in its notes. */
export function readingSentence(article: Article, t: Translate): string | undefined {
  if (article.reading === "full" && article.paragraphs.length > 0) return undefined;
  if (article.expectedParagraphs !== undefined) return undefined;
  const said = t(`readings.${article.reading}`);
  return article.reading === "teaser" ? `${said} ${t("results.sendRest")}` : said;
}

/** What changed since it was last read, and what a reader should know of how it was read now. */
export function articleNotes(article: Article, t: Translate): string[] {
  return [changesLine(article, t) ?? [], ...article.notes.map((note) => noteSentence(note, t))].flat();
}

function coverage(result: Result, t: Translate): string[] {
  switch (result.task) {
    case "translate": {
      const { coverage, paragraphs } = result.value;
      const repaired = paragraphs.filter((paragraph) => paragraph.status === "repaired").length;
      const toCheck = coverage.flagged + coverage.paragraphs - coverage.translated;
      return [
        t("results.coverage", coverage),
        ...(coverage.reused ? [t("versions.reused", { count: coverage.reused })] : []),
        ...(repaired > 0 ? [t("results.repaired", { count: repaired })] : []),
        ...(toCheck > 0 ? [`⚠ ${t("results.flagged", { count: toCheck })}`] : []),
        ...(result.problems.some((problem) => problem.check === "interrupted") ? [t("results.interrupted")] : []),
        ...result.problems.flatMap((problem) => (problem.check === "unreviewed" ? problemSentence(problem, t) : [])),
      ];
    }
    case "quotes": {
      const { withheld, include } = result.value;
      const told = include === "all" ? "results.withheldOfAll" : "results.withheld";
      return [...(withheld > 0 ? [t(told, { count: withheld })] : []), ...faults(result, t)];
    }
    case "summarize":
      return [...dropped(result.value.dropped, t), ...faults(result, t)];
    default:
      return faults(result, t);
  }
}

function dropped(count: number, t: Translate): string[] {
  return count === 0 ? [] : [t("results.droppedPoints", { count })];
}

/** More are counted, not told one by one. */
const MOST_FAULTS = 3;

/** What a check found and the model didn't mend; a translation's paragraphs show theirs themselves. */
function faults({ task, engine, problems }: Result, t: Translate): string[] {
  const hard = problems.filter((problem) => problem.severity === "hard" && engine === "model");
  const byUnit = [...Map.groupBy(hard, ({ unit }) => unit)];
  if (byUnit.length > MOST_FAULTS) return [`⚠ ${t("results.flagged", { count: byUnit.length })}`];
  return byUnit.map(([unit, found]) => {
    const detail = found.map((problem) => problemSentence(problem, t)).join(t("list.separator"));
    if (unit === undefined) return `⚠ ${detail}`;
    if (unit === "0") return `⚠ ${t("results.faultyHeadline", { detail })}`;
    return `⚠ ${t(task === "quotes" ? "results.faultyQuote" : "results.faultyPoint", { unit, detail })}`;
  });
}

function engine(result: Result, t: Translate): string[] {
  if (result.engine === "model") {
    const { model = "", declined } = result;
    return [declined === undefined ? model : t("results.declined", { model, declined })];
  }
  if (result.problems.length > 0) return [];
  return [t(result.task === "quotes" ? "results.noModelQuotes" : "results.noModelHint")];
}

/** Said above a result that the extractive engine gave in the model's place, as its one problem. */
export function standInLine({ engine, problems: [reason] }: Result, t: Translate): string | undefined {
  return engine === "extractive" && reason ? `⚠ ${problemSentence(reason, t)}` : undefined;
}

function cost(result: Result, t: Translate, now: number): string[] {
  if (result.cached) return [t("results.cached", { when: ago(Date.parse(result.cached.at), now, t.locale) })];
  if (result.shared) return [t("results.shared")];
  if (result.engine === "extractive") return [];
  const { usage, costUsd } = result;
  return [...tokens(usage, t), ...(costUsd === undefined ? [] : [dollars(costUsd, t.locale)])];
}

/** What went in, wherever the prompt cache took it from, and what came out; nothing where the endpoint doesn't count. */
function tokens(usage: Result["usage"], t: Translate): string[] {
  if (!usage) return [];
  const input = usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens;
  if (input + usage.outputTokens === 0) return [];
  return [t("results.tokens", { input: short(input, t.locale), output: short(usage.outputTokens, t.locale) })];
}

const compact = remembered(
  (locale) => new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 }),
);
const relative = remembered((locale) => new Intl.RelativeTimeFormat(locale, { numeric: "auto" }));

/** “950”, “3.1k”, “1.2m”. */
function short(count: number, locale: string): string {
  return compact(locale).format(count);
}

/** “2 days ago”. */
export function ago(then: number, now: number, locale: string): string {
  const minutes = Math.max(0, Math.round((now - then) / 60_000));
  const format = relative(locale);
  if (minutes < 60) return format.format(-minutes, "minute");
  if (minutes < 48 * 60) return format.format(-Math.round(minutes / 60), "hour");
  return format.format(-Math.round(minutes / (24 * 60)), "day");
}
