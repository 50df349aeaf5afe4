import type { Article } from "../article/article.ts";
import { readings, results } from "../locale/en.ts";
import { fill } from "../locale/locale.ts";
import { versions } from "../locale/versions.ts";
import type { Result } from "../task/result.ts";

/** What was checked, what is missing and what it cost, in small print. */
export function footer(result: Result, now: number): string[] {
  return [...checked(result), ...cost(result, now)];
}

/** What was checked and what is missing: the small print that stays true. */
export function checked(result: Result): string[] {
  return [...reading(result), ...coverage(result), ...engine(result)];
}

/** The task worked on what there was; a reader has to know that it wasn't all. */
function reading({ article }: Result): string[] {
  const said = readingSentence(article);
  return said === undefined ? [] : [`⚠ ${said}`];
}

/** What was on the page, where it wasn't the whole article; how much of a teaser was read is said in its notes. */
export function readingSentence(article: Article): string | undefined {
  if (article.reading === "full" && article.paragraphs.length > 0) return undefined;
  if (article.expectedParagraphs !== undefined) return undefined;
  const said = readings[article.reading];
  return article.reading === "teaser" ? `${said} ${results.sendRest}` : said;
}

function coverage(result: Result): string[] {
  switch (result.task) {
    case "translate": {
      const { coverage, paragraphs } = result.value;
      const repaired = paragraphs.filter((paragraph) => paragraph.status === "repaired").length;
      const toCheck = coverage.flagged + coverage.paragraphs - coverage.translated;
      return [
        fill(results.coverage, coverage),
        ...(coverage.reused ? [fill(versions.reused, { count: coverage.reused })] : []),
        ...(repaired > 0 ? [fill(results.repaired, { count: repaired })] : []),
        ...(toCheck > 0 ? [`⚠ ${fill(results.flagged, { count: toCheck })}`] : []),
        ...(result.problems.some((problem) => problem.check === "interrupted") ? [results.interrupted] : []),
        ...result.problems.flatMap(({ check, detail }) => (check === "unreviewed" ? detail : [])),
      ];
    }
    case "quotes": {
      const { withheld } = result.value;
      return [...(withheld > 0 ? [fill(results.withheld, { count: withheld })] : []), ...faults(result)];
    }
    case "summarize":
      return [...dropped(result.value.dropped), ...faults(result)];
    default:
      return faults(result);
  }
}

function dropped(count: number): string[] {
  if (count === 0) return [];
  return [count === 1 ? results.droppedPoint : fill(results.droppedPoints, { count })];
}

/** More are counted, not told one by one. */
const MOST_FAULTS = 3;

/** What a check found and the model didn't mend; a translation's paragraphs show theirs themselves. */
function faults({ task, problems }: Result): string[] {
  const hard = problems.filter((problem) => problem.severity === "hard");
  if (hard.length > MOST_FAULTS) return [`⚠ ${fill(results.flagged, { count: hard.length })}`];
  return hard.map(({ unit, detail }) => {
    if (unit === undefined) return `⚠ ${detail}`;
    if (unit === "0") return `⚠ ${fill(results.faultyHeadline, { detail })}`;
    return `⚠ ${fill(task === "quotes" ? results.faultyQuote : results.faultyPoint, { unit, detail })}`;
  });
}

function engine(result: Result): string[] {
  if (result.engine === "model") {
    const { model = "", declined } = result;
    return [declined === undefined ? model : fill(results.declined, { model, declined })];
  }
  return [result.task === "quotes" ? results.noModelQuotes : results.noModelHint];
}

function cost(result: Result, now: number): string[] {
  if (result.cached) return [fill(results.cached, { when: ago(Date.parse(result.cached.at), now) })];
  if (result.engine === "extractive") return [];
  return [...tokens(result.usage), ...dollars(result.costUsd)];
}

/** What went in, wherever the prompt cache took it from, and what came out; nothing where the endpoint doesn't count. */
function tokens(usage: Result["usage"]): string[] {
  if (!usage) return [];
  const input = usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens;
  if (input + usage.outputTokens === 0) return [];
  return [fill(results.tokens, { input: short(input), output: short(usage.outputTokens) })];
}

const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

/** “950”, “3.1k”, “1.2M”. */
function short(count: number): string {
  return compact.format(count).replace("K", "k");
}

function dollars(costUsd: number | undefined): string[] {
  return costUsd === undefined ? [] : [`$${costUsd.toFixed(costUsd < 0.01 ? 4 : 3)}`];
}

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** “2 days ago”. */
export function ago(then: number, now: number): string {
  const minutes = Math.max(0, Math.round((now - then) / 60_000));
  if (minutes < 60) return relative.format(-minutes, "minute");
  if (minutes < 48 * 60) return relative.format(-Math.round(minutes / 60), "hour");
  return relative.format(-Math.round(minutes / (24 * 60)), "day");
}
