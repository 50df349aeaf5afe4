import { Routes, type ChatInputCommandInteraction, type REST } from "discord.js";
import type { Core } from "../../core.ts";
import { monthOf } from "../../locale/month.ts";
import { translator } from "../../locale/translate.ts";
import type { Log } from "../../log.ts";
import type { Runner } from "../../queue/runner.ts";
import type { Registered } from "../command/data.ts";
import type { Incidents } from "../job/incidents.ts";
import { staleCommands } from "../register.ts";
import { lookAtServer, type ChannelAccess } from "../access/server-access.ts";
import { diagnosis, type Findings } from "./doctor-view.ts";
import { managedServer } from "./place.ts";
import { replyLater } from "../delivery/reply.ts";

export interface DoctorOptions {
  readonly core: Pick<Core, "faults" | "isModelResting" | "settings" | "usage" | "size">;
  readonly rest: Pick<REST, "get">;
  readonly runner: Pick<Runner, "load">;
  readonly incidents: Pick<Incidents, "latest">;
  readonly commands: readonly Registered[];
  readonly messageContent: boolean;
  /** That the whole installation may spend in a month. */
  readonly budgetUsd: number;
  /** Asks the model for a sign of life; “off” where none is set up. */
  readonly lookAtModel: () => Promise<Exclude<Findings["model"], "resting">>;
  readonly log: Log;
  readonly now: () => number;
}

/** Looks at all that the bot needs in a server, for those who manage it. */
export function createDoctor(options: DoctorOptions) {
  const { core, rest, runner, incidents, commands, messageContent, budgetUsd, lookAtModel, log, now } = options;

  return async (interaction: ChatInputCommandInteraction): Promise<void> => {
    const server = managedServer(interaction);
    await replyLater(interaction, async () => {
      const [channels, model, stale] = await Promise.all([
        attempt(() => channelsOf(server, interaction)),
        attempt(lookAtModel),
        attempt(() => staleIn(interaction.applicationId)),
      ]);
      const findings: Findings = {
        channels,
        messageContent,
        model: core.isModelResting() ? "resting" : (model ?? "failed"),
        commands: stale === undefined ? undefined : { count: commands.length, stale },
        budget: await budgetOf(server),
        load: await runner.load(),
        bytes: await core.size(),
        faults: core.faults.count(),
        incidents: incidents.latest(server),
      };
      return diagnosis(findings, translator(interaction.locale));
    });
  };

  /** What can't be looked at is no reason to keep back the rest. */
  async function attempt<T>(look: () => Promise<T>): Promise<T | undefined> {
    try {
      return await look();
    } catch (error) {
      log.warn({ err: error }, "the doctor could not look at something");
      return undefined;
    }
  }

  async function channelsOf(id: string, { client }: ChatInputCommandInteraction): Promise<readonly ChannelAccess[]> {
    return (await lookAtServer(rest, { id, name: "" }, client.user.id)).channels;
  }

  async function staleIn(applicationId: string): Promise<number> {
    const query = new URLSearchParams({ with_localizations: "true" });
    const theirs = await rest.get(Routes.applicationCommands(applicationId), { query });
    return staleCommands(Array.isArray(theirs) ? theirs : [], commands).length;
  }

  async function budgetOf(server: string): Promise<Findings["budget"]> {
    const month = monthOf(now());
    const { budgetUsd: ofServer = budgetUsd } = await core.settings.get(server);
    const left = Math.min(
      ofServer - (await core.usage.spent(server, month)),
      budgetUsd - (await core.usage.spentInAll(month)),
    );
    return { usd: Math.min(ofServer, budgetUsd), leftUsd: Math.max(0, left) };
  }
}
