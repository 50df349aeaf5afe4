import { type Columns, markdownTable } from "../markdown.ts";
import type { CostRow } from "./figures.ts";

const dollars = (usd: number) => `$${usd.toFixed(5)}`;

const percent = (share: number) => `${(100 * share).toFixed(0)} %`;

/** Of what the prompts cost with nothing cached. */
const shareOf = (usd: number, { answers, uncached }: CostRow) => (usd - answers) / (uncached - answers);
const share = (usd: number, row: CostRow) => `${dollars(usd)} (${percent(shareOf(usd, row))})`;

const COLUMNS: Columns<CostRow> = {
  model: ({ model }) => model,
  "gap min": ({ gapMinutes }) => String(gapMinutes),
  "tokens in, out": ({ input, output }) => `${input}, ${output}`,
  "raw page": ({ rawPage }) => dollars(rawPage),
  answers: ({ answers }) => dollars(answers),
  "no cache": ({ uncached }) => dollars(uncached),
  "5 min": (row) => share(row.coldFiveMinutes, row),
  "1 h": (row) => share(row.coldHour, row),
  "5 min, warm": (row) => share(row.fiveMinutes, row),
  "1 h, warm": (row) => share(row.hour, row),
};

const TRANSLATION: Columns<CostRow> = {
  model: ({ model }) => model,
  "tokens in": ({ translation }) => String(translation.input),
  "tokens out": ({ translation }) => String(translation.output),
  USD: ({ translation }) => dollars(translation.usd),
};

interface Aim {
  readonly what: string;
  readonly most: number;
  readonly of: (row: CostRow) => number;
}

const AIMS: readonly Aim[] = [
  { what: "kept 5 minutes", most: 0.35, of: ({ coldFiveMinutes }) => coldFiveMinutes },
  { what: "kept an hour", most: 0.5, of: ({ coldHour }) => coldHour },
  { what: "kept 5 minutes, warm", most: 0.25, of: ({ fiveMinutes }) => fiveMinutes },
];

/** How far the prompt cache brings the questions, asked minute by minute, of the model that is asked where none is named. */
export function aimTable([row]: readonly CostRow[]): string {
  if (!row) return "";
  return markdownTable<Aim>(
    {
      [row.model]: ({ what }) => what,
      "of the prompts": ({ of }) => percent(shareOf(of(row), row)),
      "with the answers": ({ of }) => percent(of(row) / row.uncached),
      "of the raw page": ({ of }) => percent(of(row) / row.rawPage),
      "to reach": ({ most }) => `≤ ${percent(most)}`,
      reached: ({ of, most }) => (shareOf(of(row), row) <= most ? "yes" : "**no**"),
    },
    AIMS,
  );
}

/** Of the article itself, once for each model. */
export const translationTable = (rows: readonly CostRow[]): string =>
  markdownTable(
    TRANSLATION,
    rows.filter(({ model }, at) => rows.findIndex((row) => row.model === model) === at),
  );

export const costTable = (rows: readonly CostRow[]): string => markdownTable(COLUMNS, rows);
