import { markdownTable } from "../markdown.ts";
import type { Figure } from "./figures.ts";

const shown = (value: number | undefined): string | undefined =>
  value === undefined ? undefined : value.toFixed(value < 10 ? 1 : 0);

/** A Markdown table of the bot's figures beside the bare client's. */
export function botTable(figures: readonly Figure[]): string {
  return markdownTable<Figure>(
    {
      "": ({ what }) => what,
      unit: ({ unit }) => unit,
      Dragoman: ({ dragoman }) => shown(dragoman),
      "bare client": ({ bare }) => shown(bare),
      ratio: ({ dragoman, bare }) => (bare === undefined ? undefined : (dragoman / bare).toFixed(2)),
      "to reach": ({ target }) => target?.says,
      reached: (figure) => figure.target && (figure.target.isMet(figure) ? "yes" : "**no**"),
    },
    figures,
  );
}
