import type { Figures } from "./figures.ts";
import { intervalText, percent } from "./shares.ts";
import { table } from "./table.ts";

/** The figures as Markdown tables, aligned to be read as they are. */
export function reportOf(figures: Figures): string {
  const languages = Object.keys(figures.clean).filter((language) => language !== "all");
  return [
    `${figures.documents} documents, ${figures.units} units, ${languages.length} languages. Intervals of 95 % (Wilson).`,
    table(
      ["clean documents with", "share", "95 %", ...languages],
      (["hard", "soft"] as const).map((severity) => {
        const of = (language: string) => figures.clean[language]?.[severity] ?? { count: 0, n: 0 };
        return [
          `any ${severity} flag`,
          percent(of("all")),
          intervalText(of("all")),
          ...languages.map((code) => percent(of(code))),
        ];
      }),
    ),
    table(
      ["false alarms by", "documents", "95 %", ...languages],
      Object.entries(figures.falseAlarms["all"] ?? {}).map(([check, share]) => [
        check,
        percent(share),
        intervalText(share),
        ...languages.map((code) => percent(figures.falseAlarms[code]?.[check] ?? { count: 0, n: 0 })),
      ]),
    ),
    table(
      ["planted", "n", "caught", "95 %", "hard", "95 %", ...languages, "by check"],
      Object.entries(figures.corruptions).map(([corruption, byLanguage]) => {
        const all = byLanguage["all"];
        if (all === undefined) return [corruption];
        return [
          corruption,
          String(all.any.n),
          percent(all.any),
          intervalText(all.any),
          percent(all.hard),
          intervalText(all.hard),
          ...languages.map((code) => percent(byLanguage[code]?.any ?? { count: 0, n: 0 })),
          Object.entries(all.byCheck)
            .map(([check, count]) => `${check} ${count}`)
            .join(", "),
        ];
      }),
      ["by check"],
    ),
    ...(["faithful", "false"] as const).map((kind) =>
      table(
        [`${kind} quotes`, "n", "accepted", "95 %", ...languages],
        Object.entries(figures.quotes[kind]).map(([change, byLanguage]) => {
          const all = byLanguage["all"] ?? { count: 0, n: 0 };
          const others = languages.map((code) => percent(byLanguage[code] ?? { count: 0, n: 0 }));
          return [change, String(all.n), percent(all), intervalText(all), ...others];
        }),
      ),
    ),
  ].join("\n\n");
}
