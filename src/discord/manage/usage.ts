import type { AutocompleteInteraction, ChatInputCommandInteraction } from "discord.js";
import { UserError } from "../../errors.ts";
import { drawSpending } from "../../export/chart/chart.ts";
import { monthName, monthOf } from "../../locale/month.ts";
import { translator, type Translate } from "../../locale/translate.ts";
import type { Log } from "../../log.ts";
import type { SettingsStore } from "../../store/settings.ts";
import type { Usage } from "../../store/usage.ts";
import { search } from "../command/search.ts";
import { isManager, ownServer } from "./place.ts";
import { replyLater, replyPrivately } from "../delivery/reply.ts";
import { ownUsage, serverUsage } from "./usage-view.ts";

export interface UsageOptions {
  readonly usage: Usage;
  readonly settings: SettingsStore;
  readonly log: Log;
  readonly now: () => number;
}

/** Months that are offered: as many as are kept. */
const MONTHS = 13;

/** What a month cost: a server's for those who manage it, everybody else's own. */
export function createUsageReport({ usage, settings, log, now }: UsageOptions) {
  return { report, offer };

  async function report(interaction: ChatInputCommandInteraction): Promise<void> {
    const { user, locale } = interaction;
    const server = ownServer(interaction);
    const months = monthsUntil(now());
    const month = interaction.options.getString("month") ?? months[0];
    if (month === undefined || !months.includes(month)) throw new UserError("unknown_month");
    const t = translator(locale);
    if (server === null || !isManager(interaction)) {
      return replyPrivately(interaction, ownUsage(await usage.own(user.id, month), month, t));
    }
    return replyLater(interaction, () => ofServer(server, month, t));
  }

  async function ofServer(guildId: string, month: string, t: Translate) {
    const spent = await usage.month(guildId, month);
    const { budgetUsd } = await settings.get(guildId);
    const picture = spent.days.length === 0 ? undefined : await drawn(month, spent.days);
    return serverUsage(spent, { t, month, budgetUsd, picture });
  }

  /** The numbers are worth having without their picture. */
  async function drawn(...spending: Parameters<typeof drawSpending>): Promise<Uint8Array | undefined> {
    try {
      return await drawSpending(...spending);
    } catch (error) {
      log.warn({ err: error }, "a month's spending could not be drawn");
      return undefined;
    }
  }

  async function offer(interaction: AutocompleteInteraction): Promise<void> {
    const named = monthsUntil(now()).map((value) => ({ value, name: monthName(value, interaction.locale) }));
    await interaction.respond(search(named, ({ name, value }) => [name, value], interaction.options.getFocused()));
  }
}

/** This month first. */
function monthsUntil(now: number): string[] {
  const date = new Date(now);
  return Array.from({ length: MONTHS }, (_, back) =>
    monthOf(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - back)),
  );
}
