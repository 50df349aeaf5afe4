import { ComponentType, type APIComponentInContainer } from "discord.js";
import type { TaskName } from "../../job.ts";
import { dollars } from "../../locale/dollars.ts";
import { monthName } from "../../locale/month.ts";
import type { Translate } from "../../locale/translate.ts";
import type { MonthUsage, Totals } from "../../store/usage.ts";
import { message, textDisplay, type Message } from "../message/message.ts";

/** The chart's colours. */
const SQUARES: Readonly<Record<TaskName, string>> = { translate: "🟦", summarize: "🟧", quotes: "🟩", ask: "🟪" };

/** People who are named; the others are summed up. */
const MOST_PEOPLE = 15;

export interface UsageView {
  readonly t: Translate;
  /** `2026-11` */
  readonly month: string;
  /** The server's own for a month; undefined where it has none. */
  readonly budgetUsd: number | undefined;
  /** Of the days, as a PNG; absent where it couldn't be drawn. */
  readonly picture: Uint8Array | undefined;
}

/** What a server spent in a month: in all, by day, by task and by person. Naming people doesn't ping them. */
export function serverUsage({ total, tasks, people }: MonthUsage, view: UsageView): Message {
  const { t, month, budgetUsd, picture } = view;
  const name = `usage-${month}.png`;
  const head = [
    `### ${t("usage.server", { month: monthName(month, t.locale) })}`,
    totals(total, t),
    ...(budgetUsd === undefined
      ? []
      : [t("usage.budget", { usd: dollars(total.usd, t.locale), budget: dollars(budgetUsd, t.locale) })]),
  ];
  const components: APIComponentInContainer[] = [
    textDisplay(head.join("\n")),
    ...(picture ? [gallery(name, t("usage.picture", { month: monthName(month, t.locale) }))] : []),
    ...section(
      t("usage.byTask"),
      tasks.map(({ task, ...sums }) => {
        const label = `${SQUARES[task]} ${t(`usage.tasks.${task}`)}`;
        return `- ${t("list.labelled", { label, text: totals(sums, t) })}`;
      }),
    ),
    ...section(t("usage.byPerson"), [
      ...people.slice(0, MOST_PEOPLE).map(({ userId, ...sums }) => {
        const who = userId === undefined ? t("usage.forgotten") : `<@${userId}>`;
        return `- ${t("list.labelled", { label: who, text: totals(sums, t) })}`;
      }),
      ...others(people.slice(MOST_PEOPLE), t),
    ]),
  ];
  const files = picture ? [{ name, data: Buffer.from(picture) }] : [];
  return message([{ type: ComponentType.Container, components }], files);
}

/** What one person spent in a month, wherever it was. */
export function ownUsage(sums: Totals, month: string, t: Translate): Message {
  return message([
    textDisplay([`### ${t("usage.own", { month: monthName(month, t.locale) })}`, totals(sums, t)].join("\n")),
  ]);
}

function totals({ jobs, tokens, usd, cached, savedUsd }: Totals, t: Translate): string {
  if (jobs === 0 && tokens === 0) return t("usage.nothing");
  const compact = new Intl.NumberFormat(t.locale, { notation: "compact", maximumFractionDigits: 1 });
  return [
    `**${dollars(usd, t.locale)}**`,
    t("usage.results", { count: jobs }),
    ...(cached > 0 ? [t("usage.cached", { count: cached, usd: dollars(savedUsd, t.locale) })] : []),
    t("usage.tokens", { tokens: compact.format(tokens) }),
  ].join(" · ");
}

function others(people: MonthUsage["people"], t: Translate): string[] {
  if (people.length === 0) return [];
  const usd = people.reduce((sum, person) => sum + person.usd, 0);
  return [`- ${t("usage.others", { count: people.length, usd: dollars(usd, t.locale) })}`];
}

function section(heading: string, lines: readonly string[]): APIComponentInContainer[] {
  return lines.length === 0 ? [] : [textDisplay([`**${heading}**`, ...lines].join("\n"))];
}

function gallery(name: string, description: string): APIComponentInContainer {
  return { type: ComponentType.MediaGallery, items: [{ media: { url: `attachment://${name}` }, description }] };
}
