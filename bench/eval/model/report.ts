import { percent } from "../shares.ts";
import { table } from "../table.ts";
import type { ModelFigures } from "./figures.ts";

const COLUMNS: Readonly<Record<string, (figures: ModelFigures) => string | number>> = {
  articles: ({ articles }) => articles,
  failed: ({ failed }) => failed.translate + failed.quotes,
  chrF: ({ chrf }) => chrf?.toFixed(1) ?? "n/a",
  ok: ({ paragraphs }) => paragraphs.ok,
  repaired: ({ paragraphs }) => paragraphs.repaired,
  flagged: ({ paragraphs }) => paragraphs.flagged,
  untranslated: ({ paragraphs }) => paragraphs.untranslated,
  quotes: ({ quotes }) => quotes.shown,
  withheld: ({ quotes }) => quotes.withheld,
  verified: ({ quotes: { shown, withheld } }) => percent({ count: shown, n: shown + withheld }),
  requests: ({ usage }) => usage.requests,
  "tokens in": ({ usage }) => usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens,
  "tokens out": ({ usage }) => usage.outputTokens,
  "USD/article": ({ costUsd, articles }) => (costUsd === null ? "n/a" : (costUsd / articles).toFixed(5)),
  "s/article": ({ seconds, articles }) => (seconds / articles).toFixed(1),
};

/** A table by language and in all, then what the checks found and how the quotes were. */
export function modelReport(figures: Readonly<Record<string, ModelFigures>>): string {
  const { all, ...languages } = figures;
  if (all === undefined) return "";
  const rows = [...Object.entries(languages), ["all", all] as const];
  const codes = Object.keys(languages);
  const count = (number: number | undefined) => String(number ?? 0);
  return [
    table(
      ["", ...Object.keys(COLUMNS)],
      rows.map(([name, one]) => [name, ...Object.values(COLUMNS).map((cell) => String(cell(one)))]),
    ),
    table(
      ["problems left", "hard", "soft", ...codes],
      Object.entries(all.problems).map(([check, { hard, soft }]) => [
        check,
        count(hard),
        count(soft),
        ...codes.map((code) => {
          const own = languages[code]?.problems[check];
          return count(own && own.hard + own.soft);
        }),
      ]),
    ),
    table(
      ["quotes found", "all", ...codes],
      Object.entries(all.quotes.verified).map(([how, shown]) => [
        how,
        count(shown),
        ...Object.values(languages).map(({ quotes }) => count(quotes.verified[how as keyof typeof quotes.verified])),
      ]),
    ),
  ].join("\n\n");
}
