import type { Figure, Figures } from "./figures.ts";
import { intervalText, percent } from "./shares.ts";
import { table } from "./table.ts";

const START = "<!-- checks -->";
const END = "<!-- /checks -->";

/** The page with these figures in the place of what stands between its two marks. Throws where it hasn't got them. */
export function withFigures(page: string, figures: Figures): string {
  const [start, end] = [page.indexOf(START), page.indexOf(END)];
  if (start === -1 || end < start) throw new Error(`It needs the lines ${START} and ${END}.`);
  return `${page.slice(0, start)}${START}\n\n${summaryOf(figures)}\n\n${page.slice(end)}`;
}

/** The figures of all languages together. What a file has nothing of isn't there. */
function summaryOf({ documents, units, clean, corruptions, quotes }: Figures): string {
  const languages = Object.keys(clean).filter((language) => language !== "all");
  const flagged = (severity: "hard" | "soft") => counted(`any ${severity} flag`, clean["all"]?.[severity]);
  const planted = Object.entries(corruptions).flatMap(([corruption, { all }]) =>
    all === undefined || all.any.n === 0
      ? []
      : [[...counted(corruption, all.any), percent(all.hard), intervalText(all.hard)]],
  );
  const tried = (["faithful", "false"] as const).flatMap((kind) =>
    Object.entries(quotes[kind]).flatMap(([change, { all }]) =>
      all === undefined || all.n === 0 ? [] : [counted(`${change} (${kind})`, all)],
    ),
  );
  return [
    `${documents} documents, ${units} units; languages: ${languages.join(", ")}. Intervals are Wilson's, of 95 %.`,
    table(["human translations with", "n", "share", "95 %"], [flagged("hard"), flagged("soft")]),
    table(["planted", "n", "caught", "95 %", "by a hard check", "95 %"], planted),
    table(["quotes", "n", "accepted", "95 %"], tried),
  ].join("\n\n");
}

function counted(name: string, share: Figure | undefined): string[] {
  const { count, n } = share ?? { count: 0, n: 0 };
  return [name, String(n), percent({ count, n }), intervalText({ count, n })];
}
